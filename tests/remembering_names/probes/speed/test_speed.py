"""What the probe of speed stores, its clock replaced by one that counts."""

from statistics import median
from typing import Any

import pytest
import torch
from tests.remembering_names.work_here import task as work

from firsthand.tasks import resolve
from remembering_names.experiments.speed import WAYS
from remembering_names.models.ladder.rungs import (
    FAMILIES,
    GOALS,
    LSTM,
    Family,
    Rung,
)
from remembering_names.probes.speed import ladder, profile, rounds

RUNGS = [(family, rung) for family in FAMILIES for rung in family.ways]
NAMES = [f"{family.key}-{rung.key}" for family, rung in RUNGS]
SETTINGS: dict[str, Any] = {
    "families": WAYS,
    "goals": GOALS,
    "letters": [2, 3],
    "batches": [1],
    "hidden": 4,
    "threads": [1],
    "seconds": 0,
    "square": 8,
    "tops_only": False,
    "older": "Haswell",
    "with_older": {"tops_only": True},
}


@pytest.fixture(scope="module")
def measured() -> Any:
    """Return what a tiny run stores."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ladder, "product_rate", lambda size, seconds: 1e9)
        return ladder.time_rungs(work(SETTINGS))["measurements"]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda one: one.key)
def test_every_rung_is_measured_at_every_point(
    family: Family, measured: Any
) -> None:
    points = measured[family.key]["points"]
    assert [(p["kernels"], p["letters"]) for p in points] == [
        *(("own", 2), ("own", 3)),
        *(("older", 2), ("older", 3)),
    ]
    every = [rung.key for rung in family.ways]
    for point in points:
        keys = every if point["kernels"] == "own" else [every[0], every[-1]]
        for kind in ("seconds", "ratio", "share"):
            assert [*point[kind]] == keys


def test_the_library_is_as_fast_as_itself(measured: Any) -> None:
    for family in FAMILIES:
        for point in measured[family.key]["points"]:
            assert set(point["ratio"]["library"].values()) == {1}


def test_the_worst_and_the_best_are_of_all_points(measured: Any) -> None:
    of = measured[LSTM.key]
    own = [point for point in of["points"] if point["kernels"] == "own"]
    for rung in LSTM.rungs:
        found = [point["ratio"][rung.key]["median"] for point in own]
        assert of["worst"]["own"]["threads_1"][rung.key] == max(found)
        assert of["best"]["own"]["threads_1"][rung.key] == min(found)


def test_what_was_measured_on_is_told(measured: Any) -> None:
    assert measured["machine"]["libraries"]["torch"] == torch.__version__
    for kernels in measured["kernels"].values():
        assert {"numpy", "torch", "products"} <= kernels.keys()


@pytest.mark.parametrize(
    ("ratio", "is_reached"), [(0.6, True), (0.6004, False), (0.1, True)]
)
def test_a_goal_is_reached_by_the_ratio_before_it_is_rounded(
    ratio: float, is_reached: bool
) -> None:
    times = {"library": [1.0, 1.0], "top": [ratio, ratio]}
    found = ladder.against_goal(times, "top", 0.6)
    assert found == {"goal": 0.6, "is_reached": is_reached}


def test_one_sequence_alone_has_a_goal_of_its_own() -> None:
    goals = [
        ladder.goal(rounds.Point(10, batch, 128, 1), GOALS) for batch in (1, 16)
    ]
    assert goals == [GOALS["alone"], GOALS["in_company"]]


def test_ratios_are_taken_within_a_round() -> None:
    point = rounds.Point(letters=2, batch=1, hidden=4, threads=1)
    times = {"a": [1.0, 2.0, 30.0], "b": [2.0, 4.0, 60.0]}
    found = ladder.described(point, times, "a")
    assert found["ratio"]["b"] == {"low": 2, "median": 2, "high": 2}
    assert found["seconds"]["b"]["median"] == median(times["b"])


def test_operations_are_those_of_three_products() -> None:
    point = rounds.Point(letters=5, batch=3, hidden=7, threads=1)
    one = 2 * 3 * 7 * (4 * 7)  # (B, H) by (H, 4H), an add and a multiply each
    assert point.flops(gates=4) == 3 * one * 5


@pytest.mark.parametrize(("family", "rung"), RUNGS, ids=NAMES)
def test_a_run_gives_every_weight_its_gradient(
    family: Family, rung: Rung, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[torch.nn.Module] = []

    def build(reference: str) -> Any:
        def make(*sizes: int) -> torch.nn.Module:
            made.append(resolve(reference)(*sizes))
            return made[-1]

        return make

    monkeypatch.setattr(rounds, "resolve", build)
    point = rounds.Point(letters=3, batch=2, hidden=4, threads=1)
    rounds.learner(rung.settings, point)()
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
    for rung in LSTM.rungs:
        if rung.is_closed:
            continue
        found = profile.shares(rounds.learner(rung.settings, point), 2)
        assert sum(found.values()) == pytest.approx(1, abs=0.01)
        assert found["products"] > 0
