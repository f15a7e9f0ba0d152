"""Costs of the protocol and their growth, against sums and known laws."""

from itertools import pairwise
from math import exp, log
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy import stats
from tests.remembering_names.work_here import task as work

from firsthand.results import Record
from remembering_names.names.cleaning import clean
from remembering_names.names.files import read_names
from remembering_names.probes.cost import engine_gap, growth, lab_cost
from remembering_names.probes.cost.clocks import Spent
from remembering_names.probes.cost.curve import Curve
from remembering_names.probes.cost.lab_times import Times, full_runs
from remembering_names.probes.cost.larger_lab import larger_lab
from remembering_names.probes.cost.larger_study import Study, estimate
from remembering_names.probes.cost.made_up_names import make_up, write_names
from remembering_names.probes.cost.power_law import fit
from remembering_names.probes.cost.short_runs import deal_out

SIZES = (1, 2, 4, 8, 16)


def settings(name: str) -> Any:
    """Return the settings of a quick run."""
    from remembering_names.experiments.scale import EXPERIMENTS

    (found,) = (one for one in EXPERIMENTS if one.name == name)
    return {**found.settings, **found.quick}


def test_a_power_law_is_found_exactly() -> None:
    law = fit(SIZES, [3 * size**1.5 for size in SIZES])
    assert law.line.slope == pytest.approx(1.5)
    assert law.at(100) == pytest.approx([3 * 100**1.5] * 3)
    assert law.figures()["scale"] == pytest.approx(3)


def test_a_prediction_has_the_interval_of_a_mean_response() -> None:
    generator = np.random.default_rng(0)
    costs = [2 * size * exp(generator.normal(0, 0.1)) for size in SIZES]
    x, y = np.log(SIZES), np.log(costs)
    design = np.stack([np.ones_like(x), x], axis=1)
    beta, (rest,), *_ = np.linalg.lstsq(design, y)
    covariance = rest / 3 * np.linalg.inv(design.T @ design)
    point = np.array([1, log(100)])
    half = stats.t.ppf(0.975, 3) * (point @ covariance @ point) ** 0.5
    expected = [exp(point @ beta + sign * half) for sign in (-1, 0, 1)]
    assert fit(SIZES, costs).at(100) == pytest.approx(expected)


def test_two_points_make_no_law() -> None:
    with pytest.raises(ValueError, match="three points"):
        fit([1, 2], [1, 2])


def test_made_up_names_are_as_many_as_asked_for_of_each_language() -> None:
    names = read_names()
    made_up = make_up(names, 0.5, seed=0)
    assert {key: len(rows) for key, rows in made_up.items()} == {
        key: round(len(rows) / 2) for key, rows in names.items()
    }


def test_made_up_names_hold_only_threes_of_letters_that_real_ones_do() -> None:
    names = {"Irish": read_names()["Irish"]}
    real, made_up = (
        {row[k : k + 3] for row in rows for k in range(len(row) - 2)}
        for rows in (names["Irish"], make_up(names, 2, seed=1)["Irish"])
    )
    assert made_up
    assert made_up <= real


def test_the_same_seed_makes_up_the_same_names() -> None:
    names = {"Irish": read_names()["Irish"]}
    assert make_up(names, 1, seed=3) == make_up(names, 1, seed=3)
    assert make_up(names, 1, seed=3) != make_up(names, 1, seed=4)


def test_made_up_names_are_read_back_from_their_files(tmp_path: Path) -> None:
    made_up = make_up(read_names(), 0.02, seed=0)
    write_names(made_up, tmp_path)
    assert read_names(tmp_path) == made_up
    assert clean(made_up)


def test_short_draws_hold_each_drawn_name_once_and_in_order() -> None:
    one, other = deal_out(2, 5)
    assert [len(one.letters), len(other.letters)] == [5, 5]
    assert one.rows.tolist() == [0, 1, 2, 3, 4]
    (whole,) = deal_out(1, 10)
    letters = [*one.letters, *other.letters]
    assert [n.tolist() for n in letters] == [n.tolist() for n in whole.letters]


def made_up_times() -> Times:
    """Return times of two models, alike in all rounds."""
    times = Times()
    for _ in range(3):
        for key, slower in (("a", 1), ("b", 3)):
            for way, wall, cpu in (
                ("naive", 8e-3, 9e-3),
                ("one", 1e-3, 1e-3),
                ("two", 5e-4, 1e-3),
                ("rows", 0.25, 0.25),
                ("twice_rows", 0.5, 0.5),
            ):
                times.add((way, key), Spent(slower * wall, slower * cpu))
    return times


PLAN = {
    "full_steps": 1000,
    "seeds": list(range(8)),
    "models": {"a": {}, "b": {}},
    "workers": [1, 2, 4, 16, 32],
}


def test_a_full_run_costs_all_steps_of_all_its_seeds() -> None:
    times = made_up_times()
    wall, cpu = (full_runs(times, PLAN, clock) for clock in ("wall", "cpu"))
    assert wall["naive"] == pytest.approx({"a": 8, "b": 24})
    assert wall["compiled"]["a"] == pytest.approx(8)
    assert wall["pair_total"] == pytest.approx(16)
    assert wall["ratios"] == pytest.approx([1] * 3)
    assert wall["pair_ratios"] == wall["speed_up"] == pytest.approx([2] * 3)
    assert cpu["pair_ratios"] == pytest.approx([9 / 8] * 3)


def test_the_lab_study_ends_when_its_pieces_do() -> None:
    seconds = larger_lab(made_up_times(), PLAN)["seconds"]
    # 8 pieces of 1.25 s and 8 of 3.75 s; more workers than pieces do nothing.
    assert seconds["now"] == pytest.approx([40, 20, 10, 3.75, 3.75])


def test_twice_the_steps_names_and_seeds_each_take_their_share() -> None:
    seconds = larger_lab(made_up_times(), PLAN)["seconds"]
    one = {name: times[0] for name, times in seconds.items()}
    assert one == pytest.approx(
        {"now": 40, "steps": 72, "names": 48, "seeds": 80, "all": 160}
    )


def test_a_quick_measurement_of_the_protocol_fills_every_cell() -> None:
    plan = settings("lab_cost")
    models = {"torch_lstm": plan["models"]["torch_lstm"]}
    plan |= {"models": models}
    found = lab_cost.time_protocol(work(plan))["measurements"]
    for way in ("naive", "one", "two"):
        for clock in ("wall", "cpu"):
            low, middle, high = found["step"]["torch_lstm"][way][clock]
            assert 0 < low <= middle <= high
    assert all(min(row) > 0 for row in found["larger"]["seconds"].values())


def test_compiled_runs_learn_what_the_naive_loop_learns() -> None:
    plan = {**settings("engine_gap"), "steps": 10}
    found = engine_gap.compare(work(plan))["results"]
    assert found["largest"]["float64"] < 1e-13
    assert found["largest"]["float32"] < 1e-5


def study(exponent: float = 1.0) -> Study:
    """Return a study whose every part takes a second for a hundred rows."""
    rows = (100, 200, 400)
    curves = {}
    for name in ("read", "clean", "split", "epoch"):
        curves[name] = Curve()
        for size in rows:
            cost = (size / 100) ** exponent
            curves[name].add(size, Spent(cost, cost), 50 + size / 10)
    return Study(curves, reads=3597, usual=1)


def test_a_study_costs_its_parts_once_and_its_training_by_seed() -> None:
    assert study().cost(100, seeds=1)["hours"] == pytest.approx([1] * 3)
    once, training = 3 / 3600, 3597 / 3600
    assert study().cost(200, seeds=5)["hours"] == pytest.approx(
        [2 * (once + 5 * training)] * 3, rel=1e-3
    )


def test_memory_grows_by_each_name_whatever_the_seeds() -> None:
    assert study().cost(1000, seeds=9)["memory"] == pytest.approx([150] * 3)
    assert study().memory.where(1050) == pytest.approx(10_000)
    found = estimate(study(), seeds=5, more=10)
    assert found["base"] == pytest.approx(50)
    assert found["kilobytes"] == pytest.approx(102.4)


def test_the_names_of_a_week_cost_a_week() -> None:
    for exponent in (1.0, 1.3):
        one = study(exponent)
        rows = one.rows_in(168, seeds=2)
        assert one.cost(rows, 2)["hours"][1] == pytest.approx(168, rel=1e-3)


def test_a_larger_study_has_more_names_and_more_seeds() -> None:
    found = estimate(study(), seeds=5, more=10)
    assert found["rows"] == 200
    small, large = found["now"]["hours"][1], found["larger"]["hours"][1]
    assert large / small == pytest.approx(100, rel=1e-3)


def test_a_quick_measurement_of_growth_fits_every_curve() -> None:
    plan = settings("growth")
    plan["sizes"] = {**plan["sizes"], "names": [1, 3, 9]}
    numbers = {
        key: Record(recipe=Record(chosen=Record(epochs=2)))
        for key in plan["layers"]
    }
    found = growth.measure_growth(work(plan, Record(numbers)))
    curves = found["measurements"]["curves"]
    assert set(curves) == {
        *("read", "clean", "split", "epoch"),
        *("length", "hidden_size", "steps"),
    }
    for curve in curves.values():
        assert min(curve["seconds"]) > 0
        assert all(a < b for a, b in pairwise(curve["sizes"]))
