"""A new line of code, in every module of both packages, one by one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.copies import TARGETS, at

from firsthand.tracking.freshness import Fingerprints
from firsthand.tracking.no_input import REASONS, reason
from remembering_names.report import REPORT

Inputs = dict[str, dict[str, str]]  # of each target, by its name

SOURCES = REPORT.root / "src"
MODULES = {
    ".".join(path.relative_to(SOURCES).with_suffix("").parts).removesuffix(
        ".__init__"
    ): path.relative_to(REPORT.root).as_posix()
    for path in sorted(SOURCES.rglob("*.py"))
}
FINGERPRINTS = Fingerprints(REPORT)
CLOSURES = {t.name: FINGERPRINTS.closure(t).keys() for t in TARGETS}


def why_no_input(module: str) -> str | None:
    return reason(module) or reason(module, REPORT.no_input)


def inputs(folder: Path) -> Inputs:
    """Return what each target of a copy is made from."""
    fingerprints = Fingerprints(at(folder))
    return {target.name: fingerprints.inputs(target) for target in TARGETS}


def changed(before: Inputs, now: Inputs) -> dict[str, set[str]]:
    """Return which inputs of each target are others, if any are."""
    found = {
        name: {key for key, _ in before[name].items() ^ now[name].items()}
        for name in before
    }
    return {name: keys for name, keys in found.items() if keys}


@pytest.fixture(scope="module")
def before(report_to_edit: Path) -> Inputs:
    """Return what each target of the copy is made from."""
    return inputs(report_to_edit)


@pytest.fixture
def added_to(report_to_edit: Path, module: str) -> Iterator[Path]:
    """Yield a fresh copy in which one module has a new line."""
    source = report_to_edit / MODULES[module]
    before = source.read_bytes()
    source.write_bytes(before + b"\nnew = 1\n")
    yield report_to_edit
    source.write_bytes(before)


@pytest.mark.parametrize("module", MODULES)
def test_a_change_in_any_module_is_seen_wherever_it_is_run(
    module: str, before: Inputs, added_to: Path
) -> None:
    assert changed(before, inputs(added_to)) == {
        name: {MODULES[module]}
        for name, closure in CLOSURES.items()
        if module in closure
    }


@pytest.mark.parametrize("module", MODULES)
def test_a_module_is_an_input_or_has_a_reason_why_it_is_none(
    module: str,
) -> None:
    is_input = any(module in closure for closure in CLOSURES.values())
    assert is_input != bool(why_no_input(module))


@pytest.mark.parametrize("pattern", [*REASONS, *REPORT.no_input])
def test_no_reason_is_given_for_what_is_no_more(pattern: str) -> None:
    reasons = {pattern: "It was."}
    assert any(reason(module, reasons) for module in MODULES)


def test_every_reason_is_a_sentence() -> None:
    for why in (*REASONS.values(), *REPORT.no_input.values()):
        assert why[0].isupper()
        assert why.endswith(".")


def test_the_study_gives_no_reasons_for_the_engine() -> None:
    own = f"{REPORT.package}."
    assert [name for name in REPORT.no_input if not name.startswith(own)] == []
