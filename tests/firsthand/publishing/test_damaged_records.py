"""A record of the wrong shape stops a page in one line that names it."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.firsthand.publishing.conftest import Build, Convert

from firsthand.publishing.current_page import PageError

COSTS = "data/measurements/costs.json"
ENTRY: dict[str, Any] = {"inputs": {}, "outputs": {}}
COST: dict[str, Any] = {"wall": 1, "cpu": 1, "memory": 1}
LOCKS: list[Any] = [
    [],
    {"rnn.lab": 1},
    {"rnn.lab": {"inputs": {}}},
    {"rnn.lab": {"inputs": {"a": 1}, "outputs": {}}},
    {"rnn.lab": ENTRY | {"kernels": 1}},
    {"rnn.lab": ENTRY | {"kernels": {"torch": 2}}},
]


@pytest.mark.survives(
    "Damaged files",
    "a lock of another shape, and a page that shows it",
    "the build stops with one line that names the file",
)
@pytest.mark.parametrize("section", ["figures", "results", "kernels"])
@pytest.mark.parametrize("content", LOCKS)
@pytest.mark.parametrize("file", ["lock.json", "measurements/lock.json"])
def test_a_lock_of_the_wrong_shape_is_named(
    root: Path, convert: Convert, file: str, content: object, section: str
) -> None:
    (root / "data" / file).write_text(json.dumps(content))
    with pytest.raises(PageError, match=rf"{file}: damaged \(") as error:
        convert(f"/// provenance | {section}\n///")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("content", LOCKS)
def test_a_lock_of_the_wrong_shape_is_told_like_staleness(
    root: Path, build_site: Build, content: object
) -> None:
    (root / "data/lock.json").write_text(json.dumps(content))
    pages = {"index.md": "# Home", "how-this-report-is-made.md": "# How"}
    site = build_site(pages, strict=False)
    assert "lock.json: damaged (" in (site / "index.html").read_text()


@pytest.mark.survives(
    "Damaged files",
    "costs of another shape, and a page that shows them",
    "the build stops with one line that names the file",
)
@pytest.mark.parametrize(
    "block",
    [
        "/// provenance | costs",
        "/// provenance | chain",
        "/// provenance | speed",
        "/// timeline",
    ],
)
@pytest.mark.parametrize(
    "content",
    [
        [],
        {"whole": {}},
        {"targets": []},
        {"targets": {"rnn.lab": 1}},
        {"targets": {"rnn.lab": {"wall": 1}}},
        {"targets": {"rnn.lab": COST | {"cpu": "1"}}},
        {"targets": {"rnn.lab": COST | {"rounds": 1}}},
        {"targets": {"rnn.lab": COST | {"rounds": [1]}}},
        {"targets": {"rnn.lab": COST | {"rounds": [["1"]]}}},
        {"targets": {}, "whole": 1},
        {"targets": {}, "whole": COST},
    ],
)
def test_costs_of_the_wrong_shape_are_named(
    root: Path, convert: Convert, content: object, block: str
) -> None:
    (root / COSTS).write_text(json.dumps(content))
    with pytest.raises(PageError, match=r"costs\.json: damaged \(") as error:
        convert(f"{block}\n///")
    assert "\n" not in str(error.value)
