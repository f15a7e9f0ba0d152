"""A name read letter by letter, as the report shows it."""

from collections.abc import Sequence
from typing import Any

import torch

from remembering_names.models.name_classifier import NameClassifier
from remembering_names.names.files import LANGUAGES, fold
from remembering_names.probes.names.gates_at_work import activations
from remembering_names.probes.names.posterior import running
from remembering_names.probes.names.records import as_stored, gather
from remembering_names.probes.names.selection import Name


def show(
    model: NameClassifier, name: Name, gates: Sequence[str]
) -> dict[str, Any]:
    """Return a name's gates, (T,) each, and its `posterior`, (T, C)."""
    letters = name.letters[:, None]  # (T, 1)
    gates_at_work = activations(model, letters)
    return {
        "name": name,
        "gates": {gate: gates_at_work[gate].mean((1, 2)) for gate in gates},
        "posterior": running(model, letters)[:, 0].exp(),
    }


def tell(runs: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return what is stored of a name: means over seeds.

    Returns:
        The `name`, its `letters` and `languages`; after each letter the
        probability of its languages (`own`), the language that seems most
        likely (`answer`) and how likely that is (`sure`); and its `gates`.
    """
    name: Name = runs[0]["name"]
    p = torch.stack([run["posterior"] for run in runs]).mean(0)  # (T, C)
    own = [LANGUAGES.index(language) for language in name.languages]
    sure, answer = p.max(1)
    gates = gather([run["gates"] for run in runs])
    values = {
        "own": p[:, own].sum(1),
        "sure": sure,
        "gates": {
            key: torch.stack(all_).mean(0) for key, all_ in gates.items()
        },
    }
    return {
        "name": name.text,
        "letters": fold(name.text),
        "languages": name.languages,
        "answer": [LANGUAGES[n] for n in answer.tolist()],
        **as_stored(values),
    }
