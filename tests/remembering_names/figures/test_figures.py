"""Every figure of the report, drawn from the results of a quick run."""

import subprocess
import sys
import xml.etree.ElementTree as etree
from collections.abc import Callable
from typing import Any

import matplotlib as mpl
import pytest

from firsthand.drawing.svg import FAINT, INK, SCHEMES
from firsthand.target import Target
from firsthand.tasks import Outputs
from remembering_names.figures.catalogue import FIGURES

EACH = pytest.mark.parametrize("figure", FIGURES, ids=lambda one: one.name)
COLOURED = [  # a matrix has the colours of its scale
    one for one in FIGURES if not one.settings["draw"].endswith(":matrix")
]
DC = "{http://purl.org/dc/elements/1.1/}"
IMPORT_ALL = """
import pkgutil, sys, remembering_names.figures as package
for module in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
    __import__(module.name)
sys.exit("torch" in sys.modules)
"""
Drawn = dict[str, Outputs]
Redraw = Callable[[Target], Outputs]


@EACH
def test_a_figure_is_drawn_to_the_same_bytes_again(
    figure: Target, drawn: Drawn, redraw: Redraw
) -> None:
    assert redraw(figure) == drawn[figure.name]


def test_an_authors_own_matplotlib_settings_change_nothing(
    drawn: Drawn, redraw: Redraw
) -> None:
    figure = COLOURED[2]  # with lines, text and a legend
    own: Any = {"lines.linewidth": 9, "font.family": "serif", "figure.dpi": 40}
    with mpl.rc_context(own):
        assert redraw(figure) == drawn[figure.name]


def test_drawing_leaves_matplotlibs_settings_alone(redraw: Redraw) -> None:
    before = dict(mpl.rcParams)
    redraw(FIGURES[0])
    assert dict(mpl.rcParams) == before


@EACH
def test_each_scheme_is_drawn_in_its_own_ink(
    figure: Target, drawn: Drawn
) -> None:
    for scheme, other in (SCHEMES, SCHEMES[::-1]):
        svg = drawn[figure.name][scheme]
        assert INK[scheme] in svg
        assert INK[other] not in svg
        assert FAINT[other] not in svg


@pytest.mark.parametrize("figure", COLOURED, ids=lambda one: one.name)
def test_each_model_has_the_colour_of_its_scheme(
    figure: Target, drawn: Drawn
) -> None:
    for n, scheme in enumerate(SCHEMES):
        for look in figure.settings["looks"]:
            svg = drawn[figure.name][scheme]
            assert look["colours"][n] in svg
            assert look["colours"][1 - n] not in svg


@EACH
def test_both_schemes_are_described_in_the_same_words(
    figure: Target, drawn: Drawn
) -> None:
    light, dark = (
        etree.fromstring(drawn[figure.name][scheme]).findtext(
            f".//{DC}description"
        )
        for scheme in SCHEMES
    )
    assert light
    assert light == dark


@EACH
def test_a_figure_carries_no_date(figure: Target, drawn: Drawn) -> None:
    for svg in drawn[figure.name].values():
        assert etree.fromstring(svg).find(f".//{DC}date") is None


def test_importing_all_figures_does_not_import_torch() -> None:
    subprocess.run([sys.executable, "-c", IMPORT_ALL], check=True)
