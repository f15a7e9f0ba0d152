"""The held-out protocol: what it trains, and what decides the result."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
import torch
from torch import nn

from firsthand.tasks import resolve
from remembering_names.models import MODELS, BiLSTM, ModelSpec, ScratchLSTM
from remembering_names.names.cleaning import Pair
from remembering_names.names.files import read_names
from remembering_names.training.held_out.recipe import (
    NameLearner,
    Recipe,
    build,
    log_probabilities,
    open_forget_gates,
    train_model,
)

PAIRS: list[Pair] = [
    (row, language)
    for language, rows in read_names().items()
    for row in rows[:6]
]
RECIPE = Recipe(
    0.01, 0.4, epochs=2, batch_size=16, hidden_size=8, embedding_size=4
)
ANY = pytest.mark.parametrize("spec", MODELS, ids=lambda spec: spec.key)
NAMES = [name for name, _ in PAIRS]


@ANY
def test_a_seed_decides_every_bit(spec: ModelSpec) -> None:
    torch.manual_seed(1)
    one = train_model(spec.layer, PAIRS, RECIPE, seed=3).state_dict()
    torch.manual_seed(2)
    other = train_model(spec.layer, PAIRS, RECIPE, seed=3).state_dict()
    assert all(torch.equal(one[name], other[name]) for name in one)


def test_another_seed_gives_another_model() -> None:
    one, other = (
        train_model("torch.nn:GRU", PAIRS, RECIPE, seed).out.weight
        for seed in (3, 4)
    )
    assert not torch.equal(one, other)


def test_training_leaves_everyone_elses_randomness_alone() -> None:
    torch.manual_seed(5)
    expected = torch.rand(3)
    torch.manual_seed(5)
    train_model("torch.nn:GRU", PAIRS, RECIPE, seed=3)
    assert torch.equal(torch.rand(3), expected)


@ANY
def test_a_trained_model_answers_alike_however_often_it_is_asked(
    spec: ModelSpec,
) -> None:
    model = train_model(spec.layer, PAIRS, RECIPE, seed=0)
    first = log_probabilities(model, NAMES)
    assert np.array_equal(log_probabilities(model, NAMES), first)


@ANY
def test_company_never_changes_the_answer_of_a_trained_model(
    spec: ModelSpec,
) -> None:
    model = train_model(spec.layer, PAIRS, RECIPE, seed=0)
    together = log_probabilities(model, NAMES)
    alone = [log_probabilities(model, [name])[0] for name in NAMES]
    np.testing.assert_allclose(together, alone, rtol=1e-5, atol=1e-6)


@ANY
def test_it_learns_a_few_names_by_heart(spec: ModelSpec) -> None:
    some = [(name, own) for name, own in PAIRS if own in ("Irish", "Greek")]
    recipe = replace(RECIPE, epochs=60, dropout=0.0, blanks=0.0)
    model = train_model(spec.layer, some, recipe, seed=0)
    log_p = log_probabilities(model, [name for name, _ in some])
    assert log_p.max(axis=1).min() > np.log(0.9)
    greek = log_p.argmax(axis=1) == log_p.argmax(axis=1)[0]
    assert [own == some[0][1] for _, own in some] == greek.tolist()


def test_the_names_order_is_no_part_of_an_answer() -> None:
    model = train_model("torch.nn:GRU", PAIRS, RECIPE, seed=0)
    backward = log_probabilities(model, NAMES[::-1])[::-1]
    assert np.allclose(log_probabilities(model, NAMES), backward, atol=1e-6)


def test_progress_adds_up_to_all_of_it() -> None:
    told: list[float] = []
    train_model("torch.nn:GRU", PAIRS, RECIPE, 0, told.append)
    assert sum(told) == pytest.approx(1)


def test_the_learning_rate_rises_to_its_peak_and_falls_to_nothing() -> None:
    with torch.random.fork_rng(devices=[]):
        model = build("torch.nn:GRU", RECIPE)
    learner = NameLearner(model, RECIPE, steps=100)
    rates = list(paces(learner))
    assert max(rates) == pytest.approx(RECIPE.learning_rate, rel=1e-3)
    assert rates.index(max(rates)) == pytest.approx(15, abs=1)
    assert rates[-1] < 1e-3 * RECIPE.learning_rate


def paces(learner: NameLearner) -> Iterator[float]:
    """Yield the learning rate of each step of a hundred."""
    for _ in range(100):
        yield learner.optimizer.param_groups[0]["lr"]
        learner.optimizer.step()
        learner.schedule.step()


def forgetting(lstm: nn.LSTM) -> torch.Tensor:
    """Return the bias of the forget gate, (H,)."""
    biases = map(lstm.get_parameter, ("bias_ih_l0", "bias_hh_l0"))
    return torch.stack([*biases]).detach().sum(dim=0).chunk(4)[1]


def test_forget_gates_of_pytorchs_lstm_open_once() -> None:
    lstm = nn.LSTM(3, 4)
    before = [p.clone() for p in lstm.parameters()]
    expected = forgetting(lstm) + 1
    open_forget_gates(lstm, 1.0)
    torch.testing.assert_close(forgetting(lstm), expected)
    moved = sum(
        int((p != old).sum())
        for p, old in zip(lstm.parameters(), before, strict=True)
    )
    assert moved == 4


def test_forget_gates_of_the_hand_written_lstm_open() -> None:
    layer = ScratchLSTM(3, 4)
    before = {name: p.clone() for name, p in layer.named_parameters()}
    open_forget_gates(layer, 1.0)
    for name, p in layer.named_parameters():
        moved = float(name == "cell.b_f")
        torch.testing.assert_close(p, before[name] + moved)


def test_forget_gates_of_both_directions_open() -> None:
    layer = BiLSTM(3, 4)
    parts = (layer.forwards, layer.backwards)
    before = [forgetting(part) for part in parts]
    open_forget_gates(layer, 1.0)
    for part, old in zip(parts, before, strict=True):
        torch.testing.assert_close(forgetting(part), old + 1)


@ANY
def test_a_layer_is_called_with_its_sizes_alone(spec: ModelSpec) -> None:
    assert isinstance(resolve(spec.layer)(4, 8), nn.Module)
