"""The lab protocol: its fresh models, and one step of learning."""

from collections import Counter
from copy import deepcopy

import pytest
import torch
from torch import Tensor, nn

from remembering_names.models import LAB_MODELS, RNN, ModelSpec, TorchLSTM
from remembering_names.models.scratch_lstm import ScratchClassifier
from remembering_names.names.files import LANGUAGES, encode
from remembering_names.training.lab.protocol import (
    Draws,
    build,
    train,
    train_step,
)

KINDS = [RNN, TorchLSTM, ScratchClassifier]
Kind = type[RNN] | type[TorchLSTM] | type[ScratchClassifier]
ANY = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
SPECS = pytest.mark.parametrize("spec", LAB_MODELS, ids=lambda spec: spec.key)


def small(kind: Kind) -> nn.Module:
    """Return a small model, always with the same weights."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        return kind(6).double()


def spelled(name: str) -> Tensor:
    """Return the letters of a name, (T, 1)."""
    return torch.tensor(encode(name))[:, None]


def language(name: str) -> Tensor:
    """Return a language as an answer, (1,)."""
    return torch.tensor([LANGUAGES.index(name)])


@SPECS
def test_a_model_depends_on_its_seed_alone(spec: ModelSpec) -> None:
    torch.manual_seed(1)
    one = build(spec.classifier, 3).state_dict()
    torch.manual_seed(2)
    other = build(spec.classifier, 3).state_dict()
    assert all(torch.equal(one[name], other[name]) for name in one)


@SPECS
def test_models_of_two_seeds_share_no_weight(spec: ModelSpec) -> None:
    pairs = [build(spec.classifier, seed).parameters() for seed in (3, 4)]
    assert not any(map(torch.equal, *pairs))


@SPECS
def test_building_leaves_everyone_elses_randomness_alone(
    spec: ModelSpec,
) -> None:
    before = torch.get_rng_state()
    build(spec.classifier, 3)
    assert torch.equal(torch.get_rng_state(), before)


@ANY
@pytest.mark.parametrize("name", ["Satoshi", "X"])
def test_a_step_is_that_of_plain_sgd(kind: Kind, name: str) -> None:
    ours, theirs = small(kind), small(kind)
    optimizer = torch.optim.SGD(theirs.parameters(), lr=0.3)
    for answer in ("Japanese", "Chinese"):  # the first gradient must be gone
        train_step(ours, spelled(name), language(answer), 0.3)
        optimizer.zero_grad()
        log_p = theirs(spelled(name))
        (-log_p[0, LANGUAGES.index(answer)]).backward()
        optimizer.step()
    for p, q in zip(ours.parameters(), theirs.parameters(), strict=True):
        torch.testing.assert_close(p, q, rtol=0, atol=1e-14)


@ANY
def test_loss_and_answer_are_from_before_the_update(kind: Kind) -> None:
    model = small(kind)
    untouched = deepcopy(model)
    name, answer = spelled("Abel"), language("Spanish")
    output, loss = train_step(model, name, answer, 0.3)
    expected = untouched(name)
    assert torch.equal(output, expected)
    assert loss == -expected[0, answer].item()


@ANY
def test_training_is_one_step_after_another(kind: Kind) -> None:
    letters = [spelled(name)[:, 0] for name in ("Abel", "X", "Eli")]
    rows = torch.tensor([1, 0, 2, 1])
    ours, theirs = small(kind), small(kind)
    losses, hits = train(ours, Draws(letters, rows, rows), 0.3)
    for step, row in enumerate(rows):
        answer = row[None]
        output, loss = train_step(theirs, letters[row][:, None], answer, 0.3)
        assert losses[step] == loss
        assert hits[step] == (output.argmax() == row)
    assert all(map(torch.equal, ours.parameters(), theirs.parameters()))


def test_one_letter_teaches_the_rnn_its_read_out_alone() -> None:
    model, before = small(RNN), small(RNN).state_dict()
    train_step(model, spelled("X"), language("Greek"), 0.3)
    moved = Counter(
        name.partition(".")[0]
        for name, weights in model.state_dict().items()
        if not torch.equal(weights, before[name])
    )
    assert moved == {"i2o": 2}


def test_progress_of_a_lone_run_adds_up_to_the_whole() -> None:
    shares: list[float] = []
    rows = torch.zeros(7, dtype=torch.int64)
    train(
        small(RNN), Draws([spelled("X")[:, 0]], rows, rows), 0.1, shares.append
    )
    assert sum(shares) == pytest.approx(1)
