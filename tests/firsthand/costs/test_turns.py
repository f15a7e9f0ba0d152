"""Which target starts next, whatever there is to make."""

from dataclasses import dataclass
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from firsthand.costs.turns import MOST, next_to_start


@dataclass(frozen=True)
class Work:
    name: str
    needs: frozenset[str] = frozenset()
    takes_measurements: bool = False


@st.composite
def plans(draw: st.DrawFn) -> list[Work]:
    """Draw work that needs other work, in an order that means nothing."""
    found: list[Work] = []
    for number in range(draw(st.integers(0, 12))):
        before = [work.name for work in found]
        needs = draw(st.sets(st.sampled_from(before))) if before else set()
        timed = draw(st.booleans())
        found.append(Work(f"{number}", frozenset(needs), timed))
    return draw(st.permutations(found))


def start_all(
    waiting: list[Work], busy: list[Work], workers: int
) -> list[Work]:
    """Move all that may start now from `waiting` to `busy`; return it."""
    started = []
    while work := next_to_start(waiting, busy, workers):
        waiting.remove(work)
        busy.append(work)
        started.append(work)
    return started


@given(plans(), st.integers(1, 3), st.randoms(use_true_random=False))
def test_all_is_made_in_turn_and_measurements_alone(
    plan: list[Work], workers: int, random: Random
) -> None:
    waiting: list[Work] = [*plan]
    busy: list[Work] = []
    made: set[str] = set()
    while True:
        for work in start_all(waiting, busy, workers):
            assert work.needs <= made
        assert len(busy) <= MOST * workers
        if any(work.takes_measurements for work in busy):
            assert len(busy) == 1
        if not busy:
            break
        ended = random.choice(busy)  # any may end first
        busy.remove(ended)
        made.add(ended.name)
    assert not waiting
    assert made == {work.name for work in plan}


@given(plans(), st.integers(1, 3))
def test_no_worker_waits_while_shared_work_is_ready(
    plan: list[Work], workers: int
) -> None:
    waiting: list[Work] = [*plan]
    busy: list[Work] = []
    start_all(waiting, busy, workers)
    ready = [
        work
        for work in waiting
        if not work.needs and not work.takes_measurements
    ]
    assert not ready or len(busy) == MOST * workers


def test_the_most_urgent_that_is_ready_starts() -> None:
    first, second = Work("a", frozenset("b")), Work("b")
    assert next_to_start([first, second, Work("c")], [], 1) == second


def test_a_measurement_waits_for_all_that_is_shared() -> None:
    timed = Work("timed", takes_measurements=True)
    after = Work("after", frozenset({"shared"}))
    shared = Work("shared")
    assert next_to_start([timed, shared, after], [], 1) == shared
    assert next_to_start([timed, after], [shared], 1) is None
    assert next_to_start([timed, after], [], 1) == after
    assert next_to_start([timed], [after], 1) is None
    assert next_to_start([timed], [], 1) == timed


def test_nothing_starts_beside_a_measurement() -> None:
    timed = Work("timed", takes_measurements=True)
    assert next_to_start([Work("a")], [timed], 9) is None
