"""What models get wrong, against a search through made-up answers."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis.strategies import floats, integers, lists, tuples
from tests.remembering_names.work_here import task as work

from firsthand.results import Record
from remembering_names.names.cleaning import clean
from remembering_names.names.files import LANGUAGES, fold, read_names
from remembering_names.names.splits import split_by_name
from remembering_names.scoring.mistakes import agreed, find, majority

PAIRS = clean(read_names())
READ = [(fold(name).lower(), language) for name, language in PAIRS]
TEST = split_by_name(PAIRS, 0).test
MODELS = ["one", "two", "three"]
KEPT = 2
GIVEN = lists(tuples(integers(0, 3), floats(0.125, 1)), min_size=1, max_size=7)


def made_up(seed: int) -> Record:
    """Return answers of three seeds, of which about two thirds are right."""
    generator = np.random.default_rng(seed)
    right = np.array([LANGUAGES.index(own) for _, own in TEST])
    size = (3, len(TEST))
    guesses = generator.integers(len(LANGUAGES), size=size)
    is_right = generator.random(size) < 0.66
    return Record(
        answers=np.where(is_right, right, guesses).tolist(),
        confidence=generator.random(size).round(3).tolist(),
    )


NUMBERS = Record(
    {key: Record(held_out=made_up(n)) for n, key in enumerate(MODELS)}
)


@pytest.fixture(scope="module")
def found() -> Record:
    """Return what is stored of the made-up answers."""
    settings = {"models": MODELS, "split_seed": 0, "kept": KEPT}
    return Record(find(work(settings, NUMBERS))["results"])


def says(model: str, n: int) -> tuple[str, float]:
    """Return what a model says of the n-th test name, and how surely."""
    own = NUMBERS[model].held_out
    given = [
        (a[n], p[n]) for a, p in zip(own.answers, own.confidence, strict=True)
    ]
    best = max(
        range(len(LANGUAGES)),
        key=lambda language: (
            sum(answer == language for answer, _ in given),
            sum(p for answer, p in given if answer == language),
        ),
    )
    sure = sum(p for answer, p in given if answer == best) / len(given)
    return LANGUAGES[best], sure


SAID = [{model: says(model, n) for model in MODELS} for n in range(len(TEST))]


def others(n: int) -> set[str]:
    """Return the other languages of the n-th test name, by reading the list."""
    name, language = TEST[n]
    same = fold(name).lower()
    return {own for other, own in READ if other == same} - {language}


def wrong(*models: str) -> list[int]:
    """Return the test names that each of the models gets wrong."""
    return [
        n
        for n, (_, language) in enumerate(TEST)
        if all(SAID[n][model][0] != language for model in models)
    ]


@given(GIVEN)
def test_the_answer_is_the_one_of_most_seeds(
    given: list[tuple[int, float]],
) -> None:
    votes = Counter(language for language, _ in given)
    found = LANGUAGES.index(agreed(given).language)
    assert votes[found] == max(votes.values())


@given(GIVEN)
def test_of_equally_frequent_answers_the_surer_one_counts(
    given: list[tuple[int, float]],
) -> None:
    votes = Counter(language for language, _ in given)
    tied = [n for n in votes if votes[n] == max(votes.values())]
    sums = [sum(p for own, p in given if own == n) for n in tied]
    found = agreed(given).confidence * len(given)
    assert found == pytest.approx(max(sums), abs=0.0005 * len(given) + 1e-9)


def test_the_order_of_seeds_does_not_matter() -> None:
    own = NUMBERS["one"].held_out
    backwards = majority(own.answers[::-1], own.confidence[::-1])
    assert backwards == majority(own.answers, own.confidence)


def test_mistakes_are_counted(found: Record) -> None:
    assert found["names"] == len(TEST)
    for model in MODELS:
        assert found.models[model]["mistakes"] == len(wrong(model))
    assert found.every["mistakes"] == len(wrong(*MODELS))


@pytest.mark.parametrize("model", MODELS)
def test_shared_names_and_excuses_are_counted(
    model: str, found: Record
) -> None:
    shared = [n for n in wrong(model) if others(n)]
    excused = [n for n in shared if SAID[n][model][0] in others(n)]
    told = found.models[model]
    assert (told["shared"], told["excused"]) == (len(shared), len(excused))


def test_every_models_answer_has_to_be_excused(found: Record) -> None:
    excused = [
        n
        for n in wrong(*MODELS)
        if {answer for answer, _ in SAID[n].values()} <= others(n)
    ]
    assert found.every["excused"] == len(excused)


def expected_names() -> set[int]:
    """Return the names that the table is to have."""
    kept = set(wrong(*MODELS))
    for model in MODELS:
        for language in LANGUAGES:
            own = [n for n in wrong(model) if TEST[n][1] == language]
            own.sort(key=lambda n: -SAID[n][model][1])
            kept.update(own[:KEPT])
    return kept


def test_the_rows_are_all_wrong_answers_to_the_names_kept(
    found: Record,
) -> None:
    expected = {
        (*TEST[n], answer, model, round(p, 3), tuple(sorted(others(n))))
        for n in expected_names()
        for model, (answer, p) in SAID[n].items()
        if answer != TEST[n][1]
    }
    assert {
        (r["name"], r["language"], r["answer"], model, p, tuple(r["also"]))
        for r in found["rows"]
        for model, p in r["models"].items()
    } == expected


def test_a_wrong_answer_to_a_name_has_one_row(found: Record) -> None:
    rows = [(r["name"], r["language"], r["answer"]) for r in found["rows"]]
    assert len(rows) == len(set(rows))


def test_names_that_fool_every_model_are_marked(found: Record) -> None:
    marked = {(r["name"], r["language"]) for r in found["rows"] if r["every"]}
    assert marked == {TEST[n] for n in wrong(*MODELS)}


def test_the_surest_row_comes_first(found: Record) -> None:
    surest = [max(row["models"].values()) for row in found["rows"]]
    assert surest == sorted(surest, reverse=True)
