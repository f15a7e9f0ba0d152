"""What is read of the curriculum, and what would refute conclusions from it.

Networks start as their classes draw them, or those without gates in other
ways. What a run is, a clock, a latch or neither, was decided by the rule in
`probes/delay/periods.py`.
"""

from collections.abc import Iterable
from typing import Any

from firsthand.conclusions.room import (
    Room,
    all_above,
    all_below,
    at_least,
    at_most,
    every,
)

UNGATED = ("rnn", "tanh_rnn")
LINEAR = ("rnn", "orthogonal_rnn", "identity_rnn")
HELD = "identity_tanh_rnn"  # started from the identity, and no gate
GATED = ("gru", "torch_lstm", "scratch_lstm")  # and have to remember
WITHOUT_GATES = f"{{{','.join(UNGATED)}}}.delay_curriculum"
WITH_GATES = f"{{{','.join(GATED)}}}.delay_curriculum"


def climbed(numbers: Any, key: str) -> list[int]:
    """Return the delay that each seed has solved in the curriculum."""
    return list(numbers[key].delay_curriculum.solved_up_to)


def elsewhere(numbers: Any, key: str) -> list[float]:
    """Return the mean accuracy of each seed at delays still to be met."""
    study = numbers[key].delay_curriculum
    shares: dict[int, list[float]] = {}
    for solved, seeds in study.transfer.items():
        for seed, run in enumerate(seeds):
            for delay, share in zip(study.tested, run or (), strict=False):
                if delay > int(solved):
                    shares.setdefault(seed, []).append(share)
    return [sum(found) / len(found) for found in shares.values()]


def lowest(numbers: Any, key: str) -> list[float]:
    """Return each seed's lowest accuracy at any delay, in per cent."""
    return [min(run) for run in numbers[key].delay_curriculum.everywhere]


def kinds(numbers: Any, key: str) -> list[str]:
    """Return what each seed's accuracies at every delay make it."""
    return [run["kind"] for run in numbers[key].delay_curriculum.kind]


def short(values: Iterable[float], of: float) -> Room:
    """Return the room of: no value is short of a limit."""
    return at_most(len([value for value in values if value < of]), 0)


def arrived(numbers: Any, key: str) -> list[bool]:
    """Return whether each seed has solved the longest delay, and still does."""
    task = numbers.delay_task
    ends = [seed[-1] for seed in numbers[key].delay_curriculum.last]
    return [
        solved >= task.curriculum[-1] and share >= task.solved
        for solved, share in zip(climbed(numbers, key), ends, strict=True)
    ]


def some_climb(numbers: Any, key: str) -> Room:
    """Return the room of: some seeds of a network solve the longest delay."""
    return at_least(arrived(numbers, key).count(True), 1)


def most_climb(numbers: Any) -> Room:
    """Return the room of: more than four runs in five with gates get there."""
    runs = [there for key in GATED for there in arrived(numbers, key)]
    return at_least(runs.count(True), 4 * len(runs) // 5 + 1)


def all_hold(numbers: Any, key: str) -> Room:
    """Return the room of: each seed is right at every single delay."""
    return short(lowest(numbers, key), numbers.delay_task.every.latch)


def mostly_clocks(numbers: Any) -> Room:
    """Return the room of: most seeds of the tanh RNN are clocks."""
    found = kinds(numbers, "tanh_rnn")
    return at_least(found.count("clock"), len(found) // 2 + 1)


def shown_clock(numbers: Any) -> list[list[int]]:
    """Return the drawn clock's accuracies in the second half of all delays.

    A list for each remainder, in per cent.
    """
    shown = numbers.delay_states.clock
    study = numbers[shown.key].delay_curriculum
    shares = study.everywhere[shown.place]
    period = study.kind[shown.place]["period"]
    half = len(shares) // 2
    return [shares[half + start :: period] for start in range(period)]


def none_holds(numbers: Any, keys: Iterable[str]) -> Room:
    """Return the room of: no network is led to a third of the way."""
    way = numbers.delay_task.curriculum[-1]
    return every(all_below(climbed(numbers, key), way / 3) for key in keys)


def none_gets_there(numbers: Any) -> Room:
    """Return the room of: as drawn, no ungated one is led to a third."""
    return none_holds(numbers, UNGATED)


def transfers(numbers: Any) -> Room:
    """Return the room of: what gated networks learn holds elsewhere, too."""
    return every(
        [
            *(all_above(elsewhere(numbers, key), 2 / 3) for key in GATED),
            *(all_below(lowest(numbers, key), 50) for key in UNGATED),
        ]
    )


CLIMB = {
    "Three seeds of the GRU get stuck at a quarter of the way.": {
        "gru.delay_curriculum.solved_up_to[:3]": 244,
        "gru.delay_curriculum.last[:3][5:]": 0.3,
    }
}
CLIMBED = {
    f"{WITH_GATES}.solved_up_to[+]": 823,
    f"{WITH_GATES}.last[+][-1]": 0.98,
}
STOP = {
    "One seed of the tanh RNN is led to the end.": {
        "tanh_rnn.delay_curriculum.solved_up_to[2]": 1000
    },
    "One seed of the linear RNN is led to half of it.": {
        "rnn.delay_curriculum.solved_up_to[0]": 549
    },
}
STOPPED = {f"{WITHOUT_GATES}.solved_up_to[*]": 366}
