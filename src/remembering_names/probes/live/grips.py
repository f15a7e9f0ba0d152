"""What it costs to take hold of a network while it reads.

A gate is held at one value from a letter on; the memory is wiped once, before a
letter; two neighbouring letters change places; all letters are shuffled. Each
time the network answers all test names, as it stands in readers' browsers: with
weights at 16 bits.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.models.name_classifier import NameClassifier
from remembering_names.names.cleaning import Pair
from remembering_names.names.files import LANGUAGES, encode
from remembering_names.names.splits import held_out_split
from remembering_names.probes.live.held_cells import (
    State,
    cell_of,
    held,
    start,
    step,
    wiped,
)
from remembering_names.probes.live.served import plain, rounded, with_rounded


class Group(NamedTuple):
    """Names of one length.

    Attributes:
        x: Their letters' vectors, (T, B, I).
        right: The places of their languages, (B,).
        before: The state before each letter, and the last one.
    """

    x: Tensor
    right: Tensor
    before: list[State]


class Rest(NamedTuple):
    """What is still to be read of a group: by which cell, from which state."""

    cell: nn.Module
    x: Tensor
    state: State


Grip = Callable[[Group], Rest]
DIGITS = 6


def take_hold(task: Task) -> Outputs:
    """Let a model read all test names under every grip.

    Returns:
        Under `results` how many `names` there are, the accuracy of the model
        left alone (`free`), and its accuracy when gates are `held` (a list
        over letters for each gate and value in per cent), its memory is
        `wiped` or letters are `swapped` (a list over letters each), the last
        two letters change places (`last_swapped`), and all are `shuffled` (a
        list over draws).
        A name that is shorter than where a grip begins is answered as ever.
    """
    settings = task.settings
    item = {
        **settings,
        "recipe": task.numbers[settings["model"]].held_out.recipe,
        "content": task.weights[f"{settings['model']}.held_out"],
    }
    (found,) = task.each(measure, [item])
    return {"results": found}


@torch.no_grad()
def measure(item: Mapping[str, Any], _: Advance) -> dict[str, Any]:
    """Return what grips cost one model."""
    layer, recipe = item["layer"], item["recipe"]
    served = rounded(plain(layer, recipe, item["content"]))
    model = with_rounded(layer, recipe, served)
    cell = cell_of(model.layer)
    test = held_out_split(item["split_seed"]).test
    groups = list(by_length(model, cell, test))

    def right(grip: Grip) -> float:
        count = sum(answered(model, group, grip(group)) for group in groups)
        return round(count / len(test), DIGITS)

    starts = range(item["letters"])
    return {
        "names": len(test),
        "free": right(partial(holding, cell, 0)),
        "held": {
            gate: {
                f"{100 * value:g}": [
                    right(partial(holding, held(cell, gate, value), n))
                    for n in starts
                ]
                for value in item["values"]
            }
            for gate in item["gates"]
        },
        "wiped": [right(partial(wiping, cell, n)) for n in starts],
        "swapped": [right(partial(swapping, cell, n)) for n in starts],
        "last_swapped": right(partial(swapping, cell, -2)),
        "shuffled": [
            right(partial(shuffling, cell, torch.Generator().manual_seed(draw)))
            for draw in item["draws"]
        ],
    }


def by_length(
    model: NameClassifier, cell: nn.Module, pairs: Sequence[Pair]
) -> Iterator[Group]:
    """Yield names of one length together, read once by the free cell."""
    letters = [encode(name) for name, _ in pairs]
    for length in sorted({*map(len, letters)}):
        places = [n for n, own in enumerate(letters) if len(own) == length]
        indices = torch.tensor([letters[n] for n in places]).t()  # (T, B)
        x = model.embedding(indices)
        right = [LANGUAGES.index(pairs[n][1]) for n in places]
        states = [start(cell, x, model.out.in_features)]
        for x_t in x:
            states.append(step(cell, x_t, states[-1]))
        yield Group(x, torch.tensor(right), states)


def answered(model: NameClassifier, group: Group, rest: Rest) -> int:
    """Return how many names of a group are answered rightly."""
    state = rest.state
    for x_t in rest.x:
        state = step(rest.cell, x_t, state)
    answers = model.out(state[0]).argmax(dim=1)
    return int((answers == group.right).sum())


def holding(cell: nn.Module, begin: int, group: Group) -> Rest:
    """Read with another cell from a letter on."""
    begin = min(begin, len(group.x))
    return Rest(cell, group.x[begin:], group.before[begin])


def wiping(cell: nn.Module, before: int, group: Group) -> Rest:
    """Forget all before a letter; nothing, if there is no such letter."""
    rest = holding(cell, before, group)
    if not len(rest.x):
        return rest
    return rest._replace(state=wiped(rest.state))


def swapping(cell: nn.Module, first: int, group: Group) -> Rest:
    """Let a letter and the next one change places, if both are there.

    Args:
        cell: What reads them.
        first: The place of the letter; below zero, from the end.
        group: The names.
    """
    length = len(group.x)
    first = first + length if first < 0 else first
    if not 0 <= first < length - 1:
        return holding(cell, length, group)
    rest = holding(cell, first, group)
    order = [1, 0, *range(2, len(rest.x))]
    return rest._replace(x=rest.x[order])


def shuffling(
    cell: nn.Module, generator: torch.Generator, group: Group
) -> Rest:
    """Read the letters of each name in an order of its own, drawn by lot."""
    keys = torch.rand(group.x.shape[:2], generator=generator)
    order = keys.argsort(dim=0)[:, :, None].expand_as(group.x)
    return Rest(cell, group.x.gather(0, order), group.before[0])
