"""Delay recall's sequences, and the network that reads them."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from firsthand.tasks import resolve
from remembering_names.models import MODELS, ModelSpec
from remembering_names.probes.delay.model import Recaller
from remembering_names.probes.delay.task import (
    CHANCE,
    DISTRACTORS,
    QUERY,
    REMEMBERED,
    draw_sequences,
    spelled,
)

ANY = pytest.mark.parametrize("spec", MODELS, ids=lambda spec: spec.key)


def generator(seed: int) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


@given(st.integers(0, 40), st.integers(1, 9), st.integers(0, 99))
def test_a_sequence_is_a_symbol_then_distractors_then_the_query(
    delay: int, count: int, seed: int
) -> None:
    sequences = draw_sequences(delay, count, generator(seed))
    rows = spelled(sequences)
    assert len(rows) == count
    for row, answer in zip(rows, sequences.answers.tolist(), strict=True):
        assert row[0] == REMEMBERED[answer]
        assert set(row[1:-1]) <= set(DISTRACTORS)
        assert row[-1] == QUERY
        assert len(row) == delay + 2


def test_every_symbol_is_drawn_evenly() -> None:
    sequences = draw_sequences(3, 40_000, generator(0))
    first, second = sequences.symbols[0], sequences.symbols[1]
    for symbols in (first, second):
        _, counts = symbols.unique(return_counts=True)
        shares = counts / len(symbols)
        torch.testing.assert_close(
            shares, torch.full((8,), CHANCE), rtol=0, atol=0.01
        )


def test_distractors_tell_nothing_of_the_answer() -> None:
    sequences = draw_sequences(2, 40_000, generator(1))
    pairs = sequences.answers * 100 + sequences.symbols[1]
    _, counts = pairs.unique(return_counts=True)
    assert len(counts) == len(REMEMBERED) * len(DISTRACTORS)
    assert (counts / len(pairs) - CHANCE**2).abs().max() < 0.003


@ANY
def test_a_logit_depends_on_the_whole_of_a_short_sequence(
    spec: ModelSpec,
) -> None:
    torch.manual_seed(0)
    model = Recaller(resolve(spec.layer), 8)
    symbols = draw_sequences(2, 1, generator(2)).symbols
    whole = model(symbols)
    for place in range(len(symbols)):
        other = symbols.clone()
        other[place] = (other[place] + 1) % 8
        assert not torch.allclose(model(other), whole, rtol=0, atol=1e-7)


@ANY
def test_sequences_read_together_are_read_alike_alone(spec: ModelSpec) -> None:
    torch.manual_seed(1)
    model = Recaller(resolve(spec.layer), 8).double()
    symbols = draw_sequences(5, 4, generator(3)).symbols
    alone = torch.cat([model(symbols[:, n : n + 1]) for n in range(4)])
    torch.testing.assert_close(model(symbols), alone)
