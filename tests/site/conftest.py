"""The site, built and served once for all tests that read or visit it."""

import functools
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from firsthand.looking.browser import wait_for_scripts

ROOT = Path(__file__).parents[2]

# Python runs a module of this name when it starts. This one plays a machine
# without torch: it can be neither imported nor read.
WITHOUT_TORCH = """
import importlib.machinery
import os
import sys


class Absent:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name.partition(".")[0] == "torch":
            raise ModuleNotFoundError("No module named 'torch'", name="torch")


installed = importlib.machinery.PathFinder.find_spec("torch")
locations = installed.submodule_search_locations if installed else []
folders = tuple(os.path.join(location, "") for location in locations)


def refuse(event, arguments):
    if event == "open" and str(arguments[0]).startswith(folders):
        raise FileNotFoundError(arguments[0])


sys.meta_path.insert(0, Absent)
sys.addaudithook(refuse)
"""


@pytest.fixture(scope="session")
def without_torch(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return an environment in which Python finds no torch."""
    folder = tmp_path_factory.mktemp("without-torch")
    (folder / "sitecustomize.py").write_text(WITHOUT_TORCH)
    sources = os.pathsep.join((str(folder), str(ROOT / "src")))
    return os.environ | {"PYTHONPATH": sources}


@pytest.fixture(scope="session")
def built_site(
    tmp_path_factory: pytest.TempPathFactory, without_torch: dict[str, str]
) -> Path:
    """Build the site as a reader's machine would, and return its folder.

    One that another engine has built already is taken as it is.
    """
    if built_by_another := os.environ.get("BUILT_SITE"):
        return Path(built_by_another).resolve()
    folder = tmp_path_factory.mktemp("site")
    command = ["-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    built = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=without_torch,
        capture_output=True,
        text=True,
        check=False,
    )
    if built.returncode:
        pytest.fail(f"mkdocs build --strict failed:\n{built.stderr}")
    return folder


@pytest.fixture(scope="session", autouse=True)
def scripts_have_run() -> Iterator[None]:
    """Let tests go on with a page once its scripts have run."""
    with pytest.MonkeyPatch.context() as patch:
        for way in ("goto", "reload"):
            patch.setattr(Page, way, patient(getattr(Page, way)))
        yield


def patient(go: Callable[..., Any]) -> Callable[..., Any]:
    """Return a way to a page that waits for what runs once it is painted."""

    @functools.wraps(go)
    def wait(tab: Page, *args: Any, **options: Any) -> Any:
        answer = go(tab, *args, **options)
        wait_for_scripts(tab)
        return answer

    return wait


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files, keeps connections open, and logs nothing."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def address(built_site: Path) -> Iterator[str]:
    """Serve the site from this machine, and return its address."""
    handler = functools.partial(QuietHandler, directory=str(built_site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
