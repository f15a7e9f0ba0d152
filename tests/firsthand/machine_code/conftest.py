"""A folder of kept code for each test."""

from pathlib import Path

import pytest

from firsthand.machine_code.folder import VARIABLE


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of the test's own, in which compiled code is kept."""
    folder = tmp_path / "kept"
    monkeypatch.setenv(VARIABLE, str(folder))
    return folder
