"""Replicas against the naive loop, which learns through autograd."""

from copy import deepcopy

import pytest
import torch
from torch import Tensor, nn

from remembering_names.models import RNN, TorchLSTM
from remembering_names.models.scratch_lstm import ScratchClassifier
from remembering_names.names.files import read_names
from remembering_names.training.lab.protocol import Draws, draw, train
from remembering_names.training.lab.replica_lstm import ReplicaLSTM
from remembering_names.training.lab.replica_rnn import ReplicaRNN
from remembering_names.training.lab.replicas import Replicas, train_replicas

STEPS = 1000
RNN_RATES, LSTM_RATES = (0.005, 0.002, 0.008), (0.05, 0.2, 0.02)
Kind = tuple[type[nn.Module], type[Replicas], tuple[float, ...]]
LINEAR: Kind = (RNN, ReplicaRNN, RNN_RATES)
TORCH: Kind = (TorchLSTM, ReplicaLSTM, LSTM_RATES)
SCRATCH: Kind = (ScratchClassifier, ReplicaLSTM, LSTM_RATES)
KINDS = [LINEAR, TORCH, SCRATCH]
Curves = tuple[Tensor, Tensor]  # losses and hits


def name(parameter: Kind | float) -> str:
    """Return how pytest shows a parameter."""
    if isinstance(parameter, tuple):
        return parameter[0].__name__
    return str(parameter)


class Runs:
    """The same runs twice: alone through the naive loop, and as replicas."""

    def __init__(
        self,
        kind: Kind,
        hidden_size: int,
        dtype: torch.dtype,
        draws: list[Draws],
        rates: tuple[float, ...] | None = None,
    ) -> None:
        classifier, self.engine, usual = kind
        self.draws, self.rates = draws, rates or usual[: len(draws)]
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(0)
            self.initial = [classifier(hidden_size).to(dtype) for _ in draws]

    def alone(self) -> tuple[list[nn.Module], list[Curves]]:
        models = deepcopy(self.initial)
        runs = zip(models, self.draws, self.rates, strict=True)
        return models, [train(*run) for run in runs]

    def together(self, *chosen: int) -> tuple[list[nn.Module], Curves]:
        chosen = chosen or tuple(range(len(self.draws)))
        models = [deepcopy(self.initial[s]) for s in chosen]
        draws = [self.draws[s] for s in chosen]
        rates = [self.rates[s] for s in chosen]
        return models, train_replicas(self.engine, models, draws, rates)


def real_draws(steps: int, count: int = 3) -> list[Draws]:
    torch.set_num_threads(1)
    names = read_names()
    return [draw(names, steps, seed) for seed in range(count)]


def gap(one: nn.Module, other: nn.Module) -> float:
    """Return the largest difference between the weights of two models."""
    pairs = zip(one.parameters(), other.parameters(), strict=True)
    return max((p - q).abs().max().item() for p, q in pairs)


@pytest.fixture(scope="module", params=KINDS, ids=name)
def trained(
    request: pytest.FixtureRequest,
) -> tuple[list[nn.Module], list[Curves], list[nn.Module], Curves]:
    runs = Runs(request.param, 24, torch.float64, real_draws(STEPS))
    return *runs.alone(), *runs.together()


Trained = tuple[list[nn.Module], list[Curves], list[nn.Module], Curves]


def test_a_replica_ends_with_the_weights_of_a_lone_run(
    trained: Trained,
) -> None:
    alone, _, together, _ = trained
    assert max(map(gap, alone, together)) < 1e-10


def test_a_replica_has_the_losses_of_a_lone_run(trained: Trained) -> None:
    _, curves, _, (losses, _) = trained
    expected = torch.stack([loss for loss, _ in curves])
    torch.testing.assert_close(losses, expected, rtol=0, atol=1e-10)


def test_a_replica_gives_the_answers_of_a_lone_run(trained: Trained) -> None:
    _, curves, _, (_, hits) = trained
    assert torch.equal(hits, torch.stack([hit for _, hit in curves]))


@pytest.mark.parametrize("kind", KINDS, ids=name)
def test_in_single_precision_weights_agree_to_five_digits(kind: Kind) -> None:
    runs = Runs(kind, 128, torch.float32, real_draws(STEPS, count=2))
    (alone, _), (together, _) = runs.alone(), runs.together()
    assert max(map(gap, alone, together)) < 1e-5


def test_each_bias_of_nn_lstm_ends_as_in_a_lone_run() -> None:
    runs = Runs(TORCH, 16, torch.float64, real_draws(100))
    (alone, _), (together, _) = runs.alone(), runs.together()
    for one, other in zip(alone, together, strict=True):
        for bias in ("rnn.bias_ih_l0", "rnn.bias_hh_l0"):
            expected, found = (m.get_parameter(bias) for m in (one, other))
            torch.testing.assert_close(found, expected, rtol=0, atol=1e-12)


@pytest.mark.parametrize("kind", KINDS, ids=name)
def test_company_never_changes_what_a_replica_learns(kind: Kind) -> None:
    runs = Runs(kind, 16, torch.float64, real_draws(200))
    models, _ = runs.together()
    pair, _ = runs.together(2, 0)
    (lone,), _ = runs.together(1)
    company = [pair[1], lone, pair[0]]
    assert max(map(gap, models, company)) < 1e-12


@pytest.mark.parametrize("kind", KINDS, ids=name)
def test_a_diverging_replica_leaves_the_others_untouched(kind: Kind) -> None:
    rates = (kind[2][0], 1e200, kind[2][2])
    runs = Runs(kind, 16, torch.float64, real_draws(200), rates)
    models, (losses, _) = runs.together()
    calm, _ = runs.together(0, 2)
    assert not losses[1, -1].isfinite()
    assert max(map(gap, [models[0], models[2]], calm)) < 1e-12


@pytest.mark.parametrize(
    ("kind", "rate"),
    [
        (LINEAR, 1.0),
        (LINEAR, 1e20),
        (TORCH, 3e38),
        (SCRATCH, 3e38),
    ],
    ids=name,
)
def test_a_replica_diverges_at_the_step_of_a_lone_run(
    kind: Kind, rate: float
) -> None:
    rates = (kind[2][0], rate)
    runs = Runs(kind, 32, torch.float32, real_draws(300, count=2), rates)
    expected, _ = train(deepcopy(runs.initial[1]), runs.draws[1], rate)
    _, (losses, hits) = runs.together()
    end = int(expected.isfinite().sum())  # the naive loss stays NaN
    assert 0 < end < len(expected)
    assert losses[1, :end].isfinite().all()
    assert not losses[1, end:].isfinite().any()
    assert not hits[1, end:].any()


@pytest.mark.parametrize("kind", KINDS, ids=name)
def test_names_of_any_length_share_a_step(kind: Kind) -> None:
    letters = [torch.arange(length) + 3 for length in (1, 2, 9, 1)]
    rows = torch.tensor([[0, 3, 0, 1, 2, 0], [3, 0, 1, 0, 1, 2]])
    draws = [Draws(letters, row % 3, row) for row in rows]
    rates = kind[2][:2]
    runs = Runs(kind, 8, torch.float64, draws, rates)
    (alone, _), (together, _) = runs.alone(), runs.together()
    assert max(map(gap, alone, together)) < 1e-14


@pytest.mark.parametrize("kind", KINDS, ids=name)
def test_training_twice_gives_the_same_bytes(kind: Kind) -> None:
    runs = Runs(kind, 128, torch.float32, real_draws(100))
    (one, first), (other, second) = runs.together(), runs.together()
    assert max(map(gap, one, other)) == 0
    assert torch.equal(first[0], second[0])


def test_progress_adds_up_to_the_whole() -> None:
    classifier, engine, rates = LINEAR
    shares: list[float] = []
    train_replicas(
        engine,
        [classifier(8)],
        real_draws(STEPS + 10, count=1),
        rates[:1],
        shares.append,
    )
    assert sum(shares) == pytest.approx(1)
