"""What networks learn that meet one delay only, and what other starts do."""

from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import (
    Room,
    all_below,
    at_least,
    every,
)
from remembering_names.claims.delay import GATED, UNGATED, short

LSTMS = GATED[1:]
AT_LONG = f"{{{','.join(LSTMS)}}}.delay_fixed.accuracy.{{49,109}}[*]"
GUESSING = 0.15  # three standard errors and more above it


def fixed(numbers: Any, key: str, delay: int) -> list[float]:
    """Return each seed's accuracy at a fixed delay."""
    accuracies: list[float] = numbers[key].delay_fixed.accuracy[str(delay)]
    return accuracies


def long_ones(numbers: Any) -> list[int]:
    """Return the fixed delays that are long."""
    least = numbers.delay_task.tested[2]
    delays = numbers.gru.delay_fixed.delays
    return [delay for delay in delays if delay >= least]


def none_solves(numbers: Any) -> Room:
    """Return the room of: without gates none solves a long fixed delay."""
    return every(
        all_below(fixed(numbers, key, delay), numbers.delay_task.solved)
        for key in UNGATED
        for delay in long_ones(numbers)
    )


def lstms_guess(numbers: Any) -> Room:
    """Return the room of: put before a long delay at once, LSTMs guess."""
    return every(
        all_below(fixed(numbers, key, delay), GUESSING)
        for key in LSTMS
        for delay in long_ones(numbers)
    )


def gru_solves(numbers: Any) -> Room:
    """Return the room of: most GRUs solve the first long delay at once."""
    return solves(numbers, "gru", long_ones(numbers)[0], most=True)


def beyond(numbers: Any) -> list[float]:
    """Return what the first linear RNN scores beyond its second delay."""
    study = numbers.rnn.delay_fixed
    shares = study.transfer[str(study.delays[1])][0]
    return [
        share
        for delay, share in zip(study.tested, shares, strict=True)
        if study.delays[1] < delay <= study.delays[-1]
    ]


def solves(numbers: Any, key: str, delay: int, *, most: bool) -> Room:
    """Return the room of: some, or most, seeds solve a fixed delay."""
    solved = numbers[key].delay_fixed.solved[str(delay)]
    return at_least(solved.count(True), len(solved) // 2 + 1 if most else 1)


def at_the_second(numbers: Any) -> Room:
    """Return the room of: who solves the second delay, and who guesses."""
    delay = numbers.delay_task.tested[1]
    return every(
        [
            *(solves(numbers, key, delay, most=False) for key in UNGATED),
            solves(numbers, "gru", delay, most=True),
            *(all_below(fixed(numbers, key, delay), GUESSING) for key in LSTMS),
        ]
    )


CLAIMS = (
    Claim(
        "delay_fixed_is_hard",
        "The GRU solves a fixed delay of [[ delay_task.tested[2] ]] "
        "distractors with most of its seeds. From there on no network without "
        "gates solves one with any seed, and both LSTMs guess with all.",
        lambda r: every([gru_solves(r), none_solves(r), lstms_guess(r)]),
        {
            "Two of five seeds of the GRU solve it.": {
                "gru.delay_fixed.solved.49": [True, True, False, False, False]
            },
            "One tanh RNN solves it.": {
                "tanh_rnn.delay_fixed.accuracy.49[1]": 1.0
            },
            "One LSTM gets half way.": {
                "torch_lstm.delay_fixed.accuracy.109[2]": 0.5
            },
        },
        {
            "gru.delay_fixed.solved.49[+]": False,
            "{rnn,tanh_rnn}.delay_fixed.accuracy.{49,109}[*]": 0.995,
            AT_LONG: 0.16,
        },
    ),
    Claim(
        "delay_gates_may_hinder",
        "At a fixed delay of [[ delay_task.tested[1] ]] the GRU succeeds with "
        "most of its seeds, either network without gates with some, and both "
        "LSTMs guess with all.",
        at_the_second,
        {
            "No tanh RNN succeeds.": {"tanh_rnn.delay_fixed.solved.22": []},
            "Two of five seeds of the GRU succeed.": {
                "gru.delay_fixed.solved.22": [True, True, False, False, False]
            },
            "One LSTM gets half way.": {
                "torch_lstm.delay_fixed.accuracy.22[2]": 0.5
            },
        },
        {
            "{rnn,tanh_rnn,gru}.delay_fixed.solved.22[+]": False,
            "{torch,scratch}_lstm.delay_fixed.accuracy.22[*]": 0.16,
        },
    ),
    Claim(
        "delay_worse_than_luck",
        "Trained at a fixed delay of [[ rnn.delay_fixed.delays[1] ]], the "
        "first linear RNN is right at [[ rnn.delay_fixed.tested[2] ]] "
        "distractors, and at [[ rnn.delay_fixed.tested[3] ]], in fewer than a "
        "quarter of the cases that one who guesses would get.",
        lambda r: all_below(beyond(r), r.delay_task.chance / 4),
        {
            "It guesses at all of them.": {
                "rnn.delay_fixed.transfer.22[0][2:]": 0.125
            },
            "It is right at the farther one.": {
                "rnn.delay_fixed.transfer.22[0][3]": 0.9
            },
        },
        {"rnn.delay_fixed.transfer.22[0][{2,3}]": 0.125},
    ),
    Claim(
        "delay_chrono",
        "With chrono initialisation PyTorch's LSTM solves a fixed delay of [[ "
        "delay_task.tested[2] ]] distractors with every seed.",
        lambda r: short(
            r.chrono.delay_start.accuracy[str(r.delay_task.tested[2])],
            r.delay_task.solved,
        ),
        {
            "One seed of three does not.": {
                "chrono.delay_start.accuracy.49[1]": 0.6
            }
        },
        {"chrono.delay_start.accuracy.49[*]": 0.98},
    ),
    Claim(
        "delay_forget_bias",
        "With a forget bias of one it does no better than guess at that "
        "delay, with any seed.",
        lambda r: all_below(
            r.forget_bias.delay_start.accuracy[str(r.delay_task.tested[2])],
            GUESSING,
        ),
        {
            "One seed solves it.": {
                "forget_bias.delay_start.accuracy.49[0]": 1.0
            }
        },
        {"forget_bias.delay_start.accuracy.49[*]": 0.16},
    ),
)
