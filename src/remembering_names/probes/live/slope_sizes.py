"""What answers hang on, over all test names, and a unit with one letter."""

from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import Tensor

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.names.splits import held_out_split
from remembering_names.probes.live.lone_units import groups, lone, mean_gates
from remembering_names.probes.live.served import plain, rounded, with_rounded
from remembering_names.probes.live.slopes import Slopes, slopes
from remembering_names.scoring.rounding import significant

DIGITS = 4


def weigh(task: Task) -> Outputs:
    """Ask of every test name which letters its answer hangs on.

    Returns:
        Under `results` how many `names` and, before the last ones, `letters`
        there are; the mean size of a slope by such a letter along the
        `highway` and by `detours`; the share of them at which the two are
        `opposed`; the share of names in which the `last` letter has the
        largest slope; the same by how many letters follow (`lags`); and the
        unit that is `lone`, chosen by validation names.
    """
    settings = task.settings
    item = {
        **settings,
        "recipe": task.numbers[settings["model"]].held_out.recipe,
        "content": task.weights[f"{settings['model']}.held_out"],
    }
    (found,) = task.each(measure, [item])
    return {"results": found}


def measure(item: Mapping[str, Any], _: Advance) -> dict[str, Any]:
    """Return what is found of one model."""
    layer, recipe = item["layer"], item["recipe"]
    served = rounded(plain(layer, recipe, item["content"]))
    model = with_rounded(layer, recipe, served)
    split = held_out_split(item["split_seed"])
    chosen, measured = (
        mean_gates(model, part, item["met"])
        for part in (split.validation, split.test)
    )
    found = [slopes(model, letters) for letters in groups(split.test)]
    return {**sizes(found, item["lags"]), "lone": lone(chosen, measured)}


def sizes(found: Sequence[Slopes], lags: int) -> dict[str, Any]:
    """Return what slopes of names say, those by lag for 0 to `lags`."""
    longest = max(len(one.highway) for one in found)
    by_lag = [at_lag(found, lag) for lag in range(longest)]
    before = torch.cat(by_lag[1:], dim=1)
    leads = torch.cat([last_leads(one) for one in found])
    return {
        "names": len(leads),
        "letters": before.shape[1],
        **told(before),
        "last": stored(leads.double().mean()),
        "lags": [told(one) for one in by_lag[: lags + 1]],
    }


def at_lag(found: Sequence[Slopes], lag: int) -> Tensor:
    """Return both slopes by the letter that `lag` others follow, (2, names)."""
    pairs = [
        torch.stack([one.highway[-1 - lag], one.detours[-1 - lag]])
        for one in found
        if len(one.highway) > lag
    ]
    return torch.cat(pairs, dim=1)


def last_leads(one: Slopes) -> Tensor:
    """Return whether a name's last letter has its largest slope, (B,)."""
    size = (one.highway + one.detours).abs()  # (T, B)
    return size.argmax(dim=0) == len(size) - 1


def told(pair: Tensor) -> dict[str, float]:
    """Return what is stored of slopes on both ways, (2, letters)."""
    highway, detours = pair
    opposed = highway * detours < 0
    return {
        "highway": stored(highway.abs().mean()),
        "detours": stored(detours.abs().mean()),
        "opposed": stored(opposed.double().mean()),
    }


def stored(value: Tensor) -> float:
    """Return a number as it is stored."""
    return significant(float(value), DIGITS)
