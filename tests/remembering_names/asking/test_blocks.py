"""Many names at once are answered as each is alone."""

import itertools

import pytest
import torch

from remembering_names.asking import prediction
from remembering_names.asking.blocks import BLOCK, blocks, classify
from remembering_names.models import MODELS, ModelSpec
from remembering_names.models.classifier import classify as by_length

LETTERS = "abcdefghijklmnopqrstuvwxyz"
NAMES = [
    letter * length + other
    for length in (1, 6, 11)
    for letter in LETTERS[:5]
    for other in LETTERS[: BLOCK // 4]
]  # (80 of each length: more than one block)


@pytest.mark.parametrize("spec", MODELS, ids=lambda spec: spec.key)
def test_to_the_last_bit_a_name_is_answered_as_if_asked_alone(
    spec: ModelSpec,
) -> None:
    model = prediction.load(spec.key, spec.layer)
    together = classify(model, NAMES)
    some = range(0, len(NAMES), 7)
    alone = torch.cat([classify(model, [NAMES[n]]) for n in some])
    assert torch.equal(together[some], alone)


def test_filling_a_block_up_changes_no_answer() -> None:
    (spec,) = (spec for spec in MODELS if spec.key == "torch_lstm")
    model = prediction.load(spec.key, spec.layer)
    names = NAMES[::5]
    torch.testing.assert_close(
        classify(model, names).exp(), by_length(model, names).exp()
    )


def test_every_name_is_in_one_block_with_names_of_its_length() -> None:
    lengths = [*([3] * (BLOCK + 1)), 5, 3, 5]
    found = [*blocks(lengths)]
    assert sorted(itertools.chain(*found)) == [*range(len(lengths))]
    assert all(len({lengths[n] for n in places}) == 1 for places in found)
    assert [len(places) for places in found] == [BLOCK, 2, 2]


def test_a_name_without_letters_is_refused() -> None:
    (spec,) = (spec for spec in MODELS if spec.key == "torch_lstm")
    model = prediction.load(spec.key, spec.layer)
    with pytest.raises(ValueError, match="at least one letter"):
        classify(model, ["12"])
