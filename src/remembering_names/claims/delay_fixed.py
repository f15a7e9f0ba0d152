"""What networks learn that meet one delay only, and what other starts do."""

from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import (
    Room,
    all_above,
    all_below,
    at_least,
    every,
    some,
)
from remembering_names.claims.delay import GATED, UNGATED, short

LSTMS = GATED[1:]
RECURRENT = f"{{{','.join((*UNGATED, *GATED))}}}.delay_fixed"
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
    """Return the room of: no network solves a long fixed delay."""
    return every(
        all_below(fixed(numbers, key, delay), numbers.delay_task.solved)
        for key in (*UNGATED, *GATED)
        for delay in long_ones(numbers)
    )


def nearly_all_guess(numbers: Any) -> Room:
    """Return the room of: nine in ten runs at long fixed delays guess."""
    runs = [
        share
        for key in (*UNGATED, *GATED)
        for delay in long_ones(numbers)
        for share in fixed(numbers, key, delay)
    ]
    return at_least(
        len([share for share in runs if share < GUESSING]),
        round(0.9 * len(runs)),
    )


def gated_guess(numbers: Any) -> Room:
    """Return the room of: put before a long delay at once, gated ones guess."""
    return every(
        all_below(fixed(numbers, key, delay), GUESSING)
        for key in GATED
        for delay in long_ones(numbers)
    )


def beyond(numbers: Any) -> list[float]:
    """Return what the first vanilla RNN scores beyond its second delay."""
    study = numbers.rnn.delay_fixed
    shares = study.transfer[str(study.delays[1])][0]
    return [
        share
        for delay, share in zip(study.tested, shares, strict=True)
        if study.delays[1] < delay <= study.delays[-1]
    ]


def solves_most(numbers: Any, key: str, delay: int) -> Room:
    """Return the room of: most seeds solve a fixed delay."""
    solved = numbers[key].delay_fixed.solved[str(delay)]
    return at_least(sum(solved), len(solved) // 2 + 1)


AT_LONG = {f"{RECURRENT}.accuracy.{{49,109}}[*]": 0.995}
CLAIMS = (
    Claim(
        "delay_fixed_is_hard",
        "From [[ delay_task.tested[2] ]] distractors on, no network that has "
        "to remember solves a fixed delay with any seed; nine runs in ten "
        "guess.",
        lambda r: every([none_solves(r), nearly_all_guess(r)]),
        {
            "One seed of the GRU solves it.": {
                "gru.delay_fixed.accuracy.49[1]": 1.0
            },
            "Both networks without gates are right in half of all cases.": {
                "{rnn,tanh_rnn}.delay_fixed.accuracy.{49,109}[*]": 0.5
            },
        },
        AT_LONG,
    ),
    Claim(
        "delay_gates_may_hinder",
        "At [[ delay_task.tested[1] ]] either network without gates succeeds "
        "with most of its seeds, and both LSTMs guess with all.",
        lambda r: every(
            [
                *(
                    solves_most(r, key, r.delay_task.tested[1])
                    for key in UNGATED
                ),
                *(
                    all_below(fixed(r, key, r.delay_task.tested[1]), GUESSING)
                    for key in LSTMS
                ),
            ]
        ),
        {
            "The vanilla RNN succeeds once.": {
                "rnn.delay_fixed.solved.22": [True, False, False]
            },
            "One LSTM gets half way.": {
                "torch_lstm.delay_fixed.accuracy.22[2]": 0.5
            },
        },
        {
            "{rnn,tanh_rnn}.delay_fixed.solved.22[+]": False,
            "{torch,scratch}_lstm.delay_fixed.accuracy.22[*]": 0.16,
        },
    ),
    Claim(
        "delay_by_luck",
        "Of the delays that it never met, it answers one more than twice as "
        "well as guessing, and one less than a quarter as well.",
        lambda r: every(
            [
                some(
                    all_above([share], 2 * r.delay_task.chance)
                    for share in beyond(r)
                ),
                some(
                    all_below([share], r.delay_task.chance / 4)
                    for share in beyond(r)
                ),
            ]
        ),
        {
            "It guesses at all of them.": {
                "rnn.delay_fixed.transfer.22[0][2:]": 0.125
            },
            "It is right at all of them.": {
                "rnn.delay_fixed.transfer.22[0][2:]": 0.9
            },
        },
        {"rnn.delay_fixed.transfer.22[0][2:4]": 0.125},
    ),
    Claim(
        "delay_chrono",
        "With chrono initialisation PyTorch's LSTM solves "
        "[[ delay_task.tested[2] ]] distractors at once, with every seed.",
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
        "A bias of one is not enough for that: no seed does better than guess.",
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
