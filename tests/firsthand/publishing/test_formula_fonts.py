"""A built site's fonts have the letters of its formulas, and no others."""

import shutil
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from firsthand.publishing import formula_fonts
from firsthand.publishing.formulas import render, unsearched

ROOT = Path(__file__).resolve().parents[3]
MAIN = "KaTeX_Main-Regular.woff2"


def letters(file: Path) -> set[str]:
    """Return the letters that a font has."""
    return {chr(code) for code in TTFont(file).getBestCmap()}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site of two pages with a formula each, and KaTeX's fonts."""
    source = ROOT / "docs" / formula_fonts.FONTS
    shutil.copytree(source, tmp_path / formula_fonts.FONTS)
    for page, latex in (("index.html", "x = 3"), ("a/index.html", r"2 < \pi")):
        file = tmp_path / page
        file.parent.mkdir(exist_ok=True)
        formula = unsearched(render(ROOT, latex, display=False))
        file.write_text(f"<p>Words of {formula}, 4 & more.</p>", "utf-8")
    return tmp_path


def test_a_font_keeps_the_letters_of_all_pages_formulas(site: Path) -> None:
    formula_fonts.cut(site)
    main = letters(site / formula_fonts.FONTS / MAIN)
    assert main >= {*"=23<"}
    assert not main & {*"Wordsf,4&."}
    italic = letters(site / formula_fonts.FONTS / "KaTeX_Math-Italic.woff2")
    assert italic >= {"x", "\N{GREEK SMALL LETTER PI}"}


def test_the_last_formula_of_a_page_may_be_a_display(tmp_path: Path) -> None:
    display = render(ROOT, r"\frac{7}{\sqrt{8}}", display=True)
    page = f"<div class='arithmatex'>{display}</div><p>Q & A: 9.</p>"
    (tmp_path / "index.html").write_text(page, "utf-8")
    letters = {chr(code) for code in formula_fonts.used(tmp_path)}
    assert letters & {*"789QA&"} == {*"78"}


def test_letters_that_are_kept_are_as_wide_as_they_were(site: Path) -> None:
    file = site / formula_fonts.FONTS / MAIN
    before = TTFont(file)
    width = before["hmtx"][before.getBestCmap()[ord("3")]]
    formula_fonts.cut(site)
    after = TTFont(file)
    assert after["hmtx"][after.getBestCmap()[ord("3")]] == width


def test_the_same_pages_give_the_same_bytes(site: Path) -> None:
    once = formula_fonts.cut_to(site / formula_fonts.FONTS / MAIN, {51})
    again = formula_fonts.cut_to(site / formula_fonts.FONTS / MAIN, {51})
    assert once == again


def test_a_site_without_formulas_has_nothing_to_cut(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>Words.</p>", "utf-8")
    formula_fonts.cut(tmp_path)
    assert {*formula_fonts.used(tmp_path)} == set()
