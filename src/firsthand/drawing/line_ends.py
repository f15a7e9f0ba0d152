"""Labels where lines end, moved apart where they would overlap.

A legend makes a reader look from a line to a list and back. A label at the end
of its line does not; but ends that are close need some room between labels.
A thin line leads from each to its label, for a label that had to move may stand
nearer to another line than to its own.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Annotation

from firsthand.drawing.tokens import HAIR, LETTERS

BETWEEN = 1.15 * LETTERS  # points from one label's middle to the next one's
ASIDE = 17  # points from a line's end to its label
GAP = 5  # points from a line's end to the thin line that leads to its label

Side = Literal["left", "right"]


class End(NamedTuple):
    """The end of a line, in the data's units, and what stands there."""

    label: str
    colour: str
    x: float
    y: float


def label_ends(axes: Axes, ends: Sequence[End], side: Side = "right") -> None:
    """Write labels beside the ends of lines, each in its line's colour.

    Args:
        axes: Where the lines are; their limits must not change any more.
        ends: An end for each label.
        side: On which side of the ends labels stand.
    """
    notes = [note(axes, end, side) for end in ends]
    figure = axes.get_figure(root=True)
    if not isinstance(figure, Figure):
        raise TypeError("axes belong to no figure")
    figure.draw_without_rendering()  # so that places are known
    pixels = axes.transData.transform([(end.x, end.y) for end in ends])
    heights = [72 / figure.dpi * float(pixel[1]) for pixel in pixels]
    ways = [new - old for old, new in zip(heights, apart(heights), strict=True)]
    for one, way in zip(notes, ways, strict=True):
        one.set_position((aside(side), way))


def note(axes: Axes, end: End, side: Side) -> Annotation:
    """Write a label beside an end, with a thin line between them."""
    is_right = side == "right"
    leader = {
        "arrowstyle": "-",
        "lw": HAIR,
        "color": end.colour,
        "shrinkA": 0,
        "shrinkB": GAP,
        "relpos": (0 if is_right else 1, 0.5),
    }
    return axes.annotate(
        end.label,
        (end.x, end.y),
        (aside(side), 0),
        textcoords="offset points",
        ha="left" if is_right else "right",
        va="center",
        color=end.colour,
        annotation_clip=False,
        arrowprops=leader,
    )


def aside(side: Side) -> float:
    """Return how far to the right of an end its label begins, in points."""
    return ASIDE if side == "right" else -ASIDE


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
