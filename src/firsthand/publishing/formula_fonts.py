"""KaTeX's fonts, cut to the letters that a site's formulas have.

They have hundreds each, and a page waits for some of them before it is all
there. A site is built once and then read often, so its letters are known.
"""

import html
import io
import re
from collections.abc import Iterator
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = "assets/katex/fonts"
# What is seen of a formula: text, and elements that KaTeX makes it of.
FORMULA = re.compile(
    r'class="katex-html"[^>]*>((?:[^<]|</?(?:span|svg|path)\b[^>]*>)*)'
)
TAG = re.compile("<[^>]*>")


def cut(site: Path) -> None:
    """Leave in a built site's fonts only the letters of its formulas.

    Args:
        site: Its folder; one without KaTeX's fonts stays as it is.
    """
    letters = {*used(site)}
    for file in sorted((site / FONTS).glob("*.woff2")):
        file.write_bytes(cut_to(file, letters))


def used(site: Path) -> Iterator[int]:
    """Yield the codes of all letters in formulas of a site's pages."""
    for page in site.rglob("*.html"):
        for formula in FORMULA.findall(page.read_text("utf-8")):
            yield from map(ord, {*html.unescape(TAG.sub("", formula))})


def cut_to(file: Path, letters: set[int]) -> bytes:
    """Return a font with those of some letters that it has."""
    font = TTFont(file, recalcTimestamp=False)
    options = subset.Options(
        name_IDs=[0, 1, 2, 4, 6, 13, 14], notdef_outline=True
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=letters)
    cutter.subset(font)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
