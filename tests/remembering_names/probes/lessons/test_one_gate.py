"""One gate in numbers, against PyTorch's cell."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.remembering_names.work_here import task

from remembering_names.experiments.lessons import EXPERIMENTS
from remembering_names.probes.lessons.one_gate import (
    by_library,
    half_life,
    keep,
    steps_to_half,
    work_out,
)

(EXPERIMENT,) = (one for one in EXPERIMENTS if one.name == "one_gate")
share = st.floats(0.01, 0.99)
GATES = st.tuples(share, share, st.floats(-0.99, 0.99), share)


@pytest.fixture(scope="module")
def found() -> Any:
    """Return the lesson's numbers."""
    return work_out(task(EXPERIMENT.settings))["results"]


@given(st.floats(-3, 3), GATES)
def test_two_lines_are_what_pytorchs_cell_computes(
    c: float, gates: tuple[float, ...]
) -> None:
    i, f, g, o = gates
    h_t, c_t = by_library({"i": i, "f": f, "g": g, "o": o}, c)
    assert c_t == pytest.approx(f * c + i * g, abs=1e-12)
    assert h_t == pytest.approx(o * math.tanh(f * c + i * g), abs=1e-12)


def test_the_lessons_cell_holds_and_shows_what_pytorchs_does(
    found: Any,
) -> None:
    assert found["with_input"] == found["library"]["c"]
    assert found["shown"] == found["library"]["h"]


def test_each_stage_adds_one_gate_to_the_stage_before(found: Any) -> None:
    c, i, f, g = (found[name] for name in "cifg")
    assert found["bare"] == pytest.approx(c + g)
    assert found["with_forget"] == pytest.approx(f * c + g)
    assert found["with_input"] == pytest.approx(f * c + i * g)


def test_open_and_shut_gates_copy_replace_erase_or_add(found: Any) -> None:
    c, g = found["c"], found["g"]
    expected = {"copied": c, "replaced": g, "erased": 0, "added": c + g}
    assert found["extreme"] == pytest.approx(expected)


@given(share, st.integers(0, 200))
def test_what_is_left_is_a_power_of_the_gate(gate: float, steps: int) -> None:
    assert keep(gate, steps) == pytest.approx(gate**steps)


@given(share)
def test_the_loop_stops_at_the_first_step_after_the_half_life(
    gate: float,
) -> None:
    steps = steps_to_half(gate)
    assert steps - 1 < half_life(gate) + 1e-9
    assert half_life(gate) < steps + 1e-9
