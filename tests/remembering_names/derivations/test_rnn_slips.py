"""What a slip costs: the right forms are right, and counts are counts."""

from typing import Any

import pytest
from tests.remembering_names.work_here import task

from firsthand import results
from firsthand.derivations import checked
from remembering_names.derivations import rnn_slips
from remembering_names.experiments import EXPERIMENTS


@pytest.fixture(scope="module")
def slips() -> Any:
    settings = next(e for e in EXPERIMENTS if e.name == "rnn_slips").settings
    return rnn_slips.weigh_slips(task({**settings, "hidden_size": 5}))[
        "results"
    ]


def test_transposed_factors_turned_round_are_the_transpose(slips: Any) -> None:
    assert slips["order"]["earliest_first"] < 1e-10


def test_transposed_factors_alone_are_not_the_jacobian(slips: Any) -> None:
    assert slips["order"]["latest_first"] > 0.1


def test_immediate_parts_add_up_to_autograds_gradient(slips: Any) -> None:
    assert slips["total"]["right"] < 1e-10
    assert slips["total"]["wrong"] > 0.1


def test_one_letter_leaves_the_recurrence_alone(slips: Any) -> None:
    assert slips["one_letter"]["i2h"] == 0
    assert slips["one_letter"]["i2o"] > 0


@pytest.mark.parametrize("letters", [3, 5, 8])
def test_products_are_counted_as_loops_make_them(letters: int) -> None:
    pairs = recursion = 0
    for t in range(1, letters + 1):
        for k in range(1, t):  # from h[t - 1], which the answer read, to h[k]
            pairs += len(range(k, t - 1))
    for _ in range(letters - 2, 0, -1):  # from h[T - 1] to h[1]
        recursion += 1
    assert rnn_slips.products(letters) == {
        "letters": letters,
        "pairs": pairs,
        "recursion": recursion,
    }


def test_the_largest_error_is_that_of_the_worst_derivation() -> None:
    one = {"steps": 2, "draws": 100, "largest_error": 1e-16}
    two = {"steps": 3, "draws": 50, "largest_error": 2e-12}
    numbers = {
        key: results.Record(derivation=results.Record(own))
        for key, own in (("a", one), ("b", two))
    }
    found = checked.largest(task({"derivations": ["a", "b"]}, numbers))
    assert found["results"] == {
        "derivations": 2,
        "steps": 5,
        "draws": 50,
        "largest_error": 2e-12,
    }
