"""Labels at the ends of lines do not overlap, and stay near."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure
from matplotlib.text import Annotation

from firsthand.drawing.line_ends import BETWEEN, GAP, End, apart, label_ends

HEIGHTS = st.lists(st.floats(-1000, 1000), min_size=1, max_size=12)


@given(HEIGHTS)
def test_labels_stand_far_enough_apart(heights: list[float]) -> None:
    moved = sorted(apart(heights))
    gaps = [b - a for a, b in pairwise(moved)]
    assert all(gap >= BETWEEN - 1e-6 for gap in gaps)


@given(HEIGHTS)
def test_labels_keep_the_order_and_the_middle_of_the_ends(
    heights: list[float],
) -> None:
    moved = apart(heights)
    order = sorted(range(len(heights)), key=heights.__getitem__)
    assert order == sorted(range(len(heights)), key=moved.__getitem__)
    assert abs(sum(moved) - sum(heights)) < 1e-6


def test_labels_with_room_stay_where_they_are() -> None:
    heights = [50.0, 0.0, 100.0]
    assert apart(heights) == heights


def test_a_label_has_its_lines_colour_and_stands_beside_its_end() -> None:
    figure = Figure()
    axes = figure.subplots()
    axes.plot([0, 1], [0, 1])
    label_ends(axes, [End("one", "#123456", 1, 1), End("two", "#654321", 1, 1)])
    assert [note.get_color() for note in axes.texts] == ["#123456", "#654321"]
    (_, first), (_, second) = (note.get_position() for note in axes.texts)
    assert second - first > BETWEEN - 1e-6


def test_a_thin_line_leads_from_each_end_to_its_label() -> None:
    figure = Figure()
    axes = figure.subplots()
    axes.plot([0, 1], [0, 1])
    label_ends(axes, [End("one", "#123456", 1, 1), End("two", "#654321", 1, 1)])
    figure.draw_without_rendering()
    end = axes.transData.transform((1, 1))
    for note in axes.texts:
        assert isinstance(note, Annotation)
        assert note.arrow_patch is not None
        leader = note.arrow_patch
        first, last = np.asarray(leader.get_path().vertices)[[0, -1]]
        assert np.hypot(*(last - end)) <= GAP * figure.dpi / 72 + 1
        middle = note.get_window_extent().intervaly.mean()
        assert first[1] == pytest.approx(middle, abs=1)
