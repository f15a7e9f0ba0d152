"""Clocks, latches, starts and rates of delay recall."""

from statistics import fmean
from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import (
    Room,
    all_below,
    at_least,
    every,
    holds,
    some,
)
from remembering_names.claims.delay import (
    HELD,
    LINEAR,
    all_hold,
    arrived,
    mostly_clocks,
    none_holds,
    short,
    shown_clock,
    some_climb,
)

LED = (  # and have to remember
    *("rnn", "tanh_rnn", "gru", "torch_lstm", "scratch_lstm"),
    *LINEAR[1:],
    *("orthogonal_tanh_rnn", HELD),
)
LINEAR_RUNS = f"{{{','.join(LINEAR)}}}.delay_curriculum.solved_up_to[*]"


def far_end(numbers: Any) -> list[float]:
    """Return how far each linear RNN is from guessing at the far end."""
    chance = numbers.delay_task.every.chance
    runs = numbers.rnn.delay_curriculum.everywhere
    return [abs(fmean(run[-(len(run) // 10) :]) - chance) for run in runs]


def swings(numbers: Any) -> Room:
    """Return the room of: the drawn clock is right, and wrong, for ever."""
    by_remainder = shown_clock(numbers)
    return every(
        [
            some(short(shares, 90) for shares in by_remainder),
            some(all_below(shares, 5) for shares in by_remainder),
        ]
    )


def identity_holds(numbers: Any) -> Room:
    """Return the room of: from the identity some get there, and all hold."""
    return every(
        [
            some_climb(numbers, HELD),
            at_least(arrived(numbers, HELD).count(False), 1),
            all_hold(numbers, HELD),
        ]
    )


def rate_is_inside(numbers: Any, key: str) -> Room:
    """Return the room of: rates on either side of the best were tried."""
    search = numbers[key].delay_recipe
    rates = [tried["learning_rate"] for tried in search.tried]
    return holds(min(rates) < search.chosen < max(rates))


CLAIMS = (
    Claim(
        "delay_clocks",
        "From the usual random start the tanh RNN becomes a clock with "
        "most of its seeds.",
        mostly_clocks,
        {
            "Three of five forget.": {
                "tanh_rnn.delay_curriculum.kind[:3].kind": "forgetful",
            }
        },
        {"tanh_rnn.delay_curriculum.kind[+].kind": "other"},
    ),
    Claim(
        "delay_clock_swings",
        "Beyond half of the way the clock that is drawn here is right in nine "
        "of ten cases or more at every delay of one remainder, and in fewer "
        "than one of twenty at every delay of another.",
        swings,
        {
            "It runs down.": {
                "{rnn,tanh_rnn}.delay_curriculum.everywhere[*][800:]": 12
            },
            "It is right everywhere.": {
                "{rnn,tanh_rnn}.delay_curriculum.everywhere[*][*]": 95
            },
        },
        {"tanh_rnn.delay_curriculum.everywhere[+][+]": 50},
    ),
    Claim(
        "delay_identity_holds",
        "Started from the identity, the tanh RNN is led to "
        "[[ delay_task.curriculum | last ]] distractors with some of its "
        "seeds, not with all. When it has solved the longest delay that it "
        "gets to, each seed is right in nine of ten cases or more at every "
        "single delay up to [[ delay_task.every.longest ]]: a latch without a "
        "gate.",
        identity_holds,
        {
            "Every seed is led to a quarter of it.": {
                f"{HELD}.delay_curriculum.solved_up_to[+]": 244
            },
            "Every seed is led to all of it.": {
                f"{HELD}.delay_curriculum.solved_up_to[+]": 1000,
                f"{HELD}.delay_curriculum.last[+][-1]": 1.0,
            },
            "One seed is a clock.": {
                f"{HELD}.delay_curriculum.everywhere[1][::3]": 0
            },
        },
        {
            f"{HELD}.delay_curriculum.solved_up_to[+]": 823,
            f"{HELD}.delay_curriculum.last[+][-1]": 0.98,
            f"{HELD}.delay_curriculum.everywhere[*][::100]": 89,
        },
    ),
    Claim(
        "delay_linear_stops",
        "The linear RNN is not led to a third of those [[ "
        "delay_task.curriculum | last ]] distractors with any seed, from any "
        "start: as drawn, orthogonal or identity.",
        lambda r: none_holds(r, LINEAR),
        {
            "One seed gets half way from the identity.": {
                "identity_rnn.delay_curriculum.solved_up_to[4]": 549
            }
        },
        {LINEAR_RUNS: 366},
    ),
    Claim(
        "delay_linear_forgets",
        "Over the last tenth of all delays each seed of the linear RNN does "
        "as badly as guessing, to within [[ delay_task.every.guess ]] points.",
        lambda r: all_below(far_end(r), r.delay_task.every.guess),
        {
            "One seed is right half of the time there.": {
                "rnn.delay_curriculum.everywhere[1][900:]": 50
            }
        },
        {"rnn.delay_curriculum.everywhere[*][+]": 30},
    ),
    Claim(
        "delay_rates_inside",
        "Of the networks that have to remember, none does best at the lowest "
        "or the highest learning rate that was tried on it.",
        lambda r: every(rate_is_inside(r, key) for key in LED),
        {
            "The linear RNN does best at the lowest.": {
                "rnn.delay_recipe.chosen": 0.0001,
            }
        },
        {f"{{{','.join(LED)}}}.delay_recipe.chosen": (0.0001, 1.0)},
    ),
)
