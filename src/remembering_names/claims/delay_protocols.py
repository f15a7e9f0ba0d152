"""All protocols of delay recall that were tried: who got to the end."""

from collections.abc import Iterable
from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import at_most, every, holds

# The protocols, without rehearsal and with it.
WITHOUT = ("delay_curriculum_small", "delay_curriculum_larger")
WITH = ("delay_curriculum_published", "delay_curriculum")


def led(numbers: Any, protocols: Iterable[str]) -> list[bool]:
    """Tell of each run of PyTorch's LSTM whether it got to the end."""
    end = numbers.delay_task.curriculum[-1]
    return [
        solved == end
        for protocol in protocols
        for solved in numbers.torch_lstm[protocol].solved_up_to
    ]


CLAIMS = (
    Claim(
        "delay_rehearsal",
        "By the two protocols without rehearsal, PyTorch's LSTM got to the end "
        "in no more than two of its six runs; by the two with it, in all of "
        "its eight, but one at most.",
        lambda r: every(
            [
                at_most(led(r, WITHOUT).count(True), 2),
                at_most(led(r, WITH).count(False), 1),
            ]
        ),
        {
            "Without it every run gets to the end.": {
                "torch_lstm.delay_curriculum_larger.solved_up_to[*]": 1000
            },
            "With it one more stops.": {
                "torch_lstm.delay_curriculum_published.solved_up_to[1]": 109
            },
        },
        {
            f"torch_lstm.{{{','.join(WITHOUT)}}}.solved_up_to[+]": 1000,
            "torch_lstm.delay_curriculum_published.solved_up_to[*]": 823,
            "torch_lstm.delay_curriculum.solved_up_to[+]": 823,
        },
    ),
    Claim(
        "delay_gru_always",
        "The GRU got to the end in every run, by each of the four.",
        lambda r: holds(
            all(
                solved == r.delay_task.curriculum[-1]
                for protocol in (*WITHOUT, *WITH)
                for solved in r.gru[protocol].solved_up_to
            )
        ),
        {
            "One run without rehearsal stops half way.": {
                "gru.delay_curriculum_small.solved_up_to[2]": 549
            }
        },
        {f"gru.{{{','.join((*WITHOUT, *WITH))}}}.solved_up_to[*]": 823},
    ),
)
