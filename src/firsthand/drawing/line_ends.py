"""Labels where lines end, moved apart where they would overlap.

A legend makes a reader look from a line to a list and back. A label at the end
of its line does not; but ends that are close need some room between labels.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from firsthand.drawing.tokens import LETTERS

BETWEEN = 1.15 * LETTERS  # points from one label's middle to the next one's
ASIDE = 5  # points from a line's end to its label


class End(NamedTuple):
    """The end of a line, in the data's units, and what stands there."""

    label: str
    colour: str
    x: float
    y: float


def label_ends(
    axes: Axes, ends: Sequence[End], side: Literal["left", "right"] = "right"
) -> None:
    """Write labels beside the ends of lines, each in its line's colour.

    Args:
        axes: Where the lines are; their limits must not change any more.
        ends: An end for each label.
        side: On which side of the ends labels stand.
    """
    aside = ASIDE if side == "right" else -ASIDE
    notes = [
        axes.annotate(
            end.label,
            (end.x, end.y),
            (aside, 0),
            textcoords="offset points",
            ha="left" if side == "right" else "right",
            va="center",
            color=end.colour,
            annotation_clip=False,
        )
        for end in ends
    ]
    figure = axes.get_figure(root=True)
    if not isinstance(figure, Figure):
        raise TypeError("axes belong to no figure")
    figure.draw_without_rendering()  # so that places are known
    pixels = axes.transData.transform([(end.x, end.y) for end in ends])
    heights = [72 / figure.dpi * float(pixel[1]) for pixel in pixels]
    for note, old, new in zip(notes, heights, apart(heights), strict=True):
        note.set_position((aside, new - old))


def apart(heights: Sequence[float], between: float = BETWEEN) -> list[float]:
    """Return heights in the same order, each far enough from the next.

    Those that are too close move as little as they can, in sum of squares:
    each group that has to touch is centred on where its members were.
    """
    order = sorted(range(len(heights)), key=heights.__getitem__)
    groups: list[list[float]] = []  # of heights, less the room below each
    for place, n in enumerate(order):
        groups.append([heights[n] - place * between])
        while len(groups) > 1 and mean(groups[-2]) > mean(groups[-1]):
            last = groups.pop()
            groups[-1] += last
    level = [mean(group) for group in groups for _ in group]
    moved = [0.0] * len(heights)
    for place, n in enumerate(order):
        moved[n] = level[place] + place * between
    return moved


def mean(values: Sequence[float]) -> float:
    """Return the mean."""
    return sum(values) / len(values)
