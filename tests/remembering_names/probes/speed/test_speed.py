"""What the probe of speed stores, its clock replaced by one that counts."""

from statistics import median
from typing import Any

import pytest
import torch
from tests.remembering_names.work_here import task as work

from firsthand.tasks import resolve
from remembering_names.models.ladder.rungs import LIBRARY, RUNGS
from remembering_names.probes.speed import ladder, profile, rounds

RUNG_SETTINGS = {rung.key: rung.settings for rung in (LIBRARY, *RUNGS)}
KEYS = list(RUNG_SETTINGS)
SETTINGS: dict[str, Any] = {
    "letters": [2, 3],
    "batches": [1],
    "hidden": 4,
    "threads": [1],
    "rungs": RUNG_SETTINGS,
    "against": LIBRARY.key,
    "seconds": 0,
    "square": 8,
}


@pytest.fixture(scope="module")
def measured() -> Any:
    """Return what a tiny run stores."""

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ladder, "product_rate", lambda size, seconds: 1e9)
        return ladder.time_rungs(work(SETTINGS))["measurements"]


def test_every_rung_is_measured_at_every_point(measured: Any) -> None:
    assert [point["letters"] for point in measured["points"]] == [2, 3]
    for point in measured["points"]:
        for kind in ("seconds", "ratio", "share"):
            assert [*point[kind]] == KEYS


def test_the_library_is_as_fast_as_itself(measured: Any) -> None:
    for point in measured["points"]:
        assert set(point["ratio"][LIBRARY.key].values()) == {1}


def test_the_worst_and_the_best_are_of_all_points(measured: Any) -> None:
    for rung in RUNGS:
        found = [p["ratio"][rung.key]["median"] for p in measured["points"]]
        assert measured["worst"]["threads_1"][rung.key] == max(found)
        assert measured["best"]["threads_1"][rung.key] == min(found)


def test_ratios_are_taken_within_a_round() -> None:
    point = rounds.Point(letters=2, batch=1, hidden=4, threads=1)
    times = {"a": [1.0, 2.0, 30.0], "b": [2.0, 4.0, 60.0]}
    found = ladder.described(point, times, "a")
    assert found["ratio"]["b"] == {"low": 2, "median": 2, "high": 2}
    assert found["seconds"]["b"]["median"] == median(times["b"])


def test_operations_are_those_of_three_products() -> None:
    point = rounds.Point(letters=5, batch=3, hidden=7, threads=1)
    one = 2 * 3 * 7 * (4 * 7)  # (B, H) by (H, 4H), an add and a multiply each
    assert point.flops == 3 * one * 5


@pytest.mark.parametrize("key", KEYS)
def test_a_run_gives_every_weight_its_gradient(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[torch.nn.Module] = []

    def build(reference: str) -> Any:
        def make(*sizes: int) -> torch.nn.Module:
            made.append(resolve(reference)(*sizes))
            return made[-1]

        return make

    monkeypatch.setattr(rounds, "resolve", build)
    point = rounds.Point(letters=3, batch=2, hidden=4, threads=1)
    rounds.learner(RUNG_SETTINGS[key], point)()
    assert all(p.grad is not None for p in made[0].parameters())


def test_threads_are_given_back() -> None:
    before = torch.get_num_threads()
    with rounds.threads_of(before + 1):
        assert torch.get_num_threads() == before + 1
    assert torch.get_num_threads() == before


@pytest.mark.parametrize(
    ("operation", "kind"),
    [
        ("addmm_", "products"),
        ("matmul", "products"),
        ("tanh", "elementwise"),
        ("stack", "copies"),
        ("view", ""),
    ],
)
def test_operations_are_sorted_by_what_they_do(
    operation: str, kind: str
) -> None:
    assert profile.kind_of(operation) == kind


def test_shares_of_a_run_make_a_whole() -> None:
    point = rounds.Point(letters=2, batch=1, hidden=4, threads=1)
    for rung in RUNGS:
        found = profile.shares(rounds.learner(rung.settings, point), 2)
        assert sum(found.values()) == pytest.approx(1, abs=0.01)
        assert found["products"] > 0
