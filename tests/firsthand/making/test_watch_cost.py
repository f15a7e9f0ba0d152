"""What the watch costs is measured with the watch on and off, in turn."""

from pathlib import Path

from tests.cheap_targets import cheap, report_of

from firsthand.making.watch_cost import time_rounds


def test_each_round_times_both(cheap_report: Path) -> None:
    report = report_of(cheap_report, [cheap("a", "share")])
    rounds = [*time_rounds(report, "a", 2)]
    assert len(rounds) == 2
    assert all(0 <= one < 10 for pair in rounds for one in pair)  # ticks
