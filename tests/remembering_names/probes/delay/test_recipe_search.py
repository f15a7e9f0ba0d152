"""The search for a rate: which is chosen, and when it goes on."""

from typing import Any

import pytest
from tests.remembering_names.work_here import task as work

from firsthand.tasks import Advance
from remembering_names.probes.delay import recipe_search

LADDER = [0.1, 0.3, 1, 3, 10, 30]
Runs = dict[float, tuple[int, int]]  # rate -> delay solved, letters read


def searched(
    monkeypatch: pytest.MonkeyPatch, runs: Runs, first: list[float]
) -> Any:
    """Return what a search stores whose rates do so well."""

    def attempt(settings: Any, advance: Advance) -> dict[str, int]:
        solved, letters = runs[settings["learning_rate"]]
        return {"solved_up_to": solved, "letters": letters}

    monkeypatch.setattr(recipe_search, "attempt", attempt)
    settings = {"learning_rates": first, "ladder": LADDER, "seeds": [0]}
    return recipe_search.search(work(settings))["results"]


def test_the_rate_that_gets_furthest_is_chosen_then_the_fastest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    runs = {0.3: (10, 50), 1: (40, 90), 3: (40, 80), 10: (40, 80)}
    found = searched(monkeypatch, runs, [0.3, 1, 3, 10])
    assert found["chosen"] == 3


def test_a_best_at_the_edge_has_the_next_rate_tried(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    runs = {rate: (int(100 * rate), 1) for rate in LADDER[:5]}
    runs[10] = (5, 1)
    found = searched(monkeypatch, runs, [0.3, 1])
    assert found["chosen"] == 3
    assert [t["learning_rate"] for t in found["tried"]] == [0.3, 1, 3, 10]


def test_the_ends_of_the_ladder_end_the_search(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    runs = {rate: (n, 1) for n, rate in enumerate(LADDER)}
    found = searched(monkeypatch, runs, [3])
    assert found["chosen"] == LADDER[-1]
    assert len(found["tried"]) == 4
