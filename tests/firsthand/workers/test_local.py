"""Pieces of work: each in a process of its own, and what it costs."""

import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import wait
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import numpy as np
import pytest
from tests.pieces import piece, workers

from firsthand.costs import process_memory
from firsthand.costs.costs import Cost, Piece
from firsthand.tasks import Advance
from firsthand.workers import nursery
from firsthand.workers.calls import CallError, WorkerLostError
from firsthand.workers.child import allowed
from firsthand.workers.local import LOST, LocalWorkers, distribute

MEGABYTE = 1 << 20
PATIENCE = 30  # seconds; only what is never told takes them
seen: list[int] = []  # of a process


def fill(size: int, advance: Advance) -> int:
    """Hold so many megabytes for a moment; return their sum."""
    return int(np.ones(size * MEGABYTE, np.uint8).sum(dtype=np.int64))


def remember(item: int, advance: Advance) -> tuple[int, list[int]]:
    """Leave a trace in this process."""
    seen.append(item)
    return os.getpid(), seen


def surroundings(item: int, advance: Advance) -> tuple[dict[str, str], str]:
    return dict(os.environ), str(Path.cwd())


def kill_itself(item: int, advance: Advance) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def refuse(item: int, advance: Advance) -> None:
    raise LookupError(f"not {item}")


def tracked(module: str, advance: Advance) -> bool:
    """Tell whether this process's garbage collector looks at a module."""
    return any(one is sys.modules[module] for one in gc.get_objects())


def stay(item: int, advance: Advance) -> None:
    Event().wait()  # for nobody


def progress(item: int, advance: Advance) -> None:
    for _ in range(1000):
        advance(1 / 1000)


def test_who_waits_for_work_that_never_began_hears_of_the_end() -> None:
    with workers(1) as found:
        waited_for = [
            found.submit(piece(stay, n), lambda share: None) for n in range(3)
        ]
    done, _ = wait(waited_for, PATIENCE)
    assert len(done) == len(waited_for)
    for one in done:
        assert isinstance(one.exception(), WorkerLostError)


@pytest.fixture
def here() -> Iterator[LocalWorkers]:
    with workers(1) as found:
        yield found


def answers(
    here: LocalWorkers, function: Callable[..., Any], items: Sequence[Any]
) -> list[Any]:
    """Return what a function answers to each item."""
    pieces = [piece(function, item) for item in items]
    found = distribute(here, Cost(), pieces, lambda share: None)
    return [pickle.loads(answer) for answer in found]


# Windows cannot fork: each piece has a Python of its own there.
@pytest.mark.skipif(not nursery.CAN_FORK, reason="only a fork shares memory")
def test_a_fork_collects_no_garbage_of_what_it_shares(
    here: LocalWorkers,
) -> None:
    assert answers(here, tracked, ["pickle"]) == [False]


def test_a_target_costs_what_its_pieces_cost() -> None:
    cost = Cost()
    for one in (
        Piece(1.0, 90.0, 50.0, {"numpy": "openblas A"}, ["a"]),
        Piece(2.0, 100.0, 40.0, {"numpy": "openblas B"}, []),
        Piece(3.0, 80.0, 60.0, {}, ["a", "b"]),
    ):
        cost.add(one)
    assert (cost.cpu, cost.began) == (6.0, 40.0)
    assert cost.memory == 100.0
    assert cost.opened == {"a", "b"}
    assert cost.kernels == {"numpy": {"openblas A", "openblas B"}}


def test_a_small_piece_after_a_large_one_is_small(here: LocalWorkers) -> None:
    if not process_memory.peak():
        pytest.fail("this system does not tell a process's peak")
    calls = [piece(fill, size) for size in (300, 1)]
    found = [here.submit(one, lambda share: None) for one in calls]
    large, small = (future.result()[1].memory for future in found)
    assert large > small + 200


def test_nothing_is_left_of_the_piece_before(here: LocalWorkers) -> None:
    first, second = answers(here, remember, [1, 2])
    assert first[0] != second[0] != os.getpid()
    assert (first[1], second[1]) == ([1], [2])


@pytest.mark.survives(
    "Users' settings",
    "settings in files and variables of its user",
    "nothing: work sees none of them",
)
def test_a_piece_sees_nothing_of_its_users_settings(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MPLBACKEND", "mine")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LC_ALL", "tr_TR")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    with workers(1) as here:
        ((environment, folder),) = answers(here, surroundings, [0])
    assert "MPLBACKEND" not in environment
    assert (environment["LC_ALL"], environment["TZ"]) == ("C.UTF-8", "UTC")
    assert environment["HOME"] == folder != str(tmp_path)


def test_which_kernels_a_library_takes_may_still_be_chosen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENBLAS_CORETYPE", "HASWELL")
    with workers(1) as here:
        ((environment, _),) = answers(here, surroundings, [0])
    assert environment["OPENBLAS_CORETYPE"] == "HASWELL"


def test_the_kernels_that_a_piece_used_are_told(here: LocalWorkers) -> None:
    _, cost = here.submit(piece(fill, 1), lambda share: None).result()
    assert cost.kernels["numpy"].startswith(("openblas ", "mkl "))


def test_a_piece_may_have_a_kernel_of_its_own(here: LocalWorkers) -> None:
    variables = {"OPENBLAS_CORETYPE": "Haswell"}
    call = replace(piece(fill, 1), variables=variables)
    _, cost = here.submit(call, lambda share: None).result()
    assert cost.kernels["numpy"] == "openblas Haswell"


def test_a_target_may_set_no_variable_but_those_of_kernels() -> None:
    with pytest.raises(ValueError, match="HOME is not for a target to set"):
        allowed({"OPENBLAS_CORETYPE": "Haswell", "HOME": "/"})


@pytest.mark.survives(
    "Kills",
    "one process is killed, as by the system's memory guard",
    "`a worker was killed; if memory is short, use --jobs 1`",
)
def test_a_process_that_is_killed_is_told_in_one_line(
    here: LocalWorkers,
) -> None:
    with pytest.raises(WorkerLostError, match=f"^{LOST}$"):
        answers(here, kill_itself, [0])


def test_a_mistake_comes_with_its_place(here: LocalWorkers) -> None:
    with pytest.raises(CallError, match=r"^LookupError: not 3$") as caught:
        answers(here, refuse, [3])
    assert "in refuse" in caught.value.trace


@pytest.mark.survives(
    "Kills",
    "work goes on after a failed piece",
    "the next piece is done as if nothing had been",
)
def test_after_a_failure_the_next_piece_is_done(here: LocalWorkers) -> None:
    with pytest.raises(WorkerLostError):
        answers(here, kill_itself, [0])
    assert answers(here, fill, [1]) == [MEGABYTE]


def test_shares_of_a_round_add_up_to_one(here: LocalWorkers) -> None:
    told: list[float] = []
    pieces = [piece(progress, item) for item in range(2)]
    distribute(here, Cost(), pieces, told.append)
    assert 0.95 < sum(told) <= 1.0001
    assert len(told) < 2 * 250  # not each step


def test_where_nothing_forks_each_piece_has_a_python_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(nursery, "CAN_FORK", False)
    with workers(1) as here:
        first, second = answers(here, remember, [1, 2])
    assert first[0] != second[0] != os.getpid()
    assert (first[1], second[1]) == ([1], [2])
