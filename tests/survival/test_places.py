"""Where a tree lies, what lies around it, and what may be written there."""

import os
import re
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from tests.survival.conftest import Finished, environment, only_line, run

from remembering_names.root import ROOT

NAMES = (
    "with spaces in it",
    "Ünïcödé 名前",
    'it\'s "quoted" $HOME `id`',
    "100 %20 #anchor?x=1&y=2",
    "[a] {b} (c) * ; | !",
    "-dash",
    "new\nline",
    "deep/" * 40,
)
RESERVED = re.compile(r'[<>:"|?*\\]|[. ]$', re.M)
DEVICES = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10))}
FRESH = "Everything is fresh.\n"


def tracked() -> list[str]:
    """Return the paths of all files that git would clone."""
    asked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
    )
    return asked.stdout.decode().split("\0")[:-1]


def command(script: Path, *options: str) -> list[str]:
    """Return the command line of a report's script."""
    return [sys.executable, str(script), *options]


def bound(script: Path, *options: str) -> list[str]:
    """Return the same for a user whom rights stop, as they do not stop root."""
    if os.geteuid():
        return command(script, *options)
    tool = shutil.which("setpriv")
    if tool is None:
        pytest.skip("root, and no setpriv to give rights up")
    rights = "-dac_override,-dac_read_search,-fowner"
    return [tool, f"--bounding-set={rights}", *command(script, *options)]


def read_only(folder: Path) -> None:
    """Take away the right to write in a folder and all below it."""
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)


@pytest.mark.survives(
    "Places and clones",
    "spaces, accents, quotes or a new line in the path, or a very long one",
    "nothing; all is made and fresh",
)
@pytest.mark.parametrize("name", NAMES)
def test_a_tree_may_lie_anywhere(name: str, tiny: Path, tmp_path: Path) -> None:
    there = tmp_path / "odd" / name
    there.parent.mkdir(parents=True)
    script = tiny.parent.rename(there) / tiny.name
    made = run(command(script, "--jobs", "1"))
    assert made.returncode == 0, made.stderr
    assert run(command(script, "--check")).stdout == FRESH


@pytest.mark.survives(
    "Places and clones",
    "temporary files are to lie in a folder with an odd name",
    "nothing",
)
@pytest.mark.parametrize("name", ["with spaces", "Ünï 名", "a'b\"c$(id)"])
def test_temporary_files_may_lie_anywhere(
    name: str, tiny: Path, tmp_path: Path
) -> None:
    (tmp_path / name).mkdir()
    made = run(command(tiny, "--jobs", "1"), TMPDIR=str(tmp_path / name))
    assert made.returncode == 0, made.stderr
    assert not [*(tmp_path / name).iterdir()]


@pytest.mark.survives(
    "Room and rights",
    "a folder for temporary files that does not exist",
    "nothing; another is taken",
)
def test_a_folder_for_temporary_files_may_be_missing(tiny: Path) -> None:
    made = run(command(tiny, "--jobs", "1"), TMPDIR="/no/such/folder")
    assert made.returncode == 0, made.stderr


@pytest.mark.survives(
    "Places and clones",
    "no git: neither the command nor its folder",
    "nothing; all is made and fresh",
)
def test_no_git_is_needed(tiny: Path, tmp_path: Path) -> None:
    assert not (tiny.parent / ".git").exists()
    for options in (("--jobs", "1"), ("--check",)):
        done = run(command(tiny, *options), PATH=str(tmp_path))
        assert done.returncode == 0, done.stderr


@pytest.mark.survives(
    "Places and clones",
    "a worktree, whose `.git` is a file",
    "nothing",
)
def test_a_worktree_is_as_good_as_a_clone(tiny: Path) -> None:
    (tiny.parent / ".git").write_text("gitdir: /elsewhere/.git/worktrees/a\n")
    assert run(command(tiny, "--jobs", "1")).returncode == 0
    assert run(command(tiny, "--check")).stdout == FRESH


def at_time(seconds: int, tiny: Path, tmp_path: Path) -> Finished:
    """Run a report at another time, by every clock that Python asks."""
    (tmp_path / "sitecustomize.py").write_text(
        f"import time\ntime.time = lambda: {seconds}.0\n"
        f"time.time_ns = lambda: {seconds}_000_000_000\n"
    )
    path = environment()["PYTHONPATH"]
    return run(
        command(tiny, "--jobs", "1"),
        PYTHONPATH=f"{tmp_path}{os.pathsep}{path}",
    )


@pytest.mark.survives(
    "Places and clones",
    "a clock that is decades early, or late",
    "nothing; no time decides what is fresh",
)
@pytest.mark.parametrize("seconds", [0, 1, 7_000_000_000])
def test_a_clock_may_be_wrong(seconds: int, tiny: Path, tmp_path: Path) -> None:
    made = at_time(seconds, tiny, tmp_path)
    assert made.returncode == 0, made.stderr
    assert run(command(tiny, "--check")).stdout == FRESH


@pytest.mark.survives(
    "Places and clones",
    "files whose times lie in the past, or in the future",
    "nothing; all stays fresh",
)
@pytest.mark.parametrize("seconds", [0, 7_000_000_000])
def test_times_of_files_decide_nothing(seconds: int, tiny: Path) -> None:
    run(command(tiny, "--jobs", "1"))
    for path in tiny.parent.rglob("*"):
        os.utime(path, (seconds, seconds))
    assert run(command(tiny, "--check")).stdout == FRESH


@pytest.mark.survives(
    "Room and rights",
    "a tree in which nothing can be written, and a check",
    "the same answer",
)
def test_a_tree_that_is_read_only_can_be_checked(tiny: Path) -> None:
    run(command(tiny, "--jobs", "1"))
    read_only(tiny.parent)
    asked = run(bound(tiny, "--check"), PYTHONDONTWRITEBYTECODE="1")
    assert (asked.returncode, asked.stdout) == (0, FRESH), asked.stderr


@pytest.mark.survives(
    "Room and rights",
    "a tree in which nothing can be written, and a run",
    "one line that names what cannot be written; status 1",
)
def test_a_run_in_a_tree_that_is_read_only_is_refused(tiny: Path) -> None:
    read_only(tiny.parent)
    line = only_line(run(bound(tiny, "--jobs", "1")))
    assert line.startswith("error: ")
    assert str(tiny.parent) in line


@pytest.mark.survives(
    "Room and rights",
    "a folder of results in which nothing can be written",
    "one line that names the file; what was there stays",
)
def test_results_that_cannot_be_written_are_named(tiny: Path) -> None:
    run(command(tiny, "--jobs", "1"))
    folder = tiny.parent / "data/results"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    read_only(folder)
    done = run(bound(tiny, "--force", "--jobs", "1"))
    assert done.returncode == 1
    assert "cannot be written (Permission denied)" in done.stderr
    assert "Traceback" not in done.stderr
    assert before == {p.name: p.read_bytes() for p in folder.iterdir()}


@pytest.mark.survives(
    "Users' settings",
    "no home, or one that cannot be written",
    "nothing",
)
@pytest.mark.parametrize("home", ["", "/no/such/home", "/proc"])
def test_a_home_is_not_needed(home: str, tiny: Path) -> None:
    made = run(command(tiny, "--jobs", "1"), HOME=home)
    assert made.returncode == 0, made.stderr


@pytest.mark.survives(
    "Users' settings",
    "a umask that takes every right from others and the group",
    "nothing; files have the rights that it leaves",
)
def test_a_narrow_umask_is_kept(tiny: Path) -> None:
    line = f"umask 077; exec {sys.executable} {tiny} --jobs 1"
    assert run(["/bin/sh", "-c", line]).returncode == 0
    made = [*(tiny.parent / "data/results").iterdir()]
    assert made
    assert {path.stat().st_mode & 0o777 for path in made} == {0o600}


@pytest.mark.survives(
    "Places and clones",
    "a file system that folds upper and lower case, or normalises names",
    "nothing; no two files of the tree differ by that alone",
)
def test_no_two_paths_differ_by_case_or_form_alone() -> None:
    folded = [
        unicodedata.normalize("NFC", path).casefold() for path in tracked()
    ]
    assert len(folded) == len({*folded})


@pytest.mark.survives(
    "Places and clones",
    "a clone on Windows, where some names are forbidden",
    "nothing; no file of the tree has such a name, or a path too long",
)
def test_every_path_is_allowed_on_windows() -> None:
    for path in tracked():
        assert len(path) < 160
        for part in path.split("/"):
            assert not RESERVED.search(part), path
            assert part.partition(".")[0].casefold() not in DEVICES, path
