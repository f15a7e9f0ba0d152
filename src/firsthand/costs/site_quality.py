"""What a browser's audit said of the built site's pages, and of which site.

It is a measurement: it is taken by `make quality`, kept with the hash of the
site that was measured, and no result is made from it.
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from firsthand import results
from firsthand.encoding import dumps

FILE = f"{results.MEASUREMENTS}/site_quality.json"
SELF = "site-quality"  # the page that shows it, which it would change
ADVICE = "run `make quality`, or delete it"
ASSETS = "assets"  # the folder of scripts, styles and faces
# What is told of a page to others, and links to sources, depend on where the
# site is published; what leads to its PDF, on whether it was printed.
LEFT_OUT = re.compile(
    r"(?s)<meta\b[^>]*>"
    r'|<link rel="(?:canonical|alternate)"[^>]*>'
    r'|<script type="application/ld\+json">.*?</script>'
    r'|<p class="report-source">.*?</p>'
    r'|<div id="report-pdf">.*?</div>'
)


def site_hash(site: Path) -> str:
    """Return the hash of a built site: the same wherever it is published.

    It is of all pages and of what they load from the folder of assets. Left out
    are what is told of pages to others, links to sources, the page that shows
    this hash, the page for addresses without one, the PDF and links to it, and
    files beside the pages.
    """
    whole = hashlib.sha256()
    for name, content in parts(site):
        digest = hashlib.sha256(content).hexdigest()
        whole.update(f"{name} {digest}\n".encode())
    return whole.hexdigest()


def parts(site: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each file that the hash is of."""
    for file in sorted(site.rglob("*")):
        name = file.relative_to(site).as_posix()
        if file.name == "index.html" and name != f"{SELF}/index.html":
            text = file.read_text("utf-8")
            lines = map(str.strip, LEFT_OUT.sub("", text).splitlines())
            yield name, "\n".join(filter(None, lines)).encode()
        elif name.startswith(f"{ASSETS}/") and file.is_file():
            yield name, file.read_bytes()


def read(root: Path) -> Any:
    """Return what was measured; None if nothing was.

    Raises:
        ResultError: The file is damaged.
    """
    file = root / FILE
    return results.read(file, ADVICE) if file.is_file() else None


def write(root: Path, measured: Any) -> None:
    """Keep what was measured.

    Raises:
        ResultError: It cannot be written.
    """
    results.write(root / FILE, dumps(measured).encode())
