"""The design tokens: what can be told apart, and read."""

import re

import pytest

from firsthand.drawing import tokens
from firsthand.drawing.tokens import COLOURS, Colour

WORDS = ("ink", "soft", "link", "accent", *(c for c in COLOURS if "code" in c))
HALF = len(tokens.LIGHT_SCALE) // 2


def luminance(colour: str) -> float:
    """Return how bright a colour is, from 0 to 1 (WCAG 2)."""
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    ]
    shares = zip((0.2126, 0.7152, 0.0722), linear, strict=True)
    return sum(share * part for share, part in shares)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2)."""
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1])
@pytest.mark.parametrize("behind", ["paper", "panel"])
@pytest.mark.parametrize("name", WORDS)
def test_words_can_be_read(name: str, behind: str, scheme: int) -> None:
    pair = COLOURS[name][scheme], COLOURS[behind][scheme]
    assert contrast(*pair) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1])
@pytest.mark.parametrize("name", ["bar", "warning"])
def test_words_can_be_read_on_colour(name: str, scheme: int) -> None:
    other = {"bar": "on-bar", "warning": "behind-warning"}[name]
    assert contrast(COLOURS[name][scheme], COLOURS[other][scheme]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1])
def test_numbers_can_be_read_all_along_the_scale(scheme: int) -> None:
    for n, step in enumerate(tokens.scale().values()):
        letters = COLOURS["ink" if n < HALF else "paper"]
        assert contrast(step[scheme], letters[scheme]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1])
def test_the_scale_leads_away_from_the_paper(scheme: int) -> None:
    paper = COLOURS["paper"][scheme]
    steps = [contrast(c[scheme], paper) for c in tokens.scale().values()]
    assert steps == sorted(steps)
    assert len(set(steps)) == len(steps)


def test_each_colour_of_a_light_page_has_one_name() -> None:
    named: dict[str, Colour] = COLOURS | tokens.scale()
    assert len({colour.light for colour in named.values()}) == len(named)


def test_colours_are_six_hexadecimal_digits() -> None:
    for colour in (COLOURS | tokens.scale()).values():
        for value in (colour.light, colour.dark):
            assert re.fullmatch("#[0-9a-f]{6}", value)


def test_a_phone_shows_letters_large_enough() -> None:
    shown = tokens.PHONE / (72 * tokens.WIDTH)
    assert tokens.LETTERS * shown >= tokens.LEGIBLE
