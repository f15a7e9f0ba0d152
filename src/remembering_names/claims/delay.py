"""Who comes to carry a symbol over how many steps, led by a curriculum.

Networks start as their classes draw them; others start elsewhere in
`delay_fixed`. Three seeds each.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from firsthand.claim import Claim
from firsthand.room import (
    Room,
    above,
    all_above,
    all_below,
    at_most,
    below,
    every,
    some,
)

UNGATED = ("rnn", "tanh_rnn")
GATED = ("gru", "torch_lstm", "scratch_lstm")  # and have to remember
WITHOUT_GATES = f"{{{','.join(UNGATED)}}}.delay_curriculum"
WITH_GATES = f"{{{','.join(GATED)}}}.delay_curriculum"


def climbed(numbers: Any, key: str) -> list[int]:
    """Return the delay that each seed has solved in the curriculum."""
    return list(numbers[key].delay_curriculum.solved_up_to)


def in_the_end(numbers: Any, key: str) -> list[float]:
    """Return each seed's accuracy at all delays when the curriculum ends."""
    return [
        share for seed in numbers[key].delay_curriculum.last for share in seed
    ]


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


def led(numbers: Any, key: str) -> Iterator[tuple[float, float]]:
    """Yield what a run scores at the last but one and at the last delay.

    Only where it has been led to much shorter ones: a quarter at most.
    """
    study = numbers[key].delay_curriculum
    for solved, seeds in study.transfer.items():
        if int(solved) <= study.tested[-1] / 4:
            yield from ((run[-2], run[-1]) for run in seeds if run)


def short(values: Iterable[float], of: float) -> Room:
    """Return the room of: no value is short of a limit."""
    return at_most(sum(value < of for value in values), 0)


def all_climb(numbers: Any) -> Room:
    """Return the room of: each gated network solves the longest delay."""
    task = numbers.delay_task
    last = {
        key: [seed[-1] for seed in numbers[key].delay_curriculum.last]
        for key in GATED
    }
    return every(
        room
        for key in GATED
        for room in (
            short(climbed(numbers, key), task.curriculum[-1]),
            short(last[key], task.solved),
        )
    )


def keep_all(numbers: Any) -> Room:
    """Return the room of: in the end they solve every delay tested."""
    solved = numbers.delay_task.solved
    return every(short(in_the_end(numbers, key), solved) for key in GATED)


def none_gets_there(numbers: Any) -> Room:
    """Return the room of: no ungated network is led to a third of the way."""
    way = numbers.delay_task.curriculum[-1]
    return every(all_below(climbed(numbers, key), way / 3) for key in UNGATED)


def transfers(numbers: Any) -> Room:
    """Return the room of: what gated networks learn holds elsewhere, too."""
    return every(
        [
            *(all_above(elsewhere(numbers, key), 2 / 3) for key in GATED),
            *(all_below(elsewhere(numbers, key), 1 / 2) for key in UNGATED),
        ]
    )


def first_share(numbers: Any, key: str) -> float:
    """Return the share of all updates that the first delay took."""
    updates = numbers[key].delay_curriculum.updates
    delays = sorted(updates, key=int)
    first, last = (sum(updates[delays[n]]) for n in (0, -1))
    return float(first / last)


CLIMB = {
    "One seed of the GRU gets stuck at a quarter of the way.": {
        "gru.delay_curriculum.solved_up_to[1]": 244,
        "gru.delay_curriculum.last[1][5:]": 0.3,
    }
}
CLIMBED = {
    f"{WITH_GATES}.solved_up_to[*]": 823,
    f"{WITH_GATES}.last[*][-1]": 0.98,
}
STOP = {
    "One seed of the tanh RNN is led to the end.": {
        "tanh_rnn.delay_curriculum.solved_up_to[2]": 1000
    },
    "One seed of the vanilla RNN is led to half of it.": {
        "rnn.delay_curriculum.solved_up_to[0]": 549
    },
}
STOPPED = {f"{WITHOUT_GATES}.solved_up_to[*]": 366}
TRANSFER = {
    "A GRU guesses at all delays that it has not met.": {
        "gru.delay_curriculum.transfer.{5,7,10,15,22,49,109}[0][3:]": 0.125
    },
    "The tanh RNN is right at six in ten.": {
        "tanh_rnn.delay_curriculum.transfer.10[*][1:]": 0.7,
        "tanh_rnn.delay_curriculum.transfer.22[*][2:]": 0.7,
    },
}
CLAIMS = (
    Claim(
        "delay_gated_climb",
        "Led by a curriculum, the GRU and both LSTMs come to bridge "
        "[[ delay_task.curriculum | last ]] distractors, in every seed.",
        all_climb,
        CLIMB,
        CLIMBED,
    ),
    Claim(
        "delay_gated_keep_all",
        "When they have solved the longest, they still solve every shorter "
        "delay that we tested, in every seed.",
        keep_all,
        {
            "One LSTM has forgotten the shortest.": {
                "torch_lstm.delay_curriculum.last[0][0]": 0.9
            }
        },
        {f"{WITH_GATES}.last[*][*]": 0.98},
    ),
    Claim(
        "delay_ungated_climb",
        "led by a curriculum, either ungated network bridges "
        "[[ delay_task.tested[1] ]] distractors in every seed.",
        lambda r: every(
            short(climbed(r, key), r.delay_task.tested[1]) for key in UNGATED
        ),
        {
            "One seed of the tanh RNN stops at seven.": {
                "tanh_rnn.delay_curriculum.solved_up_to[0]": 7
            }
        },
        {f"{WITHOUT_GATES}.solved_up_to[*]": 15},
    ),
    Claim(
        "delay_ungated_stop",
        "Neither of the ungated networks, started as its class draws it, is "
        "led to a third of that, with any seed.",
        none_gets_there,
        STOP,
        STOPPED,
    ),
    Claim(
        "delay_right_far_away",
        "A tanh RNN that was led to a quarter of it at most is, with some "
        "seed, right in more than ninety-nine of a hundred cases at "
        "[[ delay_task.tested[-1] ]] distractors, and in fewer than seventy at "
        "[[ delay_task.tested[-2] ]].",
        lambda r: some(
            every([above(there, 0.99), below(nearer, 0.7)])
            for nearer, there in led(r, "tanh_rnn")
        ),
        {
            "At the longest delay all of them guess.": {
                "tanh_rnn.delay_curriculum.transfer.*[*][-1]": 0.125
            },
            "Those that are right there are right before it, too.": {
                "tanh_rnn.delay_curriculum.transfer.*[*][-2]": 0.99
            },
        },
        {
            "tanh_rnn.delay_curriculum.+[+][+][-1]": 0.9,
        },
    ),
    Claim(
        "delay_transfer_is_gated",
        "What a gated network has learned up to one delay mostly holds at "
        "longer ones that it has never met: on average over those each seed "
        "is right in more than two of three cases, each of an ungated network "
        "in fewer than half.",
        transfers,
        TRANSFER,
        {
            f"{WITH_GATES}.transfer.+[{{0,1,2}}][+]": 0.0,
            f"{WITHOUT_GATES}.transfer.+[{{0,1,2}}][+]": 1.0,
        },
    ),
    Claim(
        "delay_few_updates",
        "The GRU and the LSTMs spend more than a third of all updates, of all "
        "seeds together, on the first delay.",
        lambda r: every(above(first_share(r, key), 1 / 3) for key in GATED),
        {
            "The GRU spends a tenth on it.": {
                "gru.delay_curriculum.updates.5[*]": 12
            }
        },
        {
            f"{WITH_GATES}.updates.5[+]": 10,
            f"{WITH_GATES}.updates.1000[+]": 1000,
        },
    ),
)
