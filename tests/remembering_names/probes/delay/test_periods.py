"""Made-up clocks and latches, told apart by the rule."""

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remembering_names.experiments.delay import EVERY
from remembering_names.probes.delay.periods import explains, kind_of

LONGEST = int(EVERY["longest"])
LONGEST_PERIOD = int(EVERY["longest_period"])


def told(shares: list[int]) -> Any:
    return kind_of(shares, EVERY)


def ticking(period: int, right: int = 100, wrong: int = 5) -> list[int]:
    """Return the accuracies of a clock that is right once in a period."""
    return [
        wrong if delay % period else right for delay in range(1, LONGEST + 1)
    ]


def shaken(shares: list[int], width: int) -> list[int]:
    """Return accuracies with the error of a test added to each."""
    chance = random.Random(3)
    return [
        min(max(share + chance.randint(-width, width), 0), 100)
        for share in shares
    ]


@pytest.mark.parametrize("period", range(2, LONGEST_PERIOD + 1))
def test_a_clock_is_found_with_its_own_period_and_no_multiple(
    period: int,
) -> None:
    found = told(shaken(ticking(period), 6))
    assert (found["kind"], found["period"]) == ("clock", period)


@given(st.integers(2, 12), st.integers(40, 100), st.integers(0, 20))
def test_a_clock_of_any_swing_is_one(
    period: int, right: int, wrong: int
) -> None:
    found = told(ticking(period, right, wrong))
    assert (found["kind"], found["swing"]) == ("clock", right - wrong)


def test_what_is_right_everywhere_is_a_latch() -> None:
    found = told(shaken([97] * LONGEST, 3))
    assert (found["kind"], found["period"]) == ("latch", None)


def test_one_delay_that_fails_makes_it_no_latch() -> None:
    assert told([100] * 500 + [80] + [100] * (LONGEST - 501))["kind"] == "other"


def test_what_only_guesses_in_the_end_is_forgetful() -> None:
    shares = [100] * 100 + [12] * (LONGEST - 100)
    assert told(shaken(shares, 3))["kind"] == "forgetful"


def test_a_clock_that_runs_down_is_none() -> None:
    shares = ticking(3)[: LONGEST // 2] + [12] * (LONGEST // 2)
    assert told(shaken(shares, 3))["kind"] == "forgetful"


def test_a_clock_that_is_seldom_right_is_not_taken_for_a_guesser() -> None:
    shares = ticking(8, 100, 0)  # on average as good as guessing
    assert told(shares)["kind"] == "clock"
    uneven = [share for n, share in enumerate(shares) if n % 97]
    assert told(uneven + shares[: LONGEST - len(uneven)])["kind"] == "other"


def test_chance_alone_has_no_period() -> None:
    chance = random.Random(5)
    shares = [chance.randint(0, 100) for _ in range(LONGEST)]
    assert told(shares)["period"] is None


def test_a_period_longer_than_those_tried_is_not_invented() -> None:
    assert told(ticking(53))["kind"] != "clock"


def test_what_explains_all_explains_one() -> None:
    assert explains(ticking(4), 4) == 1
    assert explains(ticking(4), 8) == 1
    assert explains(ticking(4), 3) < 0.01
