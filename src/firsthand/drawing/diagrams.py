"""What diagrams are drawn with: boxes, lines with corners, round operators.

Lengths are in tenths of an inch. Letters are large, for a diagram has to be
read on a phone too, where it is shown at two thirds of its size.
"""

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyArrowPatch, FancyBboxPatch
from matplotlib.path import Path

from firsthand.drawing import tokens
from firsthand.drawing.svg import Sheet

Point = tuple[float, float]

THIN, THICK = tokens.THIN, tokens.THICK
CORNER = 1.3
RADIUS = 1.75  # of an operator
WORDS, MATHS = 13.5, 15.5  # points


class Drawing:
    """An empty figure, and what can be put on it."""

    def __init__(self, sheet: Sheet, width: float, height: float) -> None:
        self.ink, self.faint = sheet.ink, sheet.faint
        size = (width / 10, height / 10)
        self.figure = Figure(figsize=size)
        self.figure.set_layout_engine("none")
        self.axes: Axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set(xlim=(0, width), ylim=(0, height))
        self.axes.set_axis_off()

    def write(self, at: Point, text: str, **options: Any) -> None:
        """Write words, or symbols between dollars, centred on a point."""
        maths = text.startswith("$")
        settings: dict[str, Any] = {
            "size": MATHS if maths else WORDS,
            "math_fontfamily": "custom",
            "ha": "center",
            "va": "center_baseline",
        }
        self.axes.text(*at, text, **(settings | options))

    def box(self, at: Point, size: Point, *lines: str, **options: Any) -> None:
        """Draw a box around a point, with one or two lines of text in it."""
        (x, y), (width, height) = at, size
        settings: dict[str, Any] = {
            "boxstyle": "round,pad=0,rounding_size=1",
            "facecolor": self.faint,
            "edgecolor": self.ink,
            "linewidth": THIN,
        }
        corner = (x - width / 2, y - height / 2)
        patch = FancyBboxPatch(corner, width, height, **(settings | options))
        self.axes.add_patch(patch)
        heights = (y,) if len(lines) == 1 else (y + 1.3, y - 1.5)
        for line, height in zip(lines, heights, strict=True):
            self.write((x, height), line)

    def operator(self, at: Point, sign: str) -> None:
        """Draw a circle with a dot, which multiplies, or a plus."""
        x, y = at
        self.circle(at, RADIUS, fill=False)
        if sign == "·":
            self.circle(at, 0.35, facecolor=self.ink)
            return
        arm = 0.6 * RADIUS
        for xs, ys in (
            ((x - arm, x + arm), (y, y)),
            ((x, x), (y - arm, y + arm)),
        ):
            self.axes.plot(xs, ys, color=self.ink, lw=THIN)

    def junction(self, at: Point, colour: str | None = None) -> None:
        """Draw the dot where a line parts in two."""
        colour = colour or self.ink
        self.circle(at, 0.42, facecolor=colour, edgecolor=colour)

    def circle(self, at: Point, radius: float, **options: Any) -> None:
        """Draw a circle."""
        settings: dict[str, Any] = {"edgecolor": self.ink, "linewidth": THIN}
        self.axes.add_patch(Circle(at, radius, **(settings | options)))

    def line(
        self,
        *points: Point,
        colour: str | None = None,
        width: float = THIN,
        head: bool = True,
        dashed: bool = False,
    ) -> None:
        """Draw a line through points, its corners rounded, with an arrowhead.

        Args:
            points: Where it begins, turns and ends.
            colour: Its colour; ink if None.
            width: Its width in points.
            head: Whether it has an arrowhead.
            dashed: Whether it is dashed.
        """
        patch = FancyArrowPatch(
            path=rounded(points),
            arrowstyle="-|>" if head else "-",
            mutation_scale=9 + 2.2 * width,
            color=colour or self.ink,
            linewidth=width,
            linestyle=(0, (3, 1.6)) if dashed else "-",
            joinstyle="round",
            capstyle="butt",
        )
        self.axes.add_patch(patch)


def rounded(points: Sequence[Point]) -> Path:
    """Return the path through points, with a curve at each turn."""
    vertices, codes = [points[0]], [Path.MOVETO]
    for before, corner, after in zip(
        points, points[1:], points[2:], strict=False
    ):
        vertices += [towards(corner, before), corner, towards(corner, after)]
        codes += [Path.LINETO, Path.CURVE3, Path.CURVE3]
    return Path([*vertices, points[-1]], [*codes, Path.LINETO])


def towards(start: Point, end: Point) -> Point:
    """Return the point that is a corner's length from `start`."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    share = CORNER / (dx**2 + dy**2) ** 0.5
    return start[0] + share * dx, start[1] + share * dy
