"""The names of a run: a language first, then one of its rows."""

import torch
from hypothesis import given
from hypothesis.strategies import integers, lists

from remembering_names.names.files import LANGUAGES, Names, encode
from remembering_names.training.lab.protocol import draw

SEEDS = integers(0, 2**32)
SIZES = lists(integers(1, 30), min_size=18, max_size=18)


def some_names(sizes: list[int]) -> Names:
    """Return made-up rows, `sizes` many of each language."""
    pairs = zip(LANGUAGES, sizes, strict=True)
    return {language: ["Eli"] * size for language, size in pairs}


EVEN = some_names([5] * 18)


@given(SEEDS)
def test_a_seed_always_draws_the_same(seed: int) -> None:
    one, other = draw(EVEN, 50, seed), draw(EVEN, 50, seed)
    assert torch.equal(one.languages, other.languages)
    assert torch.equal(one.rows, other.rows)


@given(SEEDS)
def test_another_seed_draws_others(seed: int) -> None:
    one, other = draw(EVEN, 50, seed), draw(EVEN, 50, seed + 1)
    assert not torch.equal(one.languages, other.languages)
    assert not torch.equal(one.rows, other.rows)


def test_drawing_leaves_everyone_elses_randomness_alone() -> None:
    before = torch.get_rng_state()
    draw(EVEN, 50, 0)
    assert torch.equal(torch.get_rng_state(), before)


@given(SIZES, SEEDS)
def test_a_row_is_one_of_its_languages(sizes: list[int], seed: int) -> None:
    draws = draw(some_names(sizes), 200, seed)
    owner = torch.arange(18).repeat_interleave(torch.tensor(sizes))
    assert torch.equal(owner[draws.rows], draws.languages)


def test_each_language_is_drawn_as_often_however_many_rows_it_has() -> None:
    sizes = [1 + 20 * n for n in range(18)]
    drawn = draw(some_names(sizes), 18_000, 0).languages.bincount()
    chi_square = ((drawn - 1000).square() / 1000).sum().item()
    assert chi_square < 50  # 17 degrees: more in one of 25,000 seeds


def test_each_row_of_a_language_is_drawn_as_often() -> None:
    drawn = draw(EVEN, 90_000, 0).rows.bincount(minlength=90)
    chi_square = ((drawn - 1000).square() / 1000).sum().item()
    assert chi_square < 150  # 89 degrees: more in one of 19,000 seeds


def test_a_draw_yields_the_letters_of_its_row() -> None:
    names = {name: [name, name[::-1]] for name in LANGUAGES}
    rows = [row for pair in names.values() for row in pair]
    draws = draw(names, 60, 0)
    for row, (letters, answer) in zip(draws.rows, draws, strict=True):
        assert letters.tolist() == [[n] for n in encode(rows[row])]
        assert LANGUAGES[answer] in (rows[row], rows[row][::-1])
