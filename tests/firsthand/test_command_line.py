"""The command line, on a report whose targets cost nothing."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.cheap_targets import Ask, cheap, report_of

from firsthand import results
from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import holds
from firsthand.errors import ReportError
from firsthand.experiment import Experiment
from firsthand.report import Report

CHAIN = (cheap("a.first"), cheap("both", "add", of=["a.first"]))
SIZED = Experiment(
    "sized", "cheap.work:give", settings={"value": 9}, quick={"value": 1}
)
FALSE = Claim("k", "It is.", lambda numbers: holds(False))


@pytest.fixture
def chain(cheap_report: Path) -> Report:
    return report_of(cheap_report, CHAIN)


def value(root: Path, name: str) -> int:
    return int(results.read(root / f"data/results/{name}.json").value)


def checking_data(error: BaseException) -> Callable[[Path], None]:
    """Return a check of the data that fails."""

    def check(root: Path) -> None:
        raise error

    return check


def test_a_run_tells_what_moved(chain: Report, ask: Ask) -> None:
    assert ask(chain).out == "2 numbers are new\n"
    assert ask(chain).out == "No number moved.\n"
    other = (cheap("a.first", value=3), CHAIN[1])
    assert ask(report_of(chain.root, other)).out.splitlines() == [
        "a.first.value moved from 1 to 3",
        "both.value moved from 1 to 3",
    ]


def test_a_run_makes_what_it_is_asked_for(chain: Report, ask: Ask) -> None:
    ask(chain)
    said = ask(chain, "both", "--force", "--jobs", "1")
    assert said.status == 0
    assert [line.split()[1] for line in said.err.splitlines()] == ["both"]


def test_a_check_names_what_is_stale_and_fails(chain: Report, ask: Ask) -> None:
    said = ask(chain, "--check")
    assert said.status == 1
    assert said.out == "a.first: never made\nboth: never made\n"


def test_a_check_of_what_is_fresh_ends_well(chain: Report, ask: Ask) -> None:
    ask(chain)
    said = ask(chain, "--check")
    assert (said.status, said.out) == (0, "Everything is fresh.\n")


def test_a_claim_that_fails_fails_the_check(chain: Report, ask: Ask) -> None:
    ask(chain)
    said = ask(replace(chain, claims=(FALSE,)), "--check")
    assert said.status == 1
    assert said.out == "claim k no longer holds (no page): It is.\n"


def test_a_list_tells_what_each_cost(chain: Report, ask: Ask) -> None:
    ask(chain, "a")
    (chain.root / "data/results/both.json").unlink()
    said = ask(chain, "--list")
    assert said.status == 0
    rows = [line.split() for line in said.out.splitlines()]
    assert [row[:2] for row in rows] == [
        ["fresh", "a.first"],
        ["stale", "both"],
    ]
    assert float(rows[0][7]) > 1  # megabytes


def test_a_quick_run_has_a_folder_and_settings_of_its_own(
    cheap_report: Path, ask: Ask, tmp_path: Path
) -> None:
    report = report_of(cheap_report, [SIZED])
    ask(report)
    ask(report, "--quick", str(tmp_path / "quick"))
    assert value(cheap_report, "sized") == 9
    assert value(tmp_path / "quick", "sized") == 1
    assert ask(report, "--check").status == 0


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ReportError("data/a: damaged"), "error: data/a: damaged\n"),
        (OSError(28, "No space left"), "error: [Errno 28] No space left\n"),
        (
            KeyboardInterrupt(),
            "stopped; what was made is kept, run again to go on\n",
        ),
    ],
)
def test_what_ends_a_run_is_told_in_one_line(
    error: BaseException, said: str, chain: Report, ask: Ask
) -> None:
    found = ask(replace(chain, check_data=checking_data(error)))
    assert (found.status, found.out, found.err) == (1, "", said)


def test_a_mistake_in_code_is_shown_where_it_is(
    cheap_report: Path, ask: Ask
) -> None:
    found = ask(report_of(cheap_report, [cheap("a", "fail")]))
    assert found.status == 1
    assert "cheap/work.py" in found.err
    line = "error: a: ZeroDivisionError: division by zero"
    assert found.err.splitlines()[-1] == line


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (["--jobs", "0"], "'0' is not 1, 2, 3, ..."),
        (["--jobs", "many"], "'many' is not 1, 2, 3, ..."),
        (["--dask", "here"], "'here' is not like tcp://192.0.2.1:8786"),
        (["--dask", "http://a:1"], "is not like tcp://192.0.2.1:8786"),
        (["--quick", "."], "a quick run has a folder of its own"),
        (["--fast"], "unrecognized arguments: --fast"),
    ],
)
def test_an_option_that_makes_no_sense_is_refused(
    options: list[str],
    problem: str,
    chain: Report,
    ask: Ask,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(chain.root)
    found = ask(chain, *options)
    assert found.status == 2
    assert problem in found.err.splitlines()[-1]


@pytest.mark.parametrize(
    "address", ["192.0.2.1:8786", "tcp://a:1", "tls://a.b:22", "tcp://[::1]:1"]
)
def test_an_address_of_a_scheduler_is_taken(
    address: str, chain: Report, ask: Ask
) -> None:
    assert ask(chain, "--check", "--dask", address).out.startswith("a.first: ")
