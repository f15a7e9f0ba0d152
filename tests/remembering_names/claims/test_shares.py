"""What a few runs tell of a share, against SciPy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, fisher_exact

from remembering_names.claims.shares import fisher, wilson

RUNS = st.integers(1, 60).flatmap(
    lambda of: st.tuples(st.integers(0, of), st.just(of))
)


@given(RUNS)
def test_the_interval_is_the_one_of_scipy(runs: tuple[int, int]) -> None:
    count, of = runs
    wanted = binomtest(count, of).proportion_ci(method="wilson")
    assert wilson(count, of) == pytest.approx(
        (wanted.low, wanted.high), abs=1e-5
    )


@given(RUNS, RUNS)
def test_the_exact_test_is_the_one_of_scipy(
    first: tuple[int, int], second: tuple[int, int]
) -> None:
    (a, n), (b, m) = first, second
    table = [[a, n - a], [b, m - b]]
    wanted = fisher_exact(table, alternative="greater").pvalue
    assert fisher(first, second) == pytest.approx(wanted, rel=1e-9)
