"""Results as tables."""

import csv
import json
from pathlib import Path

import pytest

from firsthand.publishing.results_csv import keys, values, write
from firsthand.report import Report
from firsthand.results import ResultError


def rows(file: Path) -> list[dict[str, str]]:
    """Return the rows of a table."""
    with file.open(encoding="utf-8", newline="") as text:
        return [*csv.DictReader(text)]


def test_a_value_has_a_key_and_its_places_in_lists() -> None:
    found = [*values({"splits": [{"accuracy": [0.5, 0.75]}], "items": 7})]
    assert found == [
        ("splits.accuracy", "0 0", 0.5),
        ("splits.accuracy", "0 1", 0.75),
        ("items", "", 7),
    ]


def test_a_result_can_be_put_together_again(
    report: Report, tmp_path: Path
) -> None:
    write(report, tmp_path / "tables")
    file = report.root / "data/results/rnn.lab.json"
    table = rows(tmp_path / "tables/rnn.lab.csv")
    found: dict[str, object] = {}
    for row in table:
        value = json.loads(row["value"]) if row["value"] else None
        if row["place"]:
            below = found.setdefault(row["key"], [])
            assert isinstance(below, list)
            assert len(below) == int(row["place"])
            below.append(value)
        else:
            found[row["key"]] = value
    assert found == json.loads(file.read_text())


def test_the_dictionary_tells_of_each_key(
    report: Report, tmp_path: Path
) -> None:
    source = 'def train(task):\n    """Train\n    it.\n\n    Twice."""\n'
    (report.root / "src/small/training.py").write_text(source)
    write(report, tmp_path / "tables")
    told = {row["key"]: row for row in rows(tmp_path / "tables/dictionary.csv")}
    assert {*told} == {"accuracy", "diverged", "items", "steps"}
    accuracy = told["accuracy"]
    assert accuracy["result"] == "rnn.lab"
    assert accuracy["type"] == "float"
    assert accuracy["values"] == "3"
    assert (accuracy["least"], accuracy["most"]) == ("0.57", "0.586")
    assert accuracy["made_by"] == "small.training:train"
    assert accuracy["what_it_does"] == "Train it."


def test_truth_is_no_number_and_nothing_has_no_type() -> None:
    (row,) = keys(values({"holds": [True, None]}))
    assert row == ("holds", "bool", 2, None, None)


def test_a_damaged_result_is_not_written(
    report: Report, tmp_path: Path
) -> None:
    (report.root / "data/results/rnn.lab.json").write_text("{")
    with pytest.raises(ResultError, match="damaged"):
        write(report, tmp_path / "tables")
