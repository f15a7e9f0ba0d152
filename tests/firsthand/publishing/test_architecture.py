"""Houses are drawn from imports, and nothing in them goes unsaid."""

from pathlib import Path

import pytest

from firsthand.experiment import Experiment
from firsthand.publishing import architecture, house
from firsthand.publishing.architecture import ArchitectureError
from firsthand.report import Report
from firsthand.tracking.sources import Sources

FILES = {
    "__init__": '"""A small house."""',
    "roof": '"""The roof."""\nfrom small import attic\nimport small.cellar',
    "attic/__init__": '"""Where things are kept.\n\nNot long."""',
    "attic/box": "from small.cellar import wine\nfrom firsthand import tasks",
    "cellar": (
        '"""Below."""\nfrom typing import TYPE_CHECKING\n'
        "if TYPE_CHECKING:\n    from small import roof\nwine = 1"
    ),
}
DRAWN = {
    "roof": {"attic", "cellar"},
    "attic": {"cellar", "firsthand"},
    "cellar": set(),
    "firsthand": set(),
}


@pytest.fixture
def report(tmp_path: Path) -> Report:
    """Return a report with a small house."""
    for name, text in FILES.items():
        file = tmp_path / "src/small" / f"{name}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    (tmp_path / "requirements.lock").touch()
    made = Experiment("wine", "small.cellar:wine")
    return Report(tmp_path, "small", (made,))


def add(report: Report, file: str, line: str) -> None:
    """Put a line at the end of a module."""
    with (report.root / "src/small" / file).open("a") as module:
        module.write(f"\n{line}\n")


def test_arrows_are_imports_that_run(report: Report) -> None:
    assert house.arrows("small", Sources(report)) == DRAWN


def test_a_way_through_another_room_replaces_an_arrow() -> None:
    assert house.direct(DRAWN) == {**DRAWN, "roof": {"attic"}}


def test_each_room_stands_above_those_that_it_imports() -> None:
    assert house.storeys(DRAWN) == ["roof", "attic", "cellar", "firsthand"]


def test_the_picture_says_what_it_shows(report: Report) -> None:
    picture = architecture.drawing(report, "small")
    told = picture.attrib["aria-label"]
    assert picture.attrib["role"] == "img"
    assert "roof imports attic. attic imports cellar and firsthand." in told
    shown = [text.text for text in picture.iter("text")]
    assert shown == ["roof", "attic", "2", "cellar", "firsthand"]


def test_a_new_import_is_drawn(report: Report) -> None:
    add(report, "cellar.py", "from firsthand import errors")
    told = architecture.drawing(report, "small").attrib["aria-label"]
    assert "attic imports cellar. cellar imports firsthand." in told


def test_a_circle_is_named(report: Report) -> None:
    add(report, "cellar.py", "from small.attic import box")
    with pytest.raises(ArchitectureError, match=r"circle: \w+ -> \w+ -> \w+"):
        architecture.drawing(report, "small")


def test_a_room_is_for_what_its_docstring_says(report: Report) -> None:
    rows = [*architecture.rooms(report, "small")]
    assert "| `attic` | Where things are kept. |" in rows


def test_an_unknown_package_is_refused(report: Report) -> None:
    with pytest.raises(ArchitectureError, match="'large' among small, first"):
        architecture.drawing(report, "large")


def test_a_module_that_nobody_speaks_of_is_named(report: Report) -> None:
    with pytest.raises(ArchitectureError, match=r"on small\.attic\.box;"):
        [*architecture.without_results(report, "")]


def test_a_package_is_named_as_one() -> None:
    known = ["a", "a.b", "a.b.c", "a.d"]
    assert architecture.together(["a.b", "a.b.c"], known) == ["a.b.*"]
    assert architecture.together(["a.b.c", "a.d"], known) == ["a.b.c", "a.d"]
