"""How a cell learns a task."""

from typing import Any

import pytest
import torch
from torch import nn

from remembering_names.experiments.tasks import CELLS, HIDDEN_SIZE, PLAIN
from remembering_names.probes.delay.training import Protocol
from remembering_names.probes.tasks.sequences import (
    SYMBOLS,
    Draw,
    Sequences,
    hold,
    hold_back,
    ignore,
)
from remembering_names.probes.tasks.training import (
    TaskLearner,
    count_right,
    count_weights,
    new_layer,
)

ANY = pytest.mark.parametrize("key", CELLS)
PROTOCOL = Protocol(
    learning_rate=0.01,
    batch_size=4,
    hidden_size=8,
    longest_gradient=1.0,
    letters=1_000,
    solved=0.98,
    tests=40,
    streak=1,
)


def learner(key: str, draw: Draw = hold, seed: int = 0) -> TaskLearner:
    return TaskLearner(CELLS[key], draw, PROTOCOL, seed, 20)


@ANY
def test_a_batch_changes_every_weight_that_a_cell_has(key: str) -> None:
    one = learner(key, ignore)
    before = [w.detach().clone() for w in one.model.parameters()]
    for _ in range(3):
        one.learn(6)
    after = [*one.model.parameters()]
    assert one.letters == 3 * 4 * 7
    assert not any(map(torch.equal, before, after))


@ANY
def test_weights_follow_from_the_seed(key: str) -> None:
    one, same, other = (learner(key, seed=seed) for seed in (0, 0, 1))
    for a, b in zip(
        one.model.parameters(), same.model.parameters(), strict=True
    ):
        assert torch.equal(a, b)
    assert not torch.equal(one.model.out.weight, other.model.out.weight)


def test_a_loss_that_is_no_number_moves_nothing() -> None:
    one = learner("tanh")
    with torch.no_grad():
        one.model.out.bias[0] = float("nan")
    before = one.model.layer.W_h.detach().clone()
    one.learn(6)
    assert torch.equal(one.model.layer.W_h, before)


def test_a_sequence_is_right_if_all_of_its_answers_are() -> None:
    answers = torch.tensor([[0, 1, 2], [3, 3, 3]])
    logits = nn.functional.one_hot(answers, 4).double()
    batch = Sequences(torch.zeros(5, 3), answers)
    assert count_right(logits, batch) == 3
    logits[0, 1, 2] = 9
    assert count_right(logits, batch) == 2


def test_the_value_held_back_counts_as_much_as_all_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = learner("lstm", hold_back)
    read = one.model.forward

    def forward(symbols: torch.Tensor, asked: int) -> Any:
        logits = read(symbols, asked)
        logits.retain_grad()
        kept.append(logits)
        return logits

    kept: list[torch.Tensor] = []
    monkeypatch.setattr(one.model, "forward", forward)
    one.learn(50)
    slopes = kept[0].grad
    assert slopes is not None
    last, others = slopes[-1].abs().sum(), slopes[:-1].abs().sum()
    assert 0.8 < last / others < 1.25


def test_chrono_spreads_the_forget_gates_of_its_cell_alone() -> None:
    torch.manual_seed(0)
    spread, plain = (
        new_layer(CELLS[key], 300).get_parameter("cell.b_f")
        for key in ("lstm_chrono", "lstm")
    )
    assert spread.max() > 4
    assert plain.max() < 2


@pytest.mark.parametrize("key", [key for key in CELLS if "wide" in key])
def test_a_wide_cell_has_as_many_weights_as_the_lstm(key: str) -> None:
    lstm = count_weights(new_layer(CELLS["lstm"], 20))
    wide = count_weights(new_layer(CELLS[key], 20))
    assert abs(wide / lstm - 1) < 0.03


def test_all_other_cells_have_one_hidden_size() -> None:
    assert {
        cell["hidden_size"] for key, cell in CELLS.items() if "wide" not in key
    } == {HIDDEN_SIZE}


@pytest.mark.parametrize("key", [key for key in CELLS if key not in PLAIN])
def test_a_cell_with_gates_has_no_more_weights_than_the_lstm(key: str) -> None:
    lstm = count_weights(new_layer(CELLS["lstm"], 20))
    assert count_weights(new_layer(CELLS[key], 20)) <= lstm


def test_each_symbol_is_read_as_one_of_its_own() -> None:
    one = learner("lstm")
    assert torch.equal(one.model.codes, torch.eye(len(SYMBOLS)))
