"""The contract, case by case and layer by layer."""

from collections.abc import Mapping
from typing import Any

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.probes.contract.cases import CASES, GROUPS
from remembering_names.probes.contract.draws import Draw
from remembering_names.probes.contract.outcomes import judged

LONGEST = 120  # characters that are kept of what is said


def try_layers(task: Task) -> Outputs:
    """Try every layer in every case.

    Returns:
        Under `results`: `groups`, the keys and labels of all cases in order;
        and `layers`, by the key of each and of the case, what PyTorch's
        `library` did, and `ours`: "right", "refused" or "wrong", with the
        words of those that refused, `library_said` and `ours_said`.
    """
    layers = task.settings["layers"]
    draw = task.settings["draw"]
    found = task.each(try_layer, [(draw, layer) for layer in layers.values()])
    groups = [
        {
            "name": name,
            "cases": [{"key": one.key, "label": one.label} for one in cases],
        }
        for name, cases in GROUPS.items()
    ]
    verdicts = dict(zip(layers, found, strict=True))
    return {"results": {"groups": groups, "layers": verdicts}}


def try_layer(
    item: tuple[Mapping[str, Any], Mapping[str, str]], advance: Advance
) -> dict[str, dict[str, str]]:
    """Return what happened to a layer in every case."""
    drawn, layer = item
    draw = Draw(**{**drawn, "shape": tuple(drawn["shape"])})
    found = {}
    for case in CASES:
        verdict = judged(case, layer["layer"], layer["library"], draw)
        said = {name: short(words) for name, words in vars(verdict).items()}
        found[case.key] = {name: words for name, words in said.items() if words}
        advance(1 / len(CASES))
    return found


def short(words: str) -> str:
    """Return the beginning of what is said."""
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
