"""Who comes to carry a symbol over how many steps, led by a curriculum."""

from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import (
    above,
    all_above,
    every,
)
from remembering_names.claims.delay import (
    CLIMB,
    CLIMBED,
    GATED,
    STOP,
    STOPPED,
    UNGATED,
    WITH_GATES,
    WITHOUT_GATES,
    climbed,
    lowest,
    most_climb,
    none_gets_there,
    short,
    transfers,
)


def first_share(numbers: Any, key: str) -> float:
    """Return the share that the first delay took of all updates.

    Of the runs that reached the last one, until they had solved it.
    """
    updates = numbers[key].delay_curriculum.updates
    delays = sorted(updates, key=int)
    ends = zip(updates[delays[0]], updates[delays[-1]], strict=True)
    there = [(first, last) for first, last in ends if last is not None]
    return float(
        sum(first for first, _ in there) / sum(last for _, last in there)
    )


TRANSFER: dict[str, dict[str, Any]] = {
    "A GRU guesses at all delays that it has not met.": {
        "gru.delay_curriculum.transfer.{5,7,10,15,22,49,109}[0][3:]": 0.125
    },
    "One seed of the tanh RNN is right at all delays.": {
        "tanh_rnn.delay_curriculum.everywhere[3][*]": 98,
    },
}


CLAIMS = (
    Claim(
        "delay_gated_climb",
        "Led by a curriculum, the GRU and both LSTMs come to bridge "
        "[[ delay_task.curriculum | last ]] distractors, in more than four "
        "runs of five.",
        most_climb,
        CLIMB,
        CLIMBED,
    ),
    Claim(
        "delay_gated_keep_all",
        "When a gated network has solved the longest delay that it gets to, "
        "it is right in more than four of five cases at every single delay "
        "from one distractor to [[ delay_task.every.longest ]], in every run.",
        lambda r: every(all_above(lowest(r, key), 80) for key in GATED),
        {
            "One LSTM loses the symbol at a few delays in between.": {
                "torch_lstm.delay_curriculum.everywhere[2][600:606]": 50
            },
            "One GRU has forgotten the shortest.": {
                "gru.delay_curriculum.everywhere[0][0:3]": 70
            },
        },
        {f"{WITH_GATES}.everywhere[*][::100]": 79},
    ),
    Claim(
        "delay_ungated_climb",
        "Led by a curriculum, either ungated network bridges [[ "
        "delay_task.tested[0] ]] distractors in every seed.",
        lambda r: every(
            short(climbed(r, key), r.delay_task.tested[0]) for key in UNGATED
        ),
        {
            "One seed of the tanh RNN stops at five.": {
                "tanh_rnn.delay_curriculum.solved_up_to[0]": 5
            }
        },
        {f"{WITHOUT_GATES}.solved_up_to[*]": 7},
    ),
    Claim(
        "delay_ungated_stop",
        "Without a gate, and from the usual random start, no network is led to "
        "a third of those [[ delay_task.curriculum | last ]] distractors, with "
        "any seed.",
        none_gets_there,
        STOP,
        STOPPED,
    ),
    Claim(
        "delay_transfer_is_gated",
        "What a gated network has learned up to one delay mostly holds at "
        "longer ones that it has never met: on average over those each seed "
        "is right in more than two of three cases. No ungated network, as its "
        "class draws it, holds its symbol: at some delay each seed is right "
        "in fewer than half of all cases.",
        transfers,
        TRANSFER,
        {
            f"{WITH_GATES}.transfer.+[{{0,1,2,3,4}}][+]": 0.0,
            f"{WITHOUT_GATES}.everywhere[*][+]": 60,
        },
    ),
    Claim(
        "delay_few_updates",
        "In the runs that reach the last of the "
        "[[ delay_task.curriculum | length ]] delays, the GRU and the LSTMs "
        "each spend more than a fifth of their updates on the first.",
        lambda r: every(above(first_share(r, key), 1 / 5) for key in GATED),
        {
            "The GRU spends a tenth on it.": {
                "gru.delay_curriculum.updates.5[*]": 10
            }
        },
        {
            f"{WITH_GATES}.updates.5[+]": 10,
            f"{WITH_GATES}.updates.1000[+]": 1000,
        },
    ),
)
