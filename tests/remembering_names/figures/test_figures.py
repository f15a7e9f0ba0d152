"""Every figure of the report, drawn from the results of a quick run."""

import gzip
import re
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import matplotlib as mpl
import pytest
from tests.remembering_names.figures.drawings import described

from firsthand.target import Target
from firsthand.tasks import Outputs
from remembering_names.figures.catalogue import FIGURES
from remembering_names.root import ROOT

EACH = pytest.mark.parametrize("figure", FIGURES, ids=lambda one: one.name)
COLOURED = [  # a matrix has the colours of its scale
    one for one in FIGURES if not one.settings["draw"].endswith(":matrix")
]
COLOUR = re.compile(r"#[0-9a-f]{6}")
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
def test_every_colour_has_a_name(figure: Target, drawn: Drawn) -> None:
    svg = drawn[figure.name]["svg"]
    assert "--other-" not in svg
    assert not COLOUR.search(re.sub(r"var\(--[^)]*\)", "", svg))


@pytest.mark.parametrize("figure", COLOURED, ids=lambda one: one.name)
def test_each_model_has_its_colour(figure: Target, drawn: Drawn) -> None:
    for look in figure.settings["looks"]:
        name = f"var(--model-{look['key']},{look['colours'][0]})"
        assert name in drawn[figure.name]["svg"]


@EACH
def test_a_figure_is_described(figure: Target, drawn: Drawn) -> None:
    assert described(drawn[figure.name]["svg"])


@EACH
def test_a_figure_carries_no_date(figure: Target, drawn: Drawn) -> None:
    assert not re.search(r"\b20\d\d-\d\d-\d\d", drawn[figure.name]["svg"])


@EACH
def test_a_figure_is_small(figure: Target, drawn: Drawn) -> None:
    assert len(gzip.compress(drawn[figure.name]["svg"].encode())) <= 30_000


@EACH
def test_a_figure_has_letters(figure: Target, drawn: Drawn) -> None:
    assert "<text" in drawn[figure.name]["svg"]


@EACH
def test_a_phone_shows_all_letters_large_enough(
    figure: Target, drawn: Drawn
) -> None:
    assert "min-width" not in drawn[figure.name]["svg"]


def test_the_folder_of_figures_is_small() -> None:
    files = [ROOT / one.writes["svg"] for one in FIGURES]
    assert sum(file.stat().st_size for file in files) <= 3_000_000


def test_importing_all_figures_does_not_import_torch() -> None:
    subprocess.run([sys.executable, "-c", IMPORT_ALL], check=True)
