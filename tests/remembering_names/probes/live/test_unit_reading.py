"""What stands on the page of units before a script runs."""

import math

import pytest
import torch

from remembering_names.models import ScratchLSTM
from remembering_names.models.name_classifier import NameClassifier
from remembering_names.models.tracing import trace
from remembering_names.names.files import encode
from remembering_names.probes.live.unit_reading import half_lives, look

MODEL = NameClassifier(ScratchLSTM, 6, 4).double().eval()
NAME = "Moretti"


def test_a_gate_with_the_half_life_leaves_what_the_gates_leave() -> None:
    keeps = torch.tensor([[0.1, 0.1], [0.5, 0.3], [0.9, 0.7]]).double()
    left = 0.5 ** (2 / half_lives(keeps))
    torch.testing.assert_close(left, keeps[1:].prod(dim=0))


def test_the_unit_that_keeps_longest_comes_first() -> None:
    lives = [one["half_life"] for one in look(MODEL, NAME, 4)["units"]]
    assert lives == sorted(lives, reverse=True)
    assert len(lives) == 4


def test_sums_are_what_the_gates_are_computed_from() -> None:
    found = look(MODEL, NAME, 4)
    for gate, parts in found["sums"].items():
        total = sum(parts)
        bent = math.tanh(total) if gate == "g" else 1 / (1 + math.exp(-total))
        assert bent == pytest.approx(found["rows"][gate][-1], abs=1e-5)


def test_the_rows_are_those_of_the_first_unit() -> None:
    found = look(MODEL, NAME, 4)
    x = MODEL.embedding(torch.tensor(encode(NAME)))[:, None]
    parts = trace(MODEL.layer, x.detach())
    unit = found["units"][0]["unit"]
    for name, part in parts.items():
        own = part[:, 0, unit].tolist()
        assert found["rows"][name] == pytest.approx(own, abs=1e-6)
    assert found["units"][0]["keeps"] == found["rows"]["f"]
