"""The reading that stands on the page before a script runs."""

import pytest
import torch
from safetensors.torch import save
from tests.remembering_names.work_here import task

from firsthand.results import Record
from remembering_names.models.classifier import classify
from remembering_names.names.files import LANGUAGES
from remembering_names.probes.live.readings import beliefs, others
from remembering_names.probes.live.served import (
    empty,
    plain,
    rounded,
    with_rounded,
)

LAYER = "remembering_names.models.gru:GRU"
RECIPE = Record(hidden_size=6, embedding_size=4)


def test_the_belief_after_each_letter_is_that_in_a_name_that_ends_there() -> (
    None
):
    content = save(empty(LAYER, RECIPE).state_dict())
    item = {
        "layer": LAYER,
        "recipe": RECIPE,
        "content": content,
        "letters": "Moretti",
    }
    full = plain(LAYER, RECIPE, content)
    model = with_rounded(LAYER, RECIPE, rounded(full))
    found = torch.tensor(beliefs(item))
    ends = ["Moretti"[: n + 1] for n in range(7)]
    expected = classify(model, ends).exp()
    torch.testing.assert_close(found, expected, atol=1e-6, rtol=0)


def row(name: str, language: str, *, every: bool, also: bool) -> Record:
    """Return a row of the table of errors."""
    others = [LANGUAGES[0]] if also else []
    return Record(name=name, language=language, every=every, also=others)


def test_of_names_that_fool_every_model_the_surest_of_a_language_is_shown() -> (
    None
):
    rows = [
        row("Kelly", "Irish", every=True, also=True),
        row("Vejvoda", "Czech", every=True, also=False),
        row("Cerv", "Czech", every=True, also=False),
        row("Ribeiro", "Portuguese", every=False, also=False),
        row("Nezamai", "Russian", every=True, also=False),
        row("Unruh", "German", every=True, also=False),
    ]
    memory = Record(
        shown=[
            Record(name=name, languages=[]) for name in ("Rowley", "Penners")
        ]
    )
    numbers = Record(gru=Record(memory=memory), errors=Record(rows=rows))
    settings = {"model": "gru", "chosen": 1, "fooling": 2}
    found = [one["name"] for one in others(task(settings, numbers))]
    assert found == ["Rowley", "Vejvoda", "Nezamai"]


@pytest.mark.parametrize("letters", ["A", "Bo"])
def test_chances_add_up_to_one(letters: str) -> None:
    content = save(empty(LAYER, RECIPE).state_dict())
    item = {
        "layer": LAYER,
        "recipe": RECIPE,
        "content": content,
        "letters": letters,
    }
    for p in beliefs(item):
        assert sum(p) == pytest.approx(1, abs=1e-4)
