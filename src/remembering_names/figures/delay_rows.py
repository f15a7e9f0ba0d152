"""Who takes part in delay recall: the models, and starts of some of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from firsthand.drawing.svg import Sheet
from firsthand.drawing.words import Voice
from firsthand.filters import count
from firsthand.results import Record
from remembering_names.figures.delay_words import WORDS
from remembering_names.figures.labels import STARTED

MARKS = {  # what a run is at every delay, as words name it; how it looks
    "latch": "s",
    "clock": "o",
    "forgetful": "x",
    "other": "^",
}
FEW = 4  # labels along an axis
BOTH_ENDS = "D"  # of the network that is not tested so


@dataclass(frozen=True)
class Row:
    """A network: its key in results, its name, its colour, its start.

    Attributes:
        key: Where its results are.
        label: What it is called.
        title: The same on two lines, where it has a start of its own.
        colour: Its model's.
        start: How it starts, if in another way than its model.
    """

    key: str
    label: str
    title: str
    colour: str
    start: str = ""

    @property
    def below(self) -> str:
        """What it is called in a list, below its model."""
        return f"… {self.start}" if self.start else self.label


def rows(sheet: Sheet) -> Iterator[Row]:
    """Yield each model, and after it those that start in other ways."""
    say = sheet.say(WORDS)
    for look in sheet.looks:
        yield Row(look.key, look.label, look.label, look.colour)
        for key, (model, start) in STARTED.items():
            if model == look.key:
                label, title = (
                    say(name, model=look.label, start=start)
                    for name in ("started", "started_title")
                )
                yield Row(key, label, title, look.colour, start)


def ticks(delays: Sequence[int]) -> tuple[list[int], list[str]]:
    """Return where delays are on an axis, and the labels that have room.

    Of more than a few every other one has its label, and the last.
    """
    labels = [count(delay) for delay in delays]
    if len(delays) > FEW:
        labels[-2::-2] = [""] * len(labels[-2::-2])
    return [*delays], labels


def named(say: Voice, kind: Mapping[str, Any] | None) -> str:
    """Return what a run is, in words; of a clock its period, too."""
    if kind is None:
        return say("untested")
    if kind["kind"] == "clock":
        return say("clock_of", period=count(kind["period"]))
    return say(kind["kind"])


def ends(say: Voice, study: Record) -> str:
    """Return in words how far each seed got, and what it is then."""
    runs = zip(study.solved_up_to, study.kind, strict=True)
    return say.items(
        say("end", delay=count(solved), kind=named(say, kind))
        for solved, kind in runs
    )
