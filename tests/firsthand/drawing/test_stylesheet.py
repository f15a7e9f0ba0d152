"""The stylesheet that is made of the tokens."""

import re
from types import SimpleNamespace
from typing import Any

from firsthand.drawing import tokens
from firsthand.drawing.stylesheet import CHOSEN, UNTOLD, publish

SETTINGS = {
    "colours": {"model-one": ["#123456", "#abcdef"]},
    "face": {"family": "Plain"},
}


def sheet() -> str:
    """Return the stylesheet."""
    task: Any = SimpleNamespace(settings=SETTINGS)
    return str(publish(task)["css"])


def block(start: str) -> str:
    """Return what stands between the braces after a text."""
    rest = sheet().partition(start)[2]
    return rest[: rest.index("}")]


def test_every_colour_has_a_value_in_both_schemes() -> None:
    light, dark = block("\nbody {"), block(CHOSEN)
    for name, colour in tokens.COLOURS.items():
        assert f"--{name}: {colour.light};" in light
        assert f"--{name}: {colour.dark};" in dark


def test_a_reports_own_colours_are_among_them() -> None:
    assert "--model-one: #123456;" in block("\nbody {")
    assert "--model-one: #abcdef;" in block(UNTOLD)


def test_the_systems_scheme_holds_before_any_script() -> None:
    assert re.search(
        r"@media screen and \(prefers-color-scheme: dark\) {\s*"
        rf"{re.escape(UNTOLD)} {{\s*color-scheme: dark;",
        sheet(),
    )


def test_paper_is_light() -> None:
    for media in re.findall(
        r"@media ([^{]*)\{[^@]*color-scheme: dark", sheet()
    ):
        assert media.startswith("screen")


def test_forced_colours_are_the_systems_own() -> None:
    forced = block("@media (forced-colors: active) {")
    assert "--ink: CanvasText;" in forced
    assert "--paper: Canvas;" in forced


def test_every_size_is_there() -> None:
    for name, value in tokens.PAGE.items():
        assert f"--page-{name}: {value};" in sheet()
