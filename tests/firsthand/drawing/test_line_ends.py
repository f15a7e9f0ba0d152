"""Labels at the ends of lines do not overlap, and stay near."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure

from firsthand.drawing.line_ends import BETWEEN, End, apart, label_ends

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
