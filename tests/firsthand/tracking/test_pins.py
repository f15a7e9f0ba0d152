"""Only the libraries that are pinned make results."""

from collections.abc import Callable
from dataclasses import replace
from importlib import metadata
from pathlib import Path

import pytest
from tests.cheap_targets import report_of

from firsthand.tracking import pins
from firsthand.tracking.freshness import Fingerprints
from firsthand.tracking.pins import VersionError


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return a function that sets the version of every library."""
    return lambda version: monkeypatch.setattr(
        metadata, "version", lambda name: version
    )


def test_another_version_than_the_pinned_is_refused(
    installed: Callable[[str], None],
) -> None:
    installed("2.12.1")
    with pytest.raises(VersionError, match=r"torch: .* 2\.13\.0, .* 2\.12\.1"):
        pins.require({"torch": "2.13.0"})


def test_a_build_for_one_kind_of_machine_is_the_pinned_version(
    installed: Callable[[str], None],
) -> None:
    installed("2.13.0+cpu")
    pins.require({"torch": "2.13.0"})


def test_a_missing_library_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", absent)
    with pytest.raises(VersionError, match=r"torch: .* not installed"):
        pins.require({"torch": "2.13.0"})


def test_a_library_is_pinned_by_its_name_not_by_what_is_imported(
    tmp_path: Path,
) -> None:
    (tmp_path / "requirements.lock").write_text("scikit-learn==1.9.1 \\\n")
    (tmp_path / "pyproject.toml").write_text("dependency-groups.train = []")
    module = tmp_path / "module.py"
    module.write_text("from sklearn.svm import LinearSVC\n")
    report = replace(
        report_of(tmp_path, []), distributions={"sklearn": "scikit-learn"}
    )
    found = Fingerprints(report).part(module)
    assert found.keys() == {"module.py", "scikit-learn"}
    assert found["scikit-learn"] == "1.9.1"


def test_files_have_no_version() -> None:
    files = {"data/a.txt": "0" * 64, "data/b.txt": "missing"}
    pins.require(files)
