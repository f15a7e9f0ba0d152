"""Known weaknesses are named, but for those that are accepted."""

import datetime
import json
import runpy
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
AUDIT = runpy.run_path(str(ROOT / "scripts/audit.py"))
LOCKS = [*AUDIT["folders"](ROOT)]
TODAY = datetime.date(2027, 1, 1)
WEAK = {"id": "PYSEC-1", "aliases": ["CVE-1"], "fix_versions": ["2"]}
PIP = {
    "dependencies": [
        {"name": "a", "version": "1", "vulns": [WEAK]},
        {"name": "b", "version": "1", "vulns": []},
    ]
}
ADVISORY = {"url": "https://x/GHSA-1", "range": "<2", "title": "Loops"}
NPM = {"vulnerabilities": {"c": {"via": [ADVISORY]}, "d": {"via": ["c"]}}}


def answer(folder: Path, pip: Any, npm: Any) -> None:
    """Write what the tools have said, npm the same of each lock."""
    (folder / "pip.json").write_text(json.dumps(pip))
    for lock in LOCKS:
        file = folder / AUDIT["answer_of"](lock)
        file.write_text(json.dumps(npm))


def problems(*accepted: dict[str, Any]) -> list[str]:
    found = [*AUDIT["from_pip"](PIP), *AUDIT["from_npm"](NPM)]
    return [*AUDIT["problems"](found, accepted, TODAY)]


def entry(
    name: str, day: int = 1, why: str = "Never called."
) -> dict[str, Any]:
    return {"id": name, "until": datetime.date(2027, 1, day), "why": why}


def test_each_weakness_is_named_once() -> None:
    assert problems() == [
        "a 1: PYSEC-1; mended in 2",
        "c <2: GHSA-1; Loops",
    ]


@pytest.mark.parametrize("name", ["PYSEC-1", "CVE-1"])
def test_one_may_be_accepted_by_any_of_its_names(name: str) -> None:
    assert problems(entry(name)) == ["c <2: GHSA-1; Loops"]


def test_what_was_accepted_until_yesterday_counts_again() -> None:
    old = entry("GHSA-1") | {"until": datetime.date(2026, 12, 31)}
    assert "c <2: GHSA-1; Loops" in problems(old)


def test_what_nothing_has_any_more_is_named() -> None:
    gone = "GHSA-2: accepted, but nothing has it any more"
    assert gone in problems(entry("GHSA-2"))


def test_an_entry_gives_a_reason() -> None:
    assert "CVE-1: accepted without a reason" in problems(entry("CVE-1", 1, ""))


SKIPPED = {"name": "a", "skip_reason": "a is not found"}
SILENT = {"summary": "", "detail": ""}


@pytest.mark.parametrize(
    ("pip", "npm", "said"),
    [
        (PIP, {"error": {"summary": "no network"}}, "npm audit: no network"),
        (PIP, {"message": "405", "error": SILENT}, "npm audit: 405"),
        (PIP, {"error": SILENT}, "npm audit: no answer"),
        (
            {"dependencies": [SKIPPED]},
            NPM,
            "pip-audit: it could ask about none: a is not found",
        ),
    ],
)
def test_a_database_that_does_not_answer_is_no_good_news(
    pip: Any,
    npm: Any,
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    answer(tmp_path, pip, npm)
    assert AUDIT["main"](str(tmp_path)) == 1
    assert capsys.readouterr().err == f"error: {said}\n"


@pytest.mark.parametrize("content", [None, "", "{"])
def test_a_tool_that_has_written_nothing_is_no_good_news(
    content: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(tmp_path, PIP, NPM)
    file = tmp_path / AUDIT["answer_of"](LOCKS[-1])
    file.unlink()
    if content is not None:
        file.write_text(content)
    assert AUDIT["main"](str(tmp_path)) == 1
    assert capsys.readouterr().err.startswith(f"error: {file}: no answer")


def test_what_any_lock_has_is_found_once(tmp_path: Path) -> None:
    answer(tmp_path, PIP, NPM)
    other = {"vulnerabilities": {"e": {"via": [ADVISORY]}}}
    last = tmp_path / AUDIT["answer_of"](LOCKS[-1])
    last.write_text(json.dumps(other))
    lines = [line for _, line in {*AUDIT["all_found"](tmp_path)}]
    assert sorted(lines) == [
        "a 1: PYSEC-1; mended in 2",
        "c <2: GHSA-1; Loops",
        "e <2: GHSA-1; Loops",
    ]
    assert len(LOCKS) > 1


def test_what_is_accepted_here_can_be_read() -> None:
    text = AUDIT["ACCEPTED"].read_text("utf-8")
    for one in tomllib.loads(text).get("accepted", []):
        assert {*one} == {"id", "until", "why"}
