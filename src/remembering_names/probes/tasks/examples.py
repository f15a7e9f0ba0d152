"""The tasks as a reader sees them, and what pages say of the protocol."""

import torch

from firsthand.tasks import Outputs, Task, resolve
from remembering_names.probes.tasks.sequences import (
    CHANCE,
    NOISE,
    SEVERAL,
    VALUES,
    WRITTEN,
    spelled,
)
from remembering_names.probes.tasks.study import lengths_of


def show(task: Task) -> Outputs:
    """Return a few sequences of each task, and the settings that pages name.

    Returns:
        Under `fragment` sequences with their answers; under `results` the
        protocol, the `lengths` of the curriculum, the numbers of `values`
        and of kinds of `noise`, how many values are `several`, the share of
        steps that are `written`, and `chance`.
    """
    settings = task.settings
    blocks = []
    for key, draw in settings["draws"].items():
        generator = torch.Generator().manual_seed(settings["seed"])
        drawn = resolve(draw)(settings["steps"], settings["count"], generator)
        blocks.append(f"{key.replace('_', ' ')}\n" + "\n".join(spelled(drawn)))
    return {
        "fragment": "```text\n" + "\n\n".join(blocks) + "\n```\n",
        "results": {
            **settings["protocol"],
            "lengths": lengths_of(settings),
            "values": len(VALUES),
            "noise": len(NOISE),
            "several": SEVERAL,
            "written": WRITTEN,
            "chance": CHANCE,
        },
    }
