"""Weights as the report ships them, put into models."""

import pytest
import torch
from safetensors.torch import save
from torch import nn

from remembering_names.models.shipped_weights import give_weights


def layer(seed: int, width: int = 4) -> nn.Linear:
    """Return a small layer with weights of its own."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return nn.Linear(3, width)


def test_a_model_gets_the_weights_that_were_saved() -> None:
    one, other = layer(0), layer(1)
    give_weights(other, save(one.state_dict()))
    assert torch.equal(other.weight, one.weight)
    assert torch.equal(other.bias, one.bias)


def test_the_weights_are_a_copy() -> None:
    one, other = layer(0), layer(1)
    content = save(one.state_dict())
    give_weights(other, content)
    other.weight.data.zero_()
    assert content == save(one.state_dict())


@pytest.mark.parametrize(
    "content", [b"", b"no weights", b"\0" * 100, save({"a": torch.zeros(2)})]
)
def test_what_holds_no_weights_of_the_model_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        give_weights(layer(0), content)


def test_weights_of_another_width_are_refused() -> None:
    with pytest.raises(ValueError, match="size mismatch"):
        give_weights(layer(0), save(layer(0, width=5).state_dict()))
