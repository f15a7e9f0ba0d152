"""What a full run takes, as the page tells it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.firsthand.publishing.conftest import Convert, converter

from firsthand.experiment import Experiment
from firsthand.report import Report

EXPERIMENTS = (
    Experiment("first", "small.training:train", subjects={"a": {}, "b": {}}),
    Experiment("last", "small.training:train", reads=("a.first",)),
)
COSTS = {
    "a.first": {"wall": 70.0, "cpu": 60.0, "memory": 9.0, "rounds": [[60.0]]},
    "b.first": {
        "wall": 99.0,
        "cpu": 90.0,
        "memory": 9.0,
        "rounds": [[45.0] * 2],
    },
    "last": {"wall": 60.0, "cpu": 60.0, "memory": 9.0, "rounds": []},
}


@pytest.fixture
def costs(root: Path) -> Path:
    """Let three targets have been made; return the file of their costs."""
    file = root / "data/measurements/costs.json"
    file.write_text(json.dumps({"targets": COSTS}))
    return file


@pytest.fixture
def convert(report: Report, costs: Path) -> Convert:
    """Return a function that turns Markdown into a parsed page."""
    return converter(replace(report, experiments=EXPERIMENTS))


def cells(convert: Convert, section: str) -> list[str]:
    html = convert(f"/// provenance | {section}\n///\n")
    return [" ".join(cell.get_text().split()) for cell in html("td")]


def test_the_longest_chain_is_listed_with_its_sum(convert: Convert) -> None:
    assert cells(convert, "chain") == [
        *("a.first", "", "60 s"),
        *("last", "a.first", "60 s"),
        *("Together", "", "120 s"),
    ]


def test_a_run_is_told_by_its_number_of_workers(convert: Convert) -> None:
    found = cells(convert, "speed")
    assert found[:4] == ["1", "210 s", "210 s", "1.0 ×"]
    assert found[4:8] == ["2", "120 s", "165 s", "1.3 ×"]


def test_a_run_that_made_everything_is_held_against_it(
    costs: Path, convert: Convert
) -> None:
    section = "/// provenance | speed\n///\n"
    whole = {"wall": 150.0, "cpu": 225.0, "memory": 19.4, "jobs": 2}
    for others in (1, -1):
        whole["targets"] = len(COSTS) + others
        costs.write_text(json.dumps({"targets": COSTS, "whole": whole}))
        assert "speed-up of" not in str(convert(section))
    whole["targets"] = len(COSTS)
    costs.write_text(json.dumps({"targets": COSTS, "whole": whole}))
    said = convert(section).get_text()
    assert "a speed-up of 1.5\N{NO-BREAK SPACE}×" in said
    assert "hold together was 19 MB." in said


def test_each_piece_has_a_bar_in_the_lane_of_its_worker(
    convert: Convert,
) -> None:
    html = convert("/// timeline\nWho does what.\n///\n")
    bars = {
        (str(bar["class"][0]), start)
        for bar in html.select("svg path")
        for start in str(bar["d"]).replace("z", "z ").strip().split("z ")
    }
    kinds = sorted(kind for kind, _ in bars)
    assert kinds == ["longest"] * 2 + ["piece"] * 2
    lanes = {start.split()[1].split("h")[0] for _, start in bars}
    assert len(lanes) > 2  # there are two workers, and two rows
    assert "Who does what." in html.get_text()
    said = " ".join(str(html.select("svg")[0]["aria-label"]).split())
    assert "with 2 workers takes 165 s." in said
    assert said.endswith("The longest chain: a.first, then last.")
