"""Pictures of notebooks, on a light page and on a dark one."""

import io
from typing import Any

import matplotlib as mpl
import pytest
from matplotlib import colors
from matplotlib.figure import Figure
from tests.firsthand.drawing.test_tokens import contrast

from firsthand.drawing.any_page import on_any_page
from firsthand.drawing.tokens import COLOURS

LARGE = 3.0  # the least contrast of what is no small print (WCAG 2)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_stands_out_from_the_page(scheme: str) -> None:
    paper = getattr(COLOURS["paper"], scheme)
    inks = {
        value
        for name, value in on_any_page().items()
        if name.endswith("color") and value != "none"
    }
    for ink in inks:
        assert contrast(colors.to_hex(ink), paper) >= LARGE


def test_nothing_is_painted_behind_a_picture() -> None:
    settings: Any = on_any_page()
    with mpl.rc_context(settings):
        figure = Figure()
        figure.subplots()
        buffer = io.BytesIO()
        figure.savefig(buffer, format="rgba")
    pixels = buffer.getvalue()
    alpha = pixels[3::4]
    assert alpha.count(0) > len(alpha) / 2
