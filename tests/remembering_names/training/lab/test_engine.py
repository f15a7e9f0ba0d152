"""Compiled runs against the naive loop, which learns through autograd."""

from copy import deepcopy

import pytest
import torch
from torch import Tensor, nn

from remembering_names.models import RNN, TorchLSTM
from remembering_names.models.scratch_lstm import ScratchClassifier
from remembering_names.names.files import read_names
from remembering_names.training.lab.compiled_lstm import CompiledLSTM
from remembering_names.training.lab.compiled_rnn import CompiledRNN
from remembering_names.training.lab.engine import Engine, train_compiled
from remembering_names.training.lab.protocol import Draws, draw, train

STEPS = 1000
Kind = tuple[type[nn.Module], type[Engine], float]
LINEAR: Kind = (RNN, CompiledRNN, 0.005)
TORCH: Kind = (TorchLSTM, CompiledLSTM, 0.05)
SCRATCH: Kind = (ScratchClassifier, CompiledLSTM, 0.05)
KINDS = [LINEAR, TORCH, SCRATCH]
Curves = tuple[Tensor, Tensor]  # losses and hits
Trained = tuple[nn.Module, Curves]


def name(parameter: Kind | float) -> str:
    """Return how pytest shows a parameter."""
    if isinstance(parameter, tuple):
        return parameter[0].__name__
    return str(parameter)


EVERY_KIND = pytest.mark.parametrize("kind", KINDS, ids=name)


class Run:
    """The same run twice: through the naive loop, and compiled."""

    def __init__(
        self,
        kind: Kind,
        draws: Draws,
        hidden_size: int = 16,
        dtype: torch.dtype = torch.float64,
        rate: float | None = None,
    ) -> None:
        classifier, self.engine, usual = kind
        self.draws, self.rate = draws, rate or usual
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(0)
            self.initial = classifier(hidden_size).to(dtype)

    def naive(self) -> Trained:
        model = deepcopy(self.initial)
        return model, train(model, self.draws, self.rate)

    def compiled(self) -> Trained:
        model = deepcopy(self.initial)
        curves = train_compiled(self.engine, model, self.draws, self.rate)
        return model, curves


def real_draws(steps: int, seed: int = 0) -> Draws:
    torch.set_num_threads(1)
    return draw(read_names(), steps, seed)


def made_up_draws(*lengths: int) -> Draws:
    """Return draws of names of these lengths, one after the other."""
    letters = [torch.arange(length) + 3 for length in lengths]
    rows = torch.arange(len(lengths))
    return Draws(letters, rows % 3, rows)


def gap(one: nn.Module, other: nn.Module) -> float:
    """Return the largest difference between the weights of two models."""
    pairs = zip(one.parameters(), other.parameters(), strict=True)
    return max((p - q).abs().max().item() for p, q in pairs)


@pytest.fixture(scope="module", params=KINDS, ids=name)
def trained(request: pytest.FixtureRequest) -> tuple[Trained, Trained]:
    run = Run(request.param, real_draws(STEPS), hidden_size=24)
    return run.naive(), run.compiled()


Both = tuple[Trained, Trained]


def test_a_compiled_run_ends_with_the_weights_of_the_naive_loop(
    trained: Both,
) -> None:
    (naive, _), (compiled, _) = trained
    assert gap(naive, compiled) < 1e-12


def test_a_compiled_run_has_the_losses_of_the_naive_loop(
    trained: Both,
) -> None:
    (_, (expected, _)), (_, (losses, _)) = trained
    torch.testing.assert_close(losses, expected, rtol=0, atol=1e-12)


def test_a_compiled_run_gives_the_answers_of_the_naive_loop(
    trained: Both,
) -> None:
    (_, (_, expected)), (_, (_, hits)) = trained
    assert torch.equal(hits, expected)


@EVERY_KIND
def test_in_single_precision_weights_agree_to_five_digits(kind: Kind) -> None:
    run = Run(kind, real_draws(STEPS, seed=1), 128, torch.float32)
    (naive, _), (compiled, _) = run.naive(), run.compiled()
    assert gap(naive, compiled) < 1e-5


def test_each_bias_of_nn_lstm_ends_as_in_the_naive_loop() -> None:
    run = Run(TORCH, real_draws(100))
    (naive, _), (compiled, _) = run.naive(), run.compiled()
    for bias in ("rnn.bias_ih_l0", "rnn.bias_hh_l0"):
        expected, found = (m.get_parameter(bias) for m in (naive, compiled))
        torch.testing.assert_close(found, expected, rtol=0, atol=1e-13)


@EVERY_KIND
@pytest.mark.parametrize("hidden_size", [1, 7, 8])
def test_names_of_any_length_are_learned_at_any_width(
    kind: Kind, hidden_size: int
) -> None:
    lengths = (1, 2, 9, 1, 3, 4, 5, 8, 1, 12, 6)
    run = Run(kind, made_up_draws(*lengths), hidden_size)
    (naive, _), (compiled, _) = run.naive(), run.compiled()
    assert gap(naive, compiled) < 1e-14


@EVERY_KIND
def test_a_name_without_letters_is_refused(kind: Kind) -> None:
    run = Run(kind, made_up_draws(3, 0, 2))
    with pytest.raises(ValueError, match="at least one letter"):
        run.compiled()


@pytest.mark.parametrize(
    ("kind", "rate"),
    [(LINEAR, 1.0), (LINEAR, 1e20), (TORCH, 3e38), (SCRATCH, 3e38)],
    ids=name,
)
def test_a_compiled_run_diverges_at_the_step_of_the_naive_loop(
    kind: Kind, rate: float
) -> None:
    run = Run(kind, real_draws(300, seed=1), 32, torch.float32, rate)
    _, (expected, _) = run.naive()
    _, (losses, hits) = run.compiled()
    end = int(expected.isfinite().sum())  # the naive loss stays NaN
    assert 0 < end < len(expected)
    assert losses[:end].isfinite().all()
    assert not losses[end:].isfinite().any()
    assert not hits[end:].any()


@EVERY_KIND
def test_a_run_that_diverged_answers_nothing(kind: Kind) -> None:
    run = Run(kind, real_draws(300), rate=1e200)
    model, (losses, _) = run.compiled()
    assert not losses[-1].isfinite()
    assert not model(torch.tensor([[3]])).isfinite().any()


@EVERY_KIND
def test_training_twice_gives_the_same_bytes(kind: Kind) -> None:
    run = Run(kind, real_draws(100), 128, torch.float32)
    (one, first), (other, second) = run.compiled(), run.compiled()
    assert gap(one, other) == 0
    assert torch.equal(first[0], second[0])


@pytest.mark.parametrize("rate", [0.005, 1e30])
def test_progress_adds_up_to_the_whole(rate: float) -> None:
    classifier, engine, _ = LINEAR
    shares: list[float] = []
    train_compiled(
        engine, classifier(8), real_draws(STEPS + 10), rate, shares.append
    )
    assert sum(shares) == pytest.approx(1)
