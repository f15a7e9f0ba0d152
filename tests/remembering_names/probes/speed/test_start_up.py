"""What the probe of beginnings stores."""

from pathlib import Path
from typing import Any

import pytest
from tests.remembering_names.work_here import task

from remembering_names.experiments.speed import EXPERIMENTS
from remembering_names.probes.speed import start_up

(SETTINGS,) = (one.settings for one in EXPERIMENTS if one.name == "start_up")


def test_kept_code_is_what_the_first_process_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[list[str]] = []

    def run(process: str, rung: Any, folder: str) -> dict[str, float]:
        seen.append([file.name for file in Path(folder).iterdir()])
        (Path(folder) / "code").write_bytes(b"1234")
        return {"first": float(len(seen))}

    monkeypatch.setattr(start_up, "seconds", run)
    settings = {**SETTINGS, "rounds": 2, "kept_rounds": 1}
    found = start_up.time_start(task(settings))["measurements"]
    assert seen == [[], ["code"], ["code"]] * 2
    assert found["bytes"] == 4
    assert found["seconds"] == {
        "empty": {"first": 2.5},  # of 1 and 4
        "kept": {"first": 3.5},
        "library": {"first": 4.5},
    }


def test_a_new_process_says_how_long_it_took(tmp_path: Path) -> None:
    process, _, _ = SETTINGS["process"].partition(":")
    found = start_up.seconds(process, SETTINGS["library"], str(tmp_path))
    assert [*found] == ["torch", "layer", "first", "second"]
    assert all(second > 0 for second in found.values())
