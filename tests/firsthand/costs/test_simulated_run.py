"""The longest chain and simulated runs, against runs worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cheap_targets import cheap

from firsthand.costs import simulated_run
from firsthand.costs.simulated_run import Job, critical_path, least, simulate


def job(name: str, *rounds: tuple[float, ...], needs: str = "") -> Job:
    return Job(
        name, frozenset(needs), rounds, takes_measurements=name.isupper()
    )


CHAIN = [
    job("a", (2.0,)),
    job("b", (3.0, 3.0)),
    job("c", (1.0, 4.0), (1.0,), needs="a"),
    job("d", (1.0,), needs="bc"),
]


def end(found: list[Job], workers: int) -> float:
    return max(bar.end for bar in simulate(found, workers))


def test_the_longest_chain_goes_by_the_longest_piece_of_each_round() -> None:
    assert [one.name for one in critical_path(CHAIN)] == ["a", "c", "d"]
    assert simulated_run.length(critical_path(CHAIN)) == 2 + 4 + 1 + 1


def test_one_worker_does_one_piece_after_the_other() -> None:
    assert end(CHAIN, 1) == sum(one.work for one in CHAIN)


def test_with_a_worker_for_each_piece_the_longest_chain_decides() -> None:
    assert end(CHAIN, 9) == 8


def test_two_workers_share_the_pieces() -> None:
    # b b | a . | c c | then c's second round, then d
    assert end(CHAIN, 2) == 3 + 2 + 4 + 1 + 1


def test_what_measures_comes_last_and_alone() -> None:
    found = [job("M", (5.0,)), *CHAIN, job("e", (1.0,), needs="M")]
    bars = {bar.job.name: bar for bar in simulate(found, 9)}
    assert (bars["M"].start, bars["M"].end) == (8, 13)
    assert bars["e"].start == 13
    assert [one.name for one in critical_path(found)] == ["a", "c", "d"]


@given(
    st.lists(
        st.tuples(
            st.lists(st.floats(0.1, 9), min_size=1, max_size=4),
            st.integers(0, 3),
        ),
        min_size=1,
        max_size=6,
    ),
    st.integers(1, 4),
)
def test_no_run_undercuts_the_least_time(
    found: list[tuple[list[float], int]], workers: int
) -> None:
    names = "abcdef"
    jobs = [
        job(names[n], tuple(pieces), needs=names[max(0, n - back) : n])
        for n, (pieces, back) in enumerate(found)
    ]
    longest = least(jobs, workers)
    taken = end(jobs, workers)
    assert longest - 1e-9 <= taken <= 2 * longest + 1e-9  # Graham 1966


@given(
    st.lists(
        st.tuples(st.lists(st.floats(0.1, 9), min_size=1), st.booleans()),
        max_size=8,
    ),
    st.integers(1, 4),
)
def test_every_piece_is_done_once_and_none_beside_a_measurement(
    found: list[tuple[list[float], bool]], workers: int
) -> None:
    jobs = [
        Job(f"{n}", frozenset(), (tuple(pieces),), timed)
        for n, (pieces, timed) in enumerate(found)
    ]
    bars = simulate(jobs, workers)
    for one in jobs:
        own = [bar for bar in bars if bar.job == one]
        assert len(own) == len(one.rounds[0])
        if one.takes_measurements:
            start = min(bar.start for bar in own)
            last = max(bar.end for bar in own)
            others = [bar for bar in bars if bar.job != one]
            assert all(bar.end <= start or bar.start >= last for bar in others)


def test_jobs_come_from_targets_and_what_they_cost() -> None:
    targets = [cheap("a"), cheap("b", of=["a"]), cheap("never", of=["b"])]
    timed = cheap("timed", kind="measurements", of=["b"])
    spent = {
        "a": {"wall": 9.0, "cpu": 5.0, "rounds": [[1.0, 3.0]]},
        "b": {"wall": 9.0, "cpu": 2.0},
        "timed": {"wall": 7.0, "cpu": 1.0, "rounds": [[1.0]]},
    }
    assert simulated_run.jobs([*targets, timed], spent) == [
        Job("a", frozenset(), ((1.0, 3.0), (1.0,)), takes_measurements=False),
        Job("b", frozenset("a"), ((2.0,),), takes_measurements=False),
        Job("timed", frozenset("b"), ((7.0,),), takes_measurements=True),
    ]


def test_nothing_made_makes_no_run() -> None:
    assert simulate([], 2) == []
    assert critical_path([]) == []
    assert least([], 2) == pytest.approx(0)
