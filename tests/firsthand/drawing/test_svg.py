"""A figure as a file: what a page gets, whatever was drawn."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.figure import Figure

from firsthand.drawing import tokens
from firsthand.drawing.style import FAINT, INK
from firsthand.drawing.svg import Sheet, draw

SVG = "{http://www.w3.org/2000/svg}"
ALT = "A line falls. It ends at 0.5."
HERE = "tests.firsthand.drawing.test_svg"
LOOKS = [{"key": "one", "label": "One", "colours": ["#b34700", "#ff9d5c"]}]


def plain(sheet: Sheet) -> tuple[Figure, str]:
    """Draw a line with markers, words and a legend."""
    figure = Figure()
    axes = figure.subplots()
    axes.plot([3, 1, 2], "o-", color=sheet.looks[0].colour, label="falls & on")
    axes.set(title="first", xlabel="$h_{t-1}$")
    axes.legend()
    return figure, ALT


def shaded(sheet: Sheet) -> tuple[Figure, str]:
    """Draw shares as cells."""
    figure = Figure()
    shares = np.linspace(0, 1, 12).reshape(3, 4)
    figure.subplots().pcolormesh(shares, cmap=sheet.scale, vmin=0, vmax=1)
    return figure, ALT


def foreign(sheet: Sheet) -> tuple[Figure, str]:
    """Draw in a colour that has no name."""
    figure = Figure(figsize=(7, 3))
    figure.subplots().plot([1, 2], color="#123456")
    return figure, ALT


def svg_of(function: Callable[[Sheet], tuple[Figure, str]]) -> str:
    """Return the file of a figure."""
    name = function.__name__
    settings = {"draw": f"{HERE}:{name}", "name": f"a.{name}", "looks": LOOKS}
    return draw((settings, None), lambda _: None)


EACH = pytest.mark.parametrize("function", [plain, shaded, foreign])


@EACH
def test_every_colour_is_a_variable_of_the_page(
    function: Callable[[Sheet], tuple[Figure, str]],
) -> None:
    svg = svg_of(function)
    assert not re.findall(r"#[0-9a-f]{6}", re.sub(r"var\(--[^)]*\)", "", svg))
    for value in re.findall(r'(?:fill|stroke)="([^"]*)"', svg):
        assert value == "none" or value.startswith(("var(--", "url(#svg-a-"))


def test_colours_have_the_names_of_the_tokens() -> None:
    svg = svg_of(plain)
    assert f"var(--ink,{INK})" in svg
    assert f"var(--faint,{FAINT})" in svg
    assert "var(--model-one,#b34700)" in svg
    assert "--other" not in svg


def test_shares_have_the_colours_of_the_scale() -> None:
    svg = svg_of(shaded)
    names = {f"--scale-{n}" for n in range(len(tokens.LIGHT_SCALE))}
    assert {*re.findall(r"--scale-\d+", svg)} == names


def test_a_colour_without_a_name_stays_itself() -> None:
    assert "var(--other-123456,#123456)" in svg_of(foreign)


def test_letters_stay_letters() -> None:
    words = [text.text for text in etree.fromstring(svg_of(plain)).iter()]
    assert "falls & on" in words
    assert "first" in words


def test_it_is_described_in_a_title_and_more_words() -> None:
    root = etree.fromstring(svg_of(plain))
    assert root.get("role") == "img"
    title, rest = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert rest is not None
    assert (title.text, rest.text) == ("A line falls.", "It ends at 0.5.")
    assert root.get("aria-labelledby") == title.get("id")
    assert root.get("aria-describedby") == rest.get("id")


@EACH
def test_ids_begin_with_the_figures_name_and_are_all_used(
    function: Callable[[Sheet], tuple[Figure, str]],
) -> None:
    svg = svg_of(function)
    found = re.findall(r'\bid="([^"]*)"', svg)
    assert len({*found}) == len(found)
    for one in found:
        assert one.startswith(f"svg-a-{function.__name__}-")
        assert svg.count(one) > 1
    named = re.findall(r'(?:url\(|href=")#([\w.-]+)', svg)
    assert {*named} <= {*found}


def test_no_style_reaches_the_page_around_it() -> None:
    svg = svg_of(plain)
    assert "<style" not in svg
    assert "<metadata" not in svg


def test_it_is_drawn_to_the_same_bytes_again() -> None:
    assert svg_of(plain) == svg_of(plain)


def test_an_authors_own_settings_change_nothing() -> None:
    usual = svg_of(plain)
    with mpl.rc_context({"lines.linewidth": 9, "font.size": 20}):
        assert svg_of(plain) == usual


def test_only_what_a_phone_would_show_too_small_has_a_least_width() -> None:
    assert "min-width" not in svg_of(plain)
    assert "min-width" in svg_of(foreign)


def test_one_token_changes_the_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = svg_of(plain)
    monkeypatch.setattr(tokens, "LETTERS", tokens.LETTERS + 1)
    assert svg_of(plain) != usual
