"""Shared names and recall, against loops that count one row at a time."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from safetensors.torch import save
from tests.remembering_names.work_here import task as work

from firsthand import results
from firsthand.tasks import resolve
from remembering_names.experiments.lab import CLASSIFIERS
from remembering_names.names.files import LANGUAGES, fold, read_names
from remembering_names.training.lab import overlap
from remembering_names.training.lab.protocol import draw

ROWS = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from(LANGUAGES[:3])),
    min_size=1,
    max_size=30,
)
STEPS = 90


@given(ROWS)
def test_what_is_apart_stands_in_no_other_language(
    rows: list[tuple[str, str]],
) -> None:
    apart = overlap.groups(rows, set())["apart"]
    for n, (name, own) in enumerate(rows):
        elsewhere = any(a == name and b != own for a, b in rows)
        assert (n in apart) != elsewhere


@given(ROWS, st.integers(0, 10))
def test_what_is_apart_was_drawn_or_is_new(
    rows: list[tuple[str, str]], seen: int
) -> None:
    found = overlap.groups(rows, set(rows[:seen]))
    assert sorted(found["drawn"] + found["new"]) == found["apart"]
    assert all(rows[n] in rows[:seen] for n in found["drawn"])
    assert not any(rows[n] in rows[:seen] for n in found["new"])


@given(ROWS, st.data())
def test_recall_is_a_share_of_the_groups_rows(
    rows: list[tuple[str, str]], data: st.DataObject
) -> None:
    places = st.lists(st.integers(0, 2), min_size=len(rows), max_size=len(rows))
    guesses = data.draw(places)
    group = data.draw(st.sets(st.integers(0, len(rows) - 1)))
    found = overlap.recall(rows, guesses, group)
    for own in LANGUAGES:
        hits = [
            LANGUAGES[guesses[n]] == own for n in group if rows[n][1] == own
        ]
        expected = sum(hits) / len(hits) if hits else None
        assert found[own] == (
            pytest.approx(expected, abs=1e-6) if hits else None
        )


@given(ROWS)
def test_the_shared_share_is_what_another_language_has_too(
    rows: list[tuple[str, str]],
) -> None:
    for own, share in overlap.shared(rows).items():
        names = [name for name, language in rows if language == own]
        others = {name for name, language in rows if language != own}
        many = sum(name in others for name in names)
        assert share == pytest.approx(many / len(names), abs=1e-6)


def test_a_name_is_drawn_as_often_as_runs_draw_it() -> None:
    rows = [(n, own) for own in LANGUAGES for n in ("Ab", "Ab", "Cd", own)]
    expected = overlap.mean_draws(rows, 18 * 3 * 50)
    assert expected == dict.fromkeys(LANGUAGES, 50)


def test_the_ends_of_a_run_are_its_least_and_best_known_languages() -> None:
    run = [n / 20 for n in range(len(LANGUAGES))]
    found = overlap.extremes([run, None, run[::-1]])
    assert found == {
        "worst": [LANGUAGES[0], LANGUAGES[-1]],
        "best": [LANGUAGES[-1], LANGUAGES[0]],
    }


@pytest.fixture(scope="module")
def compared() -> Any:
    """Return a comparison of untrained models that diverged at first."""
    models = {key: own["classifier"] for key, own in CLASSIFIERS.items()}
    recall = [None, [0.5] * len(LANGUAGES)]
    lab = {"steps": STEPS, "seeds": [3, 5], "diverged_at": [7, None]}
    record = results.Record({**lab, "recall": recall})
    weights = {
        f"{key}.lab_protocol": save(resolve(classifier)().state_dict())
        for key, classifier in models.items()
    }
    numbers = {key: results.Record(lab_protocol=record) for key in models}
    task = work({"models": models}, numbers, weights)
    return overlap.compare(task)["results"]


def test_only_names_of_the_kept_runs_draws_count_as_drawn(
    compared: Any,
) -> None:
    names = read_names()
    rows = [(own, row) for own in LANGUAGES for row in names[own]]
    met = {rows[n] for n in draw(names, STEPS, seed=5).rows.tolist()}
    lost = {own for own in LANGUAGES if own not in {own for own, _ in met}}
    for key in CLASSIFIERS:
        assert compared[key]["seed"] == 5
        for own in lost:
            assert compared[key]["drawn"][own] is None


def test_no_look_up_table_beats_its_ceiling_on_average(compared: Any) -> None:
    """Try the best answer to each name, found by trying them all."""
    names = read_names()
    chance: dict[str, dict[str, float]] = {}
    for own, rows in names.items():
        for row in rows:
            mass = chance.setdefault(fold(row), dict.fromkeys(names, 0.0))
            mass[own] += 1 / len(rows) / len(names)
    best = sum(max(masses.values()) for masses in chance.values())
    mean = sum(compared["ceiling"].values()) / len(names)
    assert mean == pytest.approx(best, abs=1e-5)
