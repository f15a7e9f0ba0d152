"""The design tokens: what pages and figures look like, said once.

The stylesheet and Matplotlib's style are both made from these. A colour has a
value on a light page and one on a dark page; a word like `Canvas` is what
takes its place where the reader's system forces its own colours.
"""

from typing import NamedTuple


class Colour(NamedTuple):
    """A colour: on a light page, on a dark one, and if colours are forced."""

    light: str
    dark: str
    forced: str = ""


COLOURS = {
    "paper": Colour("#fdfcf9", "#14181b", "Canvas"),
    "panel": Colour("#f3f1eb", "#1d2327", "Canvas"),  # code, and what is beside
    "ink": Colour("#22282c", "#e7e4dc", "CanvasText"),
    "soft": Colour("#545c61", "#b3b2ab", "CanvasText"),  # captions
    "faint": Colour("#d9d6cd", "#3b4247", "GrayText"),  # grids and rules
    "link": Colour("#0b5c6b", "#86cddb", "LinkText"),
    "accent": Colour("#a8470f", "#f3a672", "Highlight"),
    "bar": Colour("#1c4a57", "#0f2a32", "Canvas"),  # the head of a page
    "on-bar": Colour("#ffffff", "#f2f0ea", "CanvasText"),
    "warning": Colour("#8a4b00", "#ffcf8f", "CanvasText"),
    "behind-warning": Colour("#fff4e0", "#3a2a10", "Canvas"),
    "code-keyword": Colour("#1d5aa8", "#8db1f2"),
    "code-string": Colour("#1c6b42", "#86d0a0"),
    "code-number": Colour("#b3261e", "#f0917f"),
    "code-function": Colour("#8a3a9c", "#d893e6"),
    "code-constant": Colour("#5a45c4", "#b3a6f0"),
    "code-special": Colour("#b01050", "#f48fb1"),
}
# From nothing to all. Ink can be read on the lower half, paper on the upper.
LIGHT_SCALE = (
    *("#dff2f3", "#c6dfe1", "#acc9cd", "#8fb2b7", "#749ca3"),
    *("#49747e", "#356673", "#1f5766", "#074556", "#013343"),
)
DARK_SCALE = (
    *("#0b2324", "#173537", "#204549", "#2c565d", "#386871"),
    *("#588f9b", "#66a2b2", "#75b7cb", "#86cce5", "#9ce1fd"),
)

# Figures, in points and inches. A phone of 360 pixels shows a figure of this
# width at seven eighths of its size, its letters then are 11 pixels high.
LETTERS, TITLES = 9.6, 10.4
WIDTH = 3.9
HAIR, THIN, LINE, THICK = 0.6, 1.3, 1.6, 3.2  # of lines
LEGIBLE = 11  # pixels, the least height of letters
PHONE = 328  # pixels that a page has for a figure on the narrowest phone

# Pages, in their own unit: a twentieth of an inch on most screens.
PAGE = {
    "measure": "36rem",  # where prose, code, tables and figures end
    "prose": "0.84rem",
    "small": "0.72rem",
    "code": "0.66rem",
    "leading": "1.62",
    "space": "1.2rem",
    "rule": "0.05rem",
    "figure": "21.5rem",  # beside it stands its caption
}


def scale() -> dict[str, Colour]:
    """Return the colours from nothing to all, by name."""
    pairs = zip(LIGHT_SCALE, DARK_SCALE, strict=True)
    return {f"scale-{n}": Colour(*pair) for n, pair in enumerate(pairs)}
