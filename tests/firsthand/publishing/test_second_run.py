"""What the second run showed, on a page."""

import json
from dataclasses import replace
from typing import Any

import pytest
from tests.firsthand.publishing.conftest import Convert, converter

from firsthand import results
from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import OF_LIMIT, holds
from firsthand.making import second_record
from firsthand.publishing.current_page import PageError
from firsthand.report import Report
from firsthand.tracking.claim_code import claim_digests
from firsthand.tracking.freshness import Fingerprints

SECTION = "/// provenance | second\n///\n"
FAILS = Claim(
    "rnn.thinks", "It thinks at [[ rnn.lab.steps ]].", lambda r: holds(True)
)


@pytest.fixture
def declared(report: Report) -> Report:
    """Return the small report with another kind of processor."""
    kernels = {"ATEN_CPU_CAPABILITY": "avx2"}
    claims = (*report.claims, FAILS)
    return replace(report, claims=claims, second_kernels=kernels)


@pytest.fixture
def record(declared: Report) -> dict[str, Any]:
    """Return the record of a second run in which a claim broke."""
    fingerprints = Fingerprints(declared, declared.second_kernels)
    made = second_record.targets(declared)
    verdict = {
        "problem": "",
        "room": 0.5,
        "unit": OF_LIMIT,
        "reads_measurements": False,
    }
    claims = {
        key: {**verdict, "made_from": digest}
        for key, digest in claim_digests(declared).items()
    }
    claims["rnn.thinks"] |= {"problem": "no longer holds", "room": None}
    claims["rnn.learns"]["reads_measurements"] = True
    return {
        "variables": {**declared.second_kernels},
        "kernels": {"torch": ["AVX2"]},
        "targets": {
            one.name: second_record.made_from(one, fingerprints.inputs(one))
            for one in made
        },
        "claims": claims,
        "moved": {
            f"rnn.lab{n}": {
                "number": f"rnn.lab{n}.accuracy[0]",
                "before": -0.57,
                "after": 0.5,
                "share": n / 100,
            }
            for n in range(12)
        },
    }


def text_of(report: Report, record: Any = None) -> str:
    """Return what the section says, on one line."""
    if record is not None:
        file = report.root / second_record.FILE
        file.write_text(json.dumps(record))
    return " ".join(converter(report)(SECTION).get_text().split())


def test_a_page_without_a_record_says_that_there_is_none(
    declared: Report,
) -> None:
    assert text_of(declared) == (
        "A second run has not been made yet. "
        "python scripts/regenerate.py --second FOLDER makes it."
    )


def test_it_tells_which_code_libraries_took_in_both_runs(
    declared: Report, record: dict[str, Any]
) -> None:
    file = declared.root / "data/lock.json"
    lock = results.read(file)
    lock["rnn.lab"]["kernels"] = {"torch": "AVX512"}
    file.write_text(json.dumps(lock))
    text = text_of(declared, record)
    assert "made again, with ATEN_CPU_CAPABILITY=avx2 in the" in text
    assert "torch AVX512 AVX2" in text


def test_it_names_the_claims_that_broke(
    declared: Report, record: dict[str, Any]
) -> None:
    text = text_of(declared, record)
    assert "1 of 2 conclusions hold there too." in text
    assert "1 of all speak of time or memory" in text
    assert "rnn.thinks no longer holds: It thinks at 1,000." in text


def test_a_broken_claim_leads_to_its_check(
    declared: Report, record: dict[str, Any]
) -> None:
    text_of(declared, record)
    (name,) = converter(declared)(SECTION).select("li a")
    assert name["href"] == "claims.md#claim-rnn-thinks"


def test_it_says_when_nothing_has_changed_since(
    declared: Report, record: dict[str, Any]
) -> None:
    assert "Nothing has changed since." in text_of(declared, record)


def test_it_names_what_was_not_yet_rerun(
    declared: Report, record: dict[str, Any]
) -> None:
    record["targets"]["rnn.lab"] = "another"
    record["claims"]["rnn.learns"]["made_from"] = "another"
    text = text_of(declared, record)
    assert "Not yet rerun, for it has changed since: rnn.lab." in text
    assert "Not yet checked, for it has changed since: rnn.learns." in text


def test_the_number_that_moved_furthest_stands_first(
    declared: Report, record: dict[str, Any]
) -> None:
    text_of(declared, record)
    page = converter(declared)(SECTION)
    rows = [[cell.get_text() for cell in row("td")] for row in page("tr")]
    first, *_ = (row for row in rows if row and "rnn" in row[0])
    assert first == [
        *("rnn.lab11.accuracy[0]", "\N{MINUS SIGN}0.57", "0.5"),
        "11.0\N{NO-BREAK SPACE}%",
    ]
    (folded,) = page("details")
    assert len(folded("tr")) == 1 + 2


def test_the_list_of_claims_tells_how_each_stood(
    declared: Report, record: dict[str, Any]
) -> None:
    claims = "/// provenance | claims\n///\n"

    def told() -> list[str]:
        rows = converter(declared)(claims)("tr")
        return [row("td")[-1].get_text() for row in rows if row("td")]

    assert told() == ["not yet checked", "not yet checked"]
    text_of(declared, record)
    assert told() == ["held", "failed"]


def test_a_damaged_record_stops_the_page_in_one_line(
    declared: Report, record: dict[str, Any]
) -> None:
    record["claims"]["rnn.learns"] = 1
    with pytest.raises(PageError, match=r"second_run\.json: damaged \("):
        text_of(declared, record)


def test_a_record_of_claims_that_are_no_more_is_shown(
    declared: Report, record: dict[str, Any], convert: Convert
) -> None:
    record["claims"]["old"] = {**record["claims"]["rnn.thinks"]}
    assert "old no longer holds; it is drawn no more." in text_of(
        declared, record
    )
