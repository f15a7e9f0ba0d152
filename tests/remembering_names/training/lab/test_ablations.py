"""The two LSTMs and what lies between them: identity, corners, effects."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from tests.remembering_names.work_here import task as work

from firsthand.results import Record
from remembering_names.experiments.ablations import CORNERS, STARTS
from remembering_names.experiments.lab import CLASSIFIERS
from remembering_names.models import ScratchLSTM, TorchLSTM
from remembering_names.models.classifier import Classifier
from remembering_names.models.scratch_lstm import ScratchClassifier
from remembering_names.training.lab.ablations import (
    hand_start_two_biases,
    library_start_one_bias,
    to_torch,
)
from remembering_names.training.lab.effects import compare_lstms, gap, parts
from remembering_names.training.lab.identity import (
    count_biases_twice,
)
from remembering_names.training.lab.protocol import build

STEPS, H, RATE = 1_000, 12, 0.05
BUILT = {**CLASSIFIERS, **STARTS}
SHARE = st.floats(0, 1)
Start = Callable[[int], Classifier]


def start(kind: Start) -> Classifier:
    """Return a small model in double precision, always from one seed."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(3)
        return kind(H).double()


def test_twice_the_rate_for_the_bias_is_twice_its_gradient() -> None:
    model = start(ScratchClassifier)
    doubled = deepcopy(model)
    count_biases_twice(doubled)
    letters = torch.tensor([[4], [9], [2]])
    for one in (model, doubled):
        one(letters)[0, 7].backward()
    for name, p in model.named_parameters():
        factor = 2 if ".b_" in name else 1
        found = doubled.get_parameter(name).grad
        assert p.grad is not None
        torch.testing.assert_close(found, factor * p.grad)


@pytest.mark.parametrize(
    ("kind", "origin"),
    [
        (library_start_one_bias, TorchLSTM),
        (hand_start_two_biases, ScratchClassifier),
    ],
)
def test_a_corner_starts_as_the_model_whose_start_it_takes(
    kind: Start, origin: Start
) -> None:
    letters = torch.randint(57, (9, 5), generator=torch.Generator())
    one, other = start(kind), start(origin)
    torch.testing.assert_close(one(letters), other(letters))


@pytest.mark.parametrize("corner", CORNERS)
def test_a_corner_has_the_biases_that_its_name_says(corner: str) -> None:
    key = CORNERS[corner] or corner
    model = build(BUILT[key]["classifier"], seed=0)
    layer = [name for name, _ in model.named_parameters() if "rnn." in name]
    biases = [name for name in layer if "bias" in name or "b_" in name]
    assert len(biases) == (2 if corner.endswith("two") else 4)


@pytest.mark.parametrize("corner", CORNERS)
def test_a_corner_has_the_start_that_its_name_says(corner: str) -> None:
    key = CORNERS[corner] or corner
    model = build(BUILT[key]["classifier"], seed=0)
    weights = torch.cat(
        [p.flatten() for n, p in model.named_parameters() if is_weight(n)]
    )
    bound = 128**-0.5
    expected = bound / 3**0.5 if corner.startswith("library") else 0.08
    assert weights.std().item() == pytest.approx(expected, rel=0.02)
    assert (weights.abs().max() < bound) == corner.startswith("library")


def is_weight(name: str) -> bool:
    """Tell whether a parameter is one of the layer's matrices."""
    return name.startswith(("rnn.weight", "rnn.cell.W"))


def test_there_and_back_leaves_the_hand_written_lstm_as_it_was() -> None:
    layer = ScratchLSTM(7, 5)
    back = ScratchLSTM.from_torch(to_torch(layer))
    for name, p in layer.named_parameters():
        assert torch.equal(back.get_parameter(name), p)


def test_the_copy_for_the_library_computes_what_the_layer_does() -> None:
    layer, x = ScratchLSTM(6, 4).double(), torch.randn(8, 3, 6).double()
    torch.testing.assert_close(to_torch(layer)(x)[0], layer(x)[0])


@given(
    st.lists(st.lists(SHARE, min_size=3, max_size=3), min_size=4, max_size=4)
)
def test_the_parts_add_up_to_the_gap(accuracies: list[list[float]]) -> None:
    runs = dict(zip(CORNERS, accuracies, strict=True))
    found = parts(runs)
    total = [sum(pair) for pair in zip(*found.values(), strict=True)]
    assert total == pytest.approx(gap(runs), abs=3e-6)


def test_each_part_is_what_its_difference_alone_would_make() -> None:
    worth = {"library": 0.0, "hand": 0.03, "two": 0.0, "one": 0.01}
    runs = {
        corner: [0.8 + sum(worth[half] for half in corner.split("_"))]
        for corner in CORNERS
    }
    assert parts(runs) == {"start": [0.03], "biases": [0.01]}


@pytest.fixture
def measured() -> Any:
    """Return effects of made-up runs; the lab's seeds are out of order."""
    lab = {"seeds": [2, 0, 1], "accuracy": [0.6, 0.5, 0.7]}
    numbers = {
        key: Record(lab_protocol=Record(lab)) for key in CORNERS.values() if key
    }
    for n, corner in enumerate(CORNERS):
        own = {"accuracy": [[n, n + 0.5]], "seeds": [0, 1]}
        rates = [0.1 if CORNERS[corner] else 0.05]
        ablation = Record(**own, learning_rates=rates)
        numbers[corner] = Record(ablation=ablation)
    return compare_lstms(work({"corners": CORNERS}, numbers))["results"]


def test_the_lab_reports_own_lstms_bring_the_runs_of_their_seeds(
    measured: Any,
) -> None:
    assert measured["usual"]["accuracy"] == {
        "library_two": [0.5, 0.7],
        "library_one": [1, 1.5],
        "hand_two": [2, 2.5],
        "hand_one": [0.5, 0.7],
    }


def test_the_larger_rate_is_compared_with_the_usual_one(measured: Any) -> None:
    assert measured["learning_rates"] == [0.05, 0.1]
    assert measured["larger"]["gap"] == [3, 3]
    assert measured["faster"]["library_two"] == [-0.5, -0.2]
    assert measured["faster"]["hand_one"] == [2.5, 2.8]
