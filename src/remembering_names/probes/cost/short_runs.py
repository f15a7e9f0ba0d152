"""Names for short runs of the lab protocol, which costs are measured on."""

from functools import cache

import torch

from remembering_names.names.files import read_names
from remembering_names.training.lab.protocol import Draws, draw


@cache
def deal_out(runs: int, steps: int) -> list[Draws]:
    """Return draws of several short runs.

    Each brings the names that it draws and no others: laying out a table of
    all names pays off over a full run, and would weigh too much on a few steps.
    """
    drawn = draw(read_names(), runs * steps, seed=0)
    order = torch.arange(steps)
    return [
        Draws([drawn.letters[row] for row in rows], languages, order)
        for rows, languages in zip(
            drawn.rows.split(steps), drawn.languages.split(steps), strict=True
        )
    ]
