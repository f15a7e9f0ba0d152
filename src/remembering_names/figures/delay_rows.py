"""Who takes part in delay recall: the models, and starts of some of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from firsthand.drawing.svg import Sheet
from firsthand.results import Record

STARTED = {  # whose start differs: the model it is, and what it is called
    "orthogonal_rnn": ("rnn", "orthogonal start"),
    "identity_rnn": ("rnn", "identity start"),
    "orthogonal_tanh_rnn": ("tanh_rnn", "orthogonal start"),
    "identity_tanh_rnn": ("tanh_rnn", "identity start"),
}
MARKS = {  # what a run is at every delay, and how that looks
    "latch": "s",
    "clock": "o",
    "forgetful": "x",
    "other": "^",
}
BOTH_ENDS = "D"  # of the network that is not tested so


@dataclass(frozen=True)
class Row:
    """A network: its key in results, its name, its colour."""

    key: str
    label: str
    colour: str


def rows(sheet: Sheet) -> Iterator[Row]:
    """Yield each model, and after it those that start in other ways."""
    for look in sheet.looks:
        yield Row(look.key, look.label, look.colour)
        for key, (model, start) in STARTED.items():
            if model == look.key:
                yield Row(key, f"{look.label}, {start}", look.colour)


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
