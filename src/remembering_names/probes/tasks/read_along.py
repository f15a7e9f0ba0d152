"""A trained network beside a reader who does the same task.

It is one run of the study, trained again. At each step of a few sequences it is
asked what it would answer now, and how far its gates are open.
"""

from typing import Any

import torch
from torch import Tensor

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.models.tracing import trace
from remembering_names.probes.tasks.sequences import (
    QUERIES,
    SYMBOLS,
    VALUES,
    Sequences,
    spell,
)
from remembering_names.probes.tasks.study import (
    Settings,
    follow,
    lengths_of,
    new_learner,
)
from remembering_names.probes.tasks.training import Reader


def play(task: Task) -> Outputs:
    """Train a network for each task, and let it read sequences of its own.

    Returns:
        Under `results`, by task, what `train_and_read` finds.
    """
    settings, draws = task.settings, task.settings["draws"]
    items = []
    for key, draw in draws.items():
        rates = task.numbers[key].task_rates.cells
        rate = rates[settings["cell_key"]].chosen
        items.append({**settings, "draw": draw, "learning_rate": rate})
    runs = task.each(train_and_read, items)
    return {"results": dict(zip(draws, runs, strict=True))}


def train_and_read(settings: Settings, advance: Advance) -> dict[str, Any]:
    """Train a network on one task, then read a few new sequences.

    Returns:
        The length `learned_up_to`, how many answers are `right`, and
        `sequences` as `along` has them.
    """
    learner, lengths = new_learner(settings), lengths_of(settings)
    learned = follow(learner, lengths, advance)
    drawn = settings["drawn"]
    generator = torch.Generator().manual_seed(drawn["seed"])
    found = along(
        learner.model, learner.draw(drawn["steps"], drawn["count"], generator)
    )
    return {
        "learned_up_to": lengths[learned - 1] if learned else 0,
        "right": len([x for x in found if x["asked"][-1] == x["answer"]]),
        "sequences": found,
    }


@torch.no_grad()
def along(model: Reader, drawn: Sequences) -> list[dict[str, Any]]:
    """Return what a network does at each step of each sequence.

    Returns:
        Of each its `symbols`, without the query, and its `answer`; by step the
        network's answer if it were `asked` then, a letter each; the mean over
        units of the input gate `i` and of the forget gate `f`, in per cent;
        and how far the cell has `moved`, in hundredths, the root mean square
        over units.
    """
    symbols = drawn.symbols[:-1]  # (T, B)
    asked = torch.stack(
        [ask(model, symbols[: n + 1]) for n in range(len(symbols))]
    )
    gates = trace(model.layer, model.codes[symbols])
    i, f = (hundredths(gates[name].mean(2)) for name in "if")
    steps = gates["c"].diff(dim=0, prepend=torch.zeros_like(gates["c"][:1]))
    moved = hundredths(steps.square().mean(2).sqrt())  # (T, B)
    return [
        {
            "symbols": spell(symbols[:, n], SYMBOLS),
            "answer": spell(drawn.answers[-1:, n], VALUES),
            "asked": spell(asked[:, n], VALUES),
            "i": i[:, n].tolist(),
            "f": f[:, n].tolist(),
            "moved": moved[:, n].tolist(),
        }
        for n in range(symbols.shape[1])
    ]


def hundredths(values: Tensor) -> Tensor:
    """Return values in whole hundredths."""
    return (100 * values).round().int()


def ask(model: Reader, symbols: Tensor) -> Tensor:
    """Return the answers (B,) to a query after symbols (T, B)."""
    query = torch.full_like(symbols[:1], SYMBOLS.index(QUERIES[0]))
    logits: Tensor = model(torch.cat((symbols, query)))[-1]
    return logits.argmax(1)
