"""Who takes part in delay recall: the models, and starts of some of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from firsthand.drawing.svg import Sheet
from firsthand.results import Record
from remembering_names.figures.labels import STARTED

MARKS = {  # what a run is at every delay, and how that looks
    "latch": "s",
    "clock": "o",
    "forgetful": "x",
    "other": "^",
}
FEW = 4  # labels along an axis
BOTH_ENDS = "D"  # of the network that is not tested so


@dataclass(frozen=True)
class Row:
    """A network: its key in results, its name, its colour, its start."""

    key: str
    label: str
    colour: str
    start: str = ""  # if it is another one than its model's

    @property
    def below(self) -> str:
        """What it is called in a list, below its model."""
        return f"… {self.start}" if self.start else self.label


def rows(sheet: Sheet) -> Iterator[Row]:
    """Yield each model, and after it those that start in other ways."""
    for look in sheet.looks:
        yield Row(look.key, look.label, look.colour)
        for key, (model, start) in STARTED.items():
            if model == look.key:
                name = f"{look.label}, {start}"
                yield Row(key, name, look.colour, start)


def ticks(delays: Sequence[int]) -> tuple[list[int], list[str]]:
    """Return where delays are on an axis, and the labels that have room.

    Of more than a few every other one has its label, and the last.
    """
    labels = [f"{delay:,}" for delay in delays]
    if len(delays) > FEW:
        labels[-2::-2] = [""] * len(labels[-2::-2])
    return [*delays], labels


def named(kind: Mapping[str, object] | None) -> str:
    """Return what a run is, in words; of a clock its period, too."""
    if kind is None:
        return "not tested"
    if kind["kind"] == "clock":
        return f"clock of {kind['period']}"
    return str(kind["kind"])


def ends(study: Record) -> Iterator[tuple[int, str]]:
    """Yield how far each seed got, and what it is then."""
    for solved, kind in zip(study.solved_up_to, study.kind, strict=True):
        yield solved, named(kind)
