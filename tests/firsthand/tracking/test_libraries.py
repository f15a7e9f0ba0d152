"""Every library that decides values is pinned, or the check says so."""

from pathlib import Path

import pytest
from tests.firsthand.tracking.small_report import report_of, target, write

from firsthand.tracking.freshness import Fingerprints
from firsthand.tracking.sources import SourceError


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the folder of a small report."""
    return write(tmp_path / "report")


def libraries(root: Path) -> dict[str, str]:
    """Return the libraries among the inputs of a target."""
    one = target("nothing")
    inputs = Fingerprints(report_of(root, one)).inputs(one)
    return {name: value for name, value in inputs.items() if len(value) < 64}


def test_the_version_that_is_pinned_is_an_input(root: Path) -> None:
    assert libraries(root).keys() == {"numpy", "safetensors"}


def test_a_library_that_nothing_pins_is_named(root: Path) -> None:
    with (root / "src/watched/ways.py").open("a") as source:
        source.write("\nimport some_thing\n")
    problem = (
        r"ways\.py: imports some_thing, which nothing pins; pin some-thing"
    )
    with pytest.raises(SourceError, match=problem):
        libraries(root)
