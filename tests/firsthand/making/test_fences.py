"""What a target may use is what its fingerprint covers."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.cheap_targets import cheap, report_of
from tests.copies import TARGETS

from firsthand.making.fences import Fences, fence
from firsthand.target import Tree
from firsthand.tracking.freshness import Fingerprints
from remembering_names.report import REPORT

TARGET = cheap("a", "add", of=["b"])


@pytest.fixture
def fingerprints(cheap_report: Path) -> Fingerprints:
    return Fingerprints(report_of(cheap_report, []))


def test_its_code_and_what_that_imports_may_be_used(
    fingerprints: Fingerprints,
) -> None:
    found = fence(TARGET, fingerprints)
    assert {"cheap", "cheap.work", "firsthand.results"} <= found.modules
    assert "src/cheap/work.py" in found.sources
    assert "firsthand/results.py" in found.sources  # lies elsewhere
    assert found.packages == ("cheap", "firsthand")


def test_other_code_may_not_be_used_unless_a_setting_names_it(
    cheap_report: Path, fingerprints: Fingerprints
) -> None:
    (cheap_report / "src/cheap/code.py").touch()
    assert "cheap.code" not in fence(TARGET, fingerprints).modules
    named = cheap("a", "add", of=["b"], code="cheap.code:x")
    assert "cheap.code" in fence(named, fingerprints).modules


def test_its_data_and_what_it_reads_may_be_opened(
    fingerprints: Fingerprints,
) -> None:
    found = fence(replace(TARGET, data=("data/a.txt",)), fingerprints)
    assert found.data == {"data/a.txt"}
    assert found.made == {"data/results/b.json"}


def test_what_has_a_reason_is_not_watched(fingerprints: Fingerprints) -> None:
    free = replace(TARGET, name="free", unwatched="It measures the tree.")
    fences = Fences([TARGET, free], fingerprints)
    assert fences.of(free) is None
    assert fences.of(TARGET) == fence(TARGET, fingerprints)


def test_fences_are_taken_before_code_is_edited(
    cheap_report: Path, fingerprints: Fingerprints
) -> None:
    fences = Fences([TARGET], fingerprints)
    code = cheap_report / "src/cheap/work.py"
    (code.with_name("late.py")).touch()
    code.write_text(f"import cheap.late\n{code.read_text('utf-8')}", "utf-8")
    found = fences.of(TARGET)
    assert found
    assert "cheap.late" not in found.modules


def test_a_process_is_told_where_sources_and_outputs_lie(
    cheap_report: Path, tmp_path: Path, fingerprints: Fingerprints
) -> None:
    fences = Fences([TARGET], fingerprints)
    place = fences.place(Tree(cheap_report, tmp_path / "quick"))
    assert (place.root, place.into) == (
        str(cheap_report),
        str(tmp_path / "quick"),
    )
    assert (Path(place.engine) / "report.py").is_file()


def test_the_registry_runs_but_is_no_input() -> None:
    fingerprints = Fingerprints(REPORT)
    target = next(t for t in TARGETS if t.name == "rnn.structure")
    assert REPORT.registry in fence(target, fingerprints).modules
    assert REPORT.registry not in fingerprints.closure(target)


def test_only_what_measures_the_tree_or_a_readers_process_is_not_watched() -> (
    None
):
    unwatched = {t.name for t in TARGETS if t.unwatched}
    assert unwatched == {"start_up", "own_cost"}
