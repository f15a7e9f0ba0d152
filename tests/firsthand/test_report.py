"""How a report is found, and what it makes."""

from pathlib import Path

import pytest
from tests.cheap_targets import cheap, report_of

from firsthand import report
from firsthand.experiment import Experiment
from firsthand.report import AddressError
from remembering_names.report import REPORT


def test_a_report_is_found_at_its_address() -> None:
    assert report.load("remembering_names.report:REPORT") is REPORT


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("", "Empty module name"),
        (":REPORT", "Empty module name"),
        ("nowhere", "No module named 'nowhere'"),
        ("nowhere:REPORT", "No module named 'nowhere'"),
        (".report:REPORT", "the 'package' argument is required"),
        ("remembering_names.report", "has no ''"),
        ("remembering_names.report:PAPER", "has no 'PAPER'"),
        ("remembering_names.report:ROOT", "is no Report"),
        ("firsthand.report:Report", "is no Report"),
    ],
)
def test_an_address_that_leads_nowhere_is_refused_in_one_line(
    address: str, problem: str
) -> None:
    with pytest.raises(AddressError) as caught:
        report.load(address)
    said = str(caught.value)
    assert said.startswith(f"report {address!r}")
    assert problem in said
    assert "\n" not in said


def test_targets_stand_in_the_order_of_their_experiments(
    tmp_path: Path,
) -> None:
    subjects = {"a": {"size": 1}, "b": {"size": 2}}
    sized = Experiment("sized", "cheap.work:give", subjects=subjects)
    found = report_of(tmp_path, [cheap("first"), sized, cheap("last")])
    names = [target.name for target in found.targets()]
    assert names == ["first", "a.sized", "b.sized", "last"]


def test_a_report_stands_in_its_folder(tmp_path: Path) -> None:
    tree = report_of(tmp_path, []).tree
    assert (tree.root, tree.into) == (tmp_path, tmp_path)
