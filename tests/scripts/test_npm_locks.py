"""All locks of npm are found, and those of other people left alone."""

import runpy
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts/npm_locks.py"
LOCKS = runpy.run_path(str(SCRIPT))


def test_a_lock_is_found_however_deep_it_stands(tmp_path: Path) -> None:
    for folder in (".", "b/c", "a", "node_modules/d", ".venv/e", "a/.f"):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / folder / LOCKS["LOCK"]).touch()
    assert [*LOCKS["folders"](tmp_path)] == [".", "a", "b/c"]


def test_it_finds_what_git_knows() -> None:
    known = subprocess.run(
        ["git", "ls-files", f"*{LOCKS['LOCK']}"],
        capture_output=True,
        check=True,
        cwd=ROOT,
        text=True,
    ).stdout.splitlines()
    folders = {Path(file).parent.as_posix() for file in known}
    assert {*LOCKS["folders"](ROOT)} == folders


def test_each_has_an_answer_of_its_own() -> None:
    printed = subprocess.run(
        [sys.executable, SCRIPT], capture_output=True, check=True, text=True
    ).stdout
    found = dict(line.split() for line in printed.splitlines())
    assert found.keys() == {*LOCKS["folders"](ROOT)}
    assert len({*found.values()}) == len(found) > 1
