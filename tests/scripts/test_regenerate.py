"""`regenerate.py` as its users call it, in a copy of the report."""

import shlex
import subprocess
from pathlib import Path

import pytest
from tests.copies import TARGETS, Finished, command, environment, regenerate

from firsthand import results
from firsthand.tracking import lockfile
from remembering_names.report import REPORT

STRUCTURE = "src/remembering_names/models/structure.py"


def last_line(finished: Finished) -> str:
    """Return the last line of an error that is told without a traceback."""
    assert finished.returncode
    assert "Traceback" not in finished.stderr
    return finished.stderr.splitlines()[-1]


def contents(report: Path) -> dict[str, bytes]:
    """Return every file that regeneration writes."""
    made = [file for t in TARGETS for file in t.writes.values()]
    return {f: (report / f).read_bytes() for f in [*made, "data/lock.json"]}


@pytest.fixture
def without_torch(report: Path, tmp_path: Path) -> dict[str, str]:
    """Return an environment in which torch cannot be imported."""
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\nsys.modules['torch'] = None\n"
    )
    return environment(report, tmp_path)


def test_a_check_of_what_is_fresh_ends_well(original: Path) -> None:
    finished = regenerate(original, "--check")
    assert finished.returncode == 0
    assert finished.stdout == "Everything is fresh.\n"


def test_a_check_names_each_stale_thing_and_why(report: Path) -> None:
    (report / "data/results/rnn.structure.json").unlink()
    (report / "data/results/old.json").write_text("{}")
    with (report / STRUCTURE).open("a") as file:
        file.write("\nnew = 1\n")
    finished = regenerate(report, "--check")
    assert finished.returncode == 1
    assert finished.stdout.splitlines() == [
        f"rnn.structure: {STRUCTURE} has changed",
        "rnn.structure: data/results/rnn.structure.json is missing",
        f"torch_lstm.structure: {STRUCTURE} has changed",
        f"scratch_lstm.structure: {STRUCTURE} has changed",
        "data/results/old.json: no experiment makes it; delete it",
    ]


def test_a_check_names_a_claim_that_fails(report: Path) -> None:
    with (report / "src/remembering_names/claims/__init__.py").open(
        "a"
    ) as file:
        file.write(
            "from firsthand.conclusions.room import holds\n"
            "CLAIMS = (Claim('k', 'It is.', lambda numbers: holds(False)),)\n"
        )
    finished = regenerate(report, "--check")
    assert finished.returncode == 1
    assert finished.stdout == "claim k no longer holds (no page): It is.\n"


@pytest.mark.survives(
    "Places and clones",
    "no PyTorch is installed, and a check",
    "nothing; it needs none",
)
@pytest.mark.parametrize("option", ["--check", "--list"])
def test_asking_needs_no_torch(
    option: str, report: Path, without_torch: dict[str, str]
) -> None:
    subprocess.run(command(report, option), env=without_torch, check=True)


def test_a_list_tells_fresh_from_stale(report: Path) -> None:
    (report / "data/results/names.json").unlink()
    lines = regenerate(report, "--list").stdout.splitlines()
    found = {line.split()[1]: line.split()[0] for line in lines}
    readers = ("names", "languages.figure", "lengths.figure", "names.card")
    assert found == {
        t.name: "stale" if t.name in readers else "fresh" for t in TARGETS
    }


def test_a_run_of_what_is_fresh_says_that_no_number_moved(
    report: Path,
) -> None:
    finished = regenerate(report)
    assert (finished.stdout, finished.stderr) == ("No number moved.\n", "")


def test_a_run_says_what_it_makes_again_and_why(report: Path) -> None:
    (report / "data/results/names.json").write_text('{"rows": 1')
    finished = regenerate(report, "names")
    damage = "data/results/names.json was edited by hand or is damaged"
    assert finished.stderr.startswith(f"names: {damage}\nmade names in ")


@pytest.mark.survives(
    "Users' settings",
    "an experiment that is misspelled",
    "one line that lists those there are",
)
def test_an_unknown_experiment_is_refused(original: Path) -> None:
    line = last_line(regenerate(original, "names", "lab_protocl"))
    assert line.startswith(
        "error: no experiment is called 'lab_protocl'; there are names, "
    )


@pytest.mark.survives(
    "Damaged files",
    "a damaged name file, and a run",
    "one line that names the file and says what to do; status 1",
)
def test_a_damaged_data_file_is_named(report: Path) -> None:
    with (report / "data/names/Irish.txt").open("a") as file:
        file.write("O'Someone\n")
    path = "data/names/Irish.txt"
    assert last_line(regenerate(report, "names")) == (
        f"error: {path}: not the published bytes; "
        f"restore it with `git checkout {path}`"
    )


def test_data_that_is_not_utf_8_is_named(report: Path) -> None:
    (report / "data/names/Irish.txt").write_bytes(b"O\xff")
    line = last_line(regenerate(report, "names"))
    assert line.startswith("error: data/names/Irish.txt: not UTF-8 at byte 1")


@pytest.mark.survives(
    "Damaged files",
    "a source that is not Python",
    "one line that names the file and the line; status 1",
)
def test_code_that_is_not_python_is_named(report: Path) -> None:
    (report / STRUCTURE).write_text("x = = 1\n")
    line = last_line(regenerate(report, "--check"))
    assert line.startswith(f"error: {report / STRUCTURE}: invalid syntax")


@pytest.mark.survives(
    "Room and rights",
    "a quick run into a folder that cannot be made",
    "one line that names the file and says what to do; status 1",
)
def test_a_folder_that_cannot_be_made_is_named(
    original: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    folder = tmp_path / "file/quick"
    line = last_line(regenerate(original, "--quick", folder))
    assert line.startswith("error: ")
    assert str(folder) in line


@pytest.mark.survives(
    "Room and rights",
    "a limit on the size of files, as a quota sets",
    "one line that names the file and says what to do; status 1; nothing is "
    "lost",
)
def test_a_disk_without_room_is_told_and_nothing_is_lost(report: Path) -> None:
    (report / "data/results/names.json").write_text('{"of": 2}\n')
    before = contents(report)
    run = shlex.join(command(report, "names", "--jobs", "1"))
    finished = subprocess.run(
        ["/bin/sh", "-c", f"ulimit -f 1; exec {run}"],
        # Nothing else may write: no bytecode, no measurement of these tests.
        env=environment(report)
        | {"PYTHONDONTWRITEBYTECODE": "1", "COVERAGE_PROCESS_CONFIG": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    path = report / "data/results/names.json"
    said = f"error: {path}: cannot be written (File too large); "
    assert last_line(finished).startswith(said)
    assert contents(report) == before
    assert not list(report.rglob(".*.new"))


def test_a_mistake_in_the_code_is_shown_where_it_is(report: Path) -> None:
    with (report / STRUCTURE).open("a") as file:
        file.write("\n\ndef describe(task):\n    return 1 / 0\n")
    finished = regenerate(report, "rnn.structure")
    assert STRUCTURE in finished.stderr
    assert finished.stderr.endswith(
        "error: rnn.structure: ZeroDivisionError: division by zero\n"
    )


@pytest.mark.parametrize("jobs", ["0", "-1", "two", "²"])
def test_a_number_of_processes_is_at_least_one(
    jobs: str, original: Path
) -> None:
    assert "--jobs" in last_line(regenerate(original, f"--jobs={jobs}"))


def test_a_quick_run_is_refused_in_the_report_itself(original: Path) -> None:
    line = last_line(regenerate(original, "--quick", original))
    assert line.endswith("a quick run has a folder of its own")


def from_elsewhere(report: Path, *arguments: str) -> Finished:
    """Run the script of a copy as another checkout's interpreter would."""
    return subprocess.run(
        command(report, *arguments),
        cwd=REPORT.root,
        env=environment(REPORT.root),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.survives(
    "Places and clones",
    "the Python of another checkout runs this one's script",
    "it checks the checkout that it lies in",
)
def test_a_script_checks_the_checkout_that_it_lies_in(report: Path) -> None:
    with (report / STRUCTURE).open("a") as file:
        file.write("\nnew = 1\n")
    found = from_elsewhere(report, "--check")
    assert found.stdout == regenerate(report, "--check").stdout
    assert f"rnn.structure: {STRUCTURE} has changed" in found.stdout
    assert found.stderr == ""


def test_a_script_runs_the_code_and_writes_the_files_beside_it(
    report: Path,
) -> None:
    result = "data/results/rnn.structure.json"
    files = [REPORT.root / file for file in (result, *lockfile.FILES)]
    before = [file.read_bytes() for file in files]
    with (report / STRUCTURE).open("a") as file:
        file.write(
            "\n\ndef describe(task):\n"
            "    return {'results': {'here': 1}, 'fragment': 'Here.'}\n"
        )
    finished = from_elsewhere(report, "rnn.structure")
    assert finished.returncode == 0, finished.stderr
    assert results.read(report / result) == {"here": 1}
    assert [file.read_bytes() for file in files] == before
