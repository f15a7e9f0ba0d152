"""The sequences of each task, and their answers."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from remembering_names.probes.tasks.sequences import (
    CHANCE,
    NOISE,
    OTHERS,
    QUERIES,
    SEVERAL,
    VALUES,
    Draw,
    hold,
    hold_back,
    ignore,
    overwrite,
    replace,
    spelled,
)

SIZES = st.integers(SEVERAL, 40), st.integers(1, 9), st.integers(0, 99)
ANY = pytest.mark.parametrize(
    "draw", [hold, overwrite, ignore, replace, hold_back]
)


def rows(
    draw: Draw, steps: int, count: int, seed: int
) -> list[tuple[str, str]]:
    """Return each sequence as letters, and its answers."""
    generator = torch.Generator().manual_seed(seed)
    lines = spelled(draw(steps, count, generator))
    assert len(lines) == count
    found = [line.split("  ->  ") for line in lines]
    assert all(len(letters) == steps + 1 for letters, _ in found)
    return [(letters, answers) for letters, answers in found]


def values(letters: str) -> str:
    """Return the values of a sequence, in order, all else being noise."""
    found = "".join(one for one in letters[:-1] if one in VALUES)
    noise = [one for one in letters[:-1] if one not in VALUES]
    assert set(noise) <= set(NOISE)
    assert letters[-1] == QUERIES[0]
    return found


@given(*SIZES)
def test_to_hold_there_is_one_value(steps: int, count: int, seed: int) -> None:
    for letters, answer in rows(hold, steps, count, seed):
        assert values(letters) == answer


@given(*SIZES)
def test_the_latest_of_several_overwrites(
    steps: int, count: int, seed: int
) -> None:
    for letters, answer in rows(overwrite, steps, count, seed):
        assert len(values(letters)) == SEVERAL
        assert values(letters)[-1] == answer


@given(*SIZES)
def test_all_but_the_first_of_the_same_sequences_are_ignored(
    steps: int, count: int, seed: int
) -> None:
    others = rows(overwrite, steps, count, seed)
    for (letters, answer), (same, _) in zip(
        rows(ignore, steps, count, seed), others, strict=True
    ):
        assert letters == same
        assert values(letters)[0] == answer


@given(*SIZES)
def test_the_answer_is_what_was_last_written_where_the_query_asks(
    steps: int, count: int, seed: int
) -> None:
    for letters, answer in rows(replace, steps, count, seed):
        place = VALUES if letters[-1] == QUERIES[0] else OTHERS
        latest = [one for one in letters[:-1] if one in place][-1]
        assert VALUES[place.index(latest)] == answer


@given(*SIZES)
def test_what_is_held_back_is_said_last_and_all_else_at_once(
    steps: int, count: int, seed: int
) -> None:
    for letters, answers in rows(hold_back, steps, count, seed):
        said = letters[:-1].translate(str.maketrans(NOISE, VALUES))
        assert answers == said + values(letters)


@ANY
def test_every_answer_is_as_frequent(draw: Draw) -> None:
    answers = draw(5, 40_000, torch.Generator().manual_seed(0)).answers[-1]
    _, counts = answers.unique(return_counts=True)
    shares = counts / len(answers)
    wanted = torch.full((len(VALUES),), CHANCE)
    torch.testing.assert_close(shares, wanted, rtol=0, atol=0.01)


def test_a_value_comes_anywhere() -> None:
    drawn = hold(10, 40_000, torch.Generator().manual_seed(1))
    shares = (drawn.symbols[:-1] < len(VALUES)).double().mean(1)
    wanted = torch.full((10,), 0.1, dtype=torch.float64)
    torch.testing.assert_close(shares, wanted, rtol=0, atol=0.01)


def test_a_quarter_of_a_stream_is_written() -> None:
    drawn = replace(400, 500, torch.Generator().manual_seed(2))
    written = drawn.symbols[2:-1] < len(VALUES + OTHERS)
    assert abs(written.double().mean() - 1 / 4) < 0.005
