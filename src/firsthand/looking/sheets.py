"""Contact sheets: a page on every screen and in every scheme, on one picture.

What a reader sees at once stands side by side, so that what breaks on one
screen alone is seen.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from PIL import Image
from playwright.sync_api import Browser

from firsthand.looking.browser import PATIENCE, visit

Scheme = Literal["light", "dark"]

WIDTHS = (360, 768, 1280, 1920)  # pixels
HEIGHT = 900
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
SHOWN = 9000  # pixels of a page's height; more is no longer looked at
SMALLER = 0.4  # of what the browser shows
GAP = 16  # pixels between pictures
PAPER_WIDTH = 720  # pixels, about that of a sheet between its margins
# A browser leaves out of a picture what is far from its window, too.
DRAWN = "* { content-visibility: visible !important }"


@dataclass(frozen=True)
class Screen:
    """How a page is looked at: a width, a scheme, and what is special."""

    width: int
    scheme: Scheme
    is_forced: bool = False
    is_paper: bool = False


ALL = tuple(Screen(width, scheme) for scheme in SCHEMES for width in WIDTHS)
SPECIAL = (
    *(Screen(PAPER_WIDTH, scheme, is_paper=True) for scheme in SCHEMES),
    *(Screen(1280, scheme, is_forced=True) for scheme in SCHEMES),
)


def write(
    browser: Browser,
    address: str,
    pages: Iterable[str],
    screens: Iterable[Screen],
    folder: Path,
) -> Iterator[Path]:
    """Write a contact sheet for each page; yield its file once it is there.

    Args:
        browser: What to look with.
        address: Where the site is served.
        pages: Addresses of pages below it.
        screens: How to look at each.
        folder: Where the sheets go.
    """
    folder.mkdir(parents=True, exist_ok=True)
    contexts = [(one, browser.new_context(**options(one))) for one in screens]
    for page in pages:
        shots = []
        for screen, context in contexts:
            tab = context.new_page()
            tab.set_default_timeout(PATIENCE)
            tab.emulate_media(media="print" if screen.is_paper else "screen")
            visit(tab, address + page)
            shots.append(shot(tab))
            tab.close()
        file = folder / f"{page.strip('/').replace('/', '.') or 'home'}.png"
        beside(shots).save(file)
        yield file


def options(screen: Screen) -> dict[str, Any]:
    """Return what a browser must be told to be such a screen."""
    return {
        "viewport": {"width": screen.width, "height": HEIGHT},
        "color_scheme": screen.scheme,
        "forced_colors": "active" if screen.is_forced else "none",
        "reduced_motion": "reduce",
    }


def shot(tab: Any) -> Image.Image:
    """Return a page from its head to its end, or as far as is looked at."""
    tab.add_style_tag(content=DRAWN)
    tab.evaluate("document.fonts.ready")
    size = tab.viewport_size
    height = tab.evaluate("document.documentElement.scrollHeight")
    clip = {"x": 0, "y": 0, "width": size["width"]}
    png = tab.screenshot(
        full_page=True, clip={**clip, "height": min(height, SHOWN)}
    )
    return Image.open(io.BytesIO(png)).convert("RGB")


def beside(shots: Iterable[Image.Image]) -> Image.Image:
    """Return pictures side by side, made smaller, their heads level."""
    small = [
        one.resize((round(one.width * SMALLER), round(one.height * SMALLER)))
        for one in shots
    ]
    width = sum(one.width + GAP for one in small) - GAP
    sheet = Image.new("RGB", (width, max(one.height for one in small)), "gray")
    x = 0
    for one in small:
        sheet.paste(one, (x, 0))
        x += one.width + GAP
    return sheet
