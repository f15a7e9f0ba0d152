"""The built site, served and opened as a reader's browser would open it."""

import argparse
import functools
import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from firsthand.errors import ReportError

# It runs as root in containers, and asks nobody about updates.
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
TEXT = {".css", ".html", ".js", ".json", ".svg", ".txt", ".xml"}
SCRIPTS = "document.documentElement.dataset.scripts"  # what a page says of them
PATIENCE = 120_000  # milliseconds, for a page on a busy machine


def options(told: str | None) -> argparse.ArgumentParser:
    """Return what reads what every script needs that looks at a built site.

    Args:
        told: What the script does.
    """
    parser = argparse.ArgumentParser(description=told)
    add = parser.add_argument
    add("chromium", help="the browser's path: make writes it down")
    add("--site", type=Path, default=Path("site"), metavar="DIR")
    return parser


class Compressing(SimpleHTTPRequestHandler):
    """Serves files, those of text compressed, and logs nothing."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with a file; with its text compressed."""
        file = Path(self.translate_path(urlsplit(self.path).path))
        file = file / "index.html" if file.is_dir() else file
        if file.suffix not in TEXT or not file.is_file():
            super().do_GET()
            return
        body = gzip.compress(file.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder from this machine; yield its address.

    Raises:
        ReportError: It holds no site.
    """
    if not (site / "index.html").is_file():
        raise ReportError(f"{site} holds no built site: make site")
    handler = functools.partial(Compressing, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def chromium(path: str) -> Iterator[Browser]:
    """Start the Chromium that stands at a path; yield it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=OPTIONS)
        yield browser
        browser.close()


def visit(tab: Page, address: str) -> None:
    """Go to a page, and wait until its scripts have run."""
    tab.goto(address)
    wait_for_scripts(tab)


def wait_for_scripts(tab: Page) -> None:
    """Wait until a page's scripts have run, if it has any and may run them."""
    if tab.evaluate(f"{SCRIPTS} === 'wait'"):
        # A page's policy forbids to evaluate a condition in it time and again.
        tab.locator("html[data-scripts=run]").wait_for(state="attached")


def pages(site: Path) -> list[str]:
    """Return the addresses of a site's pages, below its own.

    What only sends on to another is none.
    """
    found = (file for file in site.rglob("index.html") if not sends_on(file))
    folders = (file.parent.relative_to(site).as_posix() for file in found)
    return sorted("" if one == "." else f"{one}/" for one in folders)


def sends_on(file: Path) -> bool:
    """Tell whether a file is left where a page was that has moved."""
    return 'http-equiv="refresh"' in file.read_text("utf-8")
