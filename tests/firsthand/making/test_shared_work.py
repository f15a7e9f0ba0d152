"""What two targets hand out alike is done once, if both may use it."""

from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import pytest
from tests.cheap_targets import Make, cheap

from firsthand import results
from firsthand.costs.costs import Piece
from firsthand.making.schedule import MakingError
from firsthand.making.shared_work import SharedWork
from firsthand.results import REPORTED
from firsthand.tracking.fence import Fence, Place
from firsthand.workers.calls import CallError, ItemCall
from firsthand.workers.local import OnShare


def times_done(mark: str) -> list[str]:
    """Return the items in the order in which they were worked on."""
    return Path(mark).read_text("utf-8").split()


def test_work_that_two_targets_hand_out_is_done_once(
    make: Make, cheap_report: Path, mark: str
) -> None:
    make([cheap(name, "share_marked", mark=mark) for name in "ab"])
    assert sorted(times_done(mark)) == ["0", "1", "2"]
    found = [results.read(file) for file in cheap_report.rglob("[ab].json")]
    assert found == [{"squares": [0, 1, 4]}] * 2


class Clerk:
    """Does any work in a second, but fails the first few times."""

    def __init__(self, failures: int = 0) -> None:
        self.failures = failures

    def submit(
        self, call: ItemCall, on_share: OnShare
    ) -> Future[tuple[bytes, Piece]]:
        done: Future[tuple[bytes, Piece]] = Future()
        if self.failures:
            done.set_exception(CallError("no luck"))
        else:
            done.set_result((b"answer", Piece(1.0, 2.0, 3.0, {}, ())))
        self.failures = max(0, self.failures - 1)
        return done


def hand_out_twice(
    clerk: Clerk, **variables: str
) -> list[Future[tuple[bytes, Piece]]]:
    """Have the same work done for two targets, the second in its own way."""
    shared = SharedWork().by(clerk, cheap("a"))
    place = Place("root", "root", "engine")
    calls = [
        ItemCall(Fence(name, (), *[frozenset[str]()] * 4), place, b"work", own)
        for name, own in zip("ab", ({}, variables), strict=True)
    ]
    return [shared.submit(call, lambda share: None) for call in calls]


def test_only_the_first_to_hand_it_out_pays_for_it() -> None:
    pieces = [done.result()[1] for done in hand_out_twice(Clerk())]
    assert [piece.cpu for piece in pieces] == [1.0, 0.0]


def test_another_environment_makes_it_other_work() -> None:
    done = hand_out_twice(Clerk(), OPENBLAS_CORETYPE="Haswell")
    assert [one.result()[1].cpu for one in done] == [1.0, 1.0]


def test_what_has_failed_is_tried_once_more_for_the_next() -> None:
    first, second = hand_out_twice(Clerk(failures=1))
    with pytest.raises(CallError):
        first.result()
    answer, piece = second.result()
    assert (answer, piece.cpu) == (b"answer", 1.0)


def test_a_second_failure_is_the_second_targets_own() -> None:
    _, second = hand_out_twice(Clerk(failures=2))
    with pytest.raises(CallError, match="no luck"):
        second.result()


def test_other_work_is_done_by_itself(
    make: Make, mark: str, tmp_path: Path
) -> None:
    other = str(tmp_path / "other")
    make(
        [
            cheap("a", "share_marked", mark=mark),
            cheap("b", "share_marked", mark=other),
        ]
    )
    assert len(times_done(mark)) == len(times_done(other)) == 3


def test_a_second_run_does_it_again(make: Make, mark: str) -> None:
    for _ in range(2):
        make([cheap("a", "share_marked", mark=mark)], force=True)
    assert len(times_done(mark)) == 6


def test_measurements_are_taken_each_time(make: Make, mark: str) -> None:
    make(
        [
            cheap(name, "share_marked", kind="measurements", mark=mark)
            for name in "ab"
        ]
    )
    assert len(times_done(mark)) == 6


def test_an_answer_serves_no_target_that_may_not_open_its_files(
    make: Make,
) -> None:
    may = replace(cheap("a", "peek", way="open"), data=(REPORTED,))
    with pytest.raises(MakingError, match=r"^b: b opens data/reported\.json"):
        make([may, cheap("b", "peek", way="open")])
