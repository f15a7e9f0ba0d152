"""Where a run's states are after each distractor, and what is read there.

It is one of the runs that `states.py` follows, with all of its steps kept. They
are for a page on which a reader moves the delay.
"""

from typing import Any

import torch
from torch import Tensor

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.models.name_classifier import last_state
from remembering_names.probes.delay.model import Recaller
from remembering_names.probes.delay.states import flattened
from remembering_names.probes.delay.study import Settings, lead
from remembering_names.probes.delay.task import (
    DISTRACTORS,
    QUERY,
    REMEMBERED,
    SYMBOLS,
)

UNIT = 100  # points are whole hundredths of a spread


def keep_every_step(task: Task) -> Outputs:
    """Follow one run's states through the longest delay.

    Returns:
        Under `page_data` what `follow_run` finds, and the `symbols`.
    """
    settings = task.settings
    run = task.numbers.delay_states[settings["run"]]
    own = {
        **settings["runs"][run.key],
        "learning_rate": task.numbers[run.key].delay_curriculum.learning_rate,
        "seed": run.seed,
    }
    (found,) = task.each(follow_run, [{**settings, **own}])
    return {"page_data": {"symbols": REMEMBERED, **found}}


def follow_run(settings: Settings, advance: Advance) -> dict[str, Any]:
    """Train a run again, and follow the symbols among the same distractors.

    Returns:
        By delay, from none on: `points`, in two principal components, x and y
        of each symbol after another; and `answers`, the symbols that are read
        if the question comes then.
    """
    learner, best = lead(settings, lambda _, delay: None)
    if best:
        learner.model.load_state_dict(best)
    drawn = settings["drawn"]
    generator = torch.Generator().manual_seed(drawn["seed"])
    distractors = torch.randint(
        len(DISTRACTORS), (drawn["steps"],), generator=generator
    )
    states, answers = ask_at_every_step(learner.model, distractors)
    points = flattened(states, drawn["from"])["points"]  # (T, C, 2)
    return {
        "points": (UNIT * points).round().int().flatten(1).tolist(),
        "answers": ["".join(REMEMBERED[n] for n in row) for row in answers],
    }


@torch.no_grad()
def ask_at_every_step(
    model: Recaller, distractors: Tensor
) -> tuple[Tensor, list[list[int]]]:
    """Read each symbol and the same distractors, and ask after each of them.

    Args:
        model: Reads in one direction.
        distractors: Positions in `DISTRACTORS`, (T,).

    Returns:
        The states (T + 1, C, H) before the question, and each symbol's answer
        to it, positions in `REMEMBERED`.
    """
    count = len(REMEMBERED)
    query = model.codes[torch.full((1, count), SYMBOLS.index(QUERY))]
    steps = torch.cat(
        (
            torch.arange(count)[None],
            count + distractors[:, None].expand(-1, count),
        )
    )
    state, states, answers = None, [], []
    for x_t in model.codes[steps].split(1):  # (1, C, I)
        _, state = model.layer(x_t, state)
        _, asked = model.layer(query, state)
        states.append(last_state(state))
        answers.append(model.out(last_state(asked)).argmax(1).tolist())
    return torch.stack(states), answers
