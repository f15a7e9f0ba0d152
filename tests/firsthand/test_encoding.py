"""The bytes of what targets make: the same for the same values."""

import pytest
import torch
from hypothesis import given
from safetensors.torch import load
from tests.values import OBJECTS

from firsthand.encoding import dumps, encoded


@given(value=OBJECTS)
def test_the_order_of_keys_does_not_matter(value: dict[str, object]) -> None:
    assert dumps(dict(reversed(value.items()))) == dumps(value)


def test_a_list_of_numbers_stands_on_one_line() -> None:
    text = '{\n  "a": [1, 2],\n  "b": [\n    [3],\n    []\n  ]\n}\n'
    assert dumps({"b": [[3], []], "a": [1, 2]}) == text


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_json_cannot_hold_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        dumps({"a": [value]})


def test_text_and_bytes_are_written_as_they_are() -> None:
    assert encoded("é\n") == "é\n".encode()
    assert encoded(b"\x00") == b"\x00"


def test_tensors_are_written_as_safetensors() -> None:
    weights = {"b": torch.arange(3.0), "a": torch.ones(2, 2)}
    found = load(encoded(weights))
    assert {name: one.tolist() for name, one in found.items()} == {
        name: one.tolist() for name, one in weights.items()
    }
    assert encoded(dict(reversed(weights.items()))) == encoded(weights)


def test_no_results_are_an_empty_object() -> None:
    assert encoded({}) == b"{}\n"
