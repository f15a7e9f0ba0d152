"""Which searches for a rate on the tasks ended where the list ends."""

from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import at_least, at_most, every, holds
from remembering_names.claims.tasks import MOVING

TASKS = ("hold", "overwrite", "ignore", "replace", "hold_back")
HIGHEST = 0.3  # of the rates on the list


def searches(numbers: Any) -> list[tuple[str, float]]:
    """Return of each search whose it was, and the rate that it chose."""
    return [
        (key, cell.learning_rate)
        for task in TASKS
        for key, cell in numbers[task].task.cells.items()
    ]


def at_the_top(numbers: Any) -> list[str]:
    """Return the cells whose search ended at the highest rate, by search."""
    return [key for key, rate in searches(numbers) if rate >= HIGHEST]


CLAIMS = (
    Claim(
        "task_rates_at_the_top",
        "Of all searches for a rate fewer than one in eight ended at the "
        "highest on the list, all of them of cells with a gate.",
        lambda r: every(
            [
                at_most(8 * len(at_the_top(r)), len(searches(r)) - 1),
                at_least(len(at_the_top(r)), 1),
                holds({*at_the_top(r)} <= {*MOVING}),
            ]
        ),
        {
            "A search of the tanh RNN ended there.": {
                "hold.task.cells.tanh.learning_rate": 0.3
            },
            "All searches of the LSTM and the GRU did.": {
                "{hold,overwrite,ignore,replace,hold_back}"
                ".task.cells.{lstm,gru}.learning_rate": 0.3
            },
        },
        {
            "{hold,overwrite,ignore}.task.cells.{tanh,relu,linear}"
            ".learning_rate": 0.3
        },
    ),
)
