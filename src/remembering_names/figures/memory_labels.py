"""What lines of memory's figures are called: at their ends, or below."""

from collections.abc import Callable, Iterable, Mapping
from itertools import cycle

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from firsthand.drawing.line_ends import End, label_ends
from firsthand.drawing.svg import MARKERS, Look, Sheet
from firsthand.results import Record
from remembering_names.seeds import means_over_seeds

WHEN = ("initial", "trained")  # as words name them, too
FORMS = ("-", "--")  # of lines that show two things of one model
Rows = list[list[float]]  # a seed each, of a value a lag
Pick = Callable[[Record], Rows | None]
NO_OTHERS: Mapping[str, Pick] = {}


def name_lines(
    panels: Iterable[Axes],
    sheet: Sheet,
    pick: Pick,
    others: Mapping[str, Pick] = NO_OTHERS,
) -> None:
    """Write each model's label where its line ends, in every panel.

    Args:
        panels: Where.
        sheet: The models, and their numbers.
        pick: Whose ends have the model's label.
        others: Lines whose ends have a label of their own.
    """
    for axes, when in zip(panels, WHEN, strict=True):
        ends = []
        for label, one in [("", pick), *others.items()]:
            for look in sheet.looks:
                numbers = sheet.numbers[look.key].memory
                rows = one(numbers[when])
                if rows is None:
                    continue
                last = means_over_seeds(rows)[-1]
                name = label or look.label
                ends.append(End(name, look.colour, numbers.lags, last))
        label_ends(axes, ends)


def legend(figure: Figure, sheet: Sheet, labels: Iterable[str]) -> None:
    """Put what the forms of lines mean below a figure."""
    lines = [
        Line2D([], [], color=sheet.ink, ls=ls, label=label)
        for label, ls in zip(labels, FORMS, strict=True)
    ]
    figure.legend(handles=lines, loc="outside lower center", ncols=2)


def models(figure: Figure, looks: Iterable[Look]) -> None:
    """Put each model's marker and label below a figure."""
    lines = [
        Line2D([], [], color=look.colour, marker=marker, ms=4, label=look.label)
        for look, marker in zip(looks, cycle(MARKERS))
    ]
    figure.legend(handles=lines, loc="outside lower center", ncols=2)
