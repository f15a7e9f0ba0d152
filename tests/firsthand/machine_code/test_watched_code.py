"""Watched processes share what they compile, and only that."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.firsthand.tracking.small_report import (
    report_of,
    run,
    sources,
    target,
    write,
)

from firsthand.machine_code.folder import VARIABLE
from firsthand.tracking.freshness import Fingerprints
from firsthand.workers.calls import CallError
from firsthand.workers.local import local_workers
from firsthand.workers.nursery import Nursery

COMPILES = "watched.compiled_way:make"
LIBRARIES = ("jupytext", "nbclient.exceptions", "nbformat", "numba", "numpy")
CELL = """
# %%
from watched.compiled_way import double

print(double(3.0), sum(double.stats.cache_hits.values()))
"""
# Two functions of one name; what calls itself is not put in line.
SAME_NAMES = """
import sys
from firsthand.machine_code import compiled

def make(k):
    @compiled
    def power(x):
        return k if x == 0.0 else k * power(x - 1.0)

    @compiled
    def more(x):
        return power(x) + 1.0

    return more

print(*(make(float(k))(2.0) for k in sys.argv[1:]))
"""

FREEDOMS = """
import numba
from firsthand.machine_code.made_from import Description

@numba.njit(fastmath={"contract", "nsz", "reassoc"})
def double(x):
    return 2 * x if x in {1.0, 2.0, "3", "4"} else x

print(Description(double).text)
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the folder of a small report."""
    return write(tmp_path)


@pytest.fixture(params=["elsewhere", "inside the report's tree"])
def nursery(
    request: pytest.FixtureRequest, root: Path, kept: Path
) -> Iterator[Nursery]:
    """Yield what starts fresh processes."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param != "elsewhere":
            patch.setenv(VARIABLE, str(root / "data/kept"))
        with local_workers(1, LIBRARIES, sources(root)) as workers:
            yield workers.nursery


def value(made: Any) -> Any:
    """Return what a target has made."""
    return json.loads(made["results"])["value"]


def test_the_second_piece_of_work_uses_what_the_first_compiled(
    root: Path, nursery: Nursery
) -> None:
    made = run(nursery, root, target("compiles", COMPILES))
    assert value(made) == [[6.0, 0], [8.0, 1]]


def test_a_notebooks_kernel_uses_it_too(root: Path, nursery: Nursery) -> None:
    run(nursery, root, target("compiles", COMPILES))
    (root / "docs").mkdir()
    (root / "docs/note.py").write_text(CELL, "utf-8")
    note = target(
        "note",
        "firsthand.workers.notebooks:execute",
        "docs/note.py",
        settings={"source": "docs/note.py", "assignments": {}},
        role="notebook",
    )
    made = json.loads(run(nursery, root, note)["notebook"])
    assert made["cells"][-1]["outputs"][0]["text"] == ["6.0 1\n"]


def test_where_the_user_has_no_folder_a_run_has_one_of_its_own(
    root: Path, kept: Path
) -> None:
    kept.write_text("a file")
    with local_workers(1, LIBRARIES, sources(root)) as workers:
        made = run(workers.nursery, root, target("compiles", COMPILES))
    assert value(made) == [[6.0, 0], [8.0, 1]]


def test_what_lies_beside_the_folder_is_refused(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(root / "data/secret"))
    with (
        local_workers(1, LIBRARIES, sources(root)) as workers,
        pytest.raises(CallError, match=r"opens data/secret\.txt"),
    ):
        run(workers.nursery, root, target("open_it"))


def test_what_compiles_is_made_from_versions_of_the_compiler(
    root: Path,
) -> None:
    one = target("compiles", COMPILES)
    inputs = Fingerprints(report_of(root, one)).inputs(one)
    assert {"llvmlite", "numba", "numpy"} <= inputs.keys()


def test_functions_of_one_name_never_run_as_each_other(
    kept: Path, tmp_path: Path
) -> None:
    script = tmp_path / "same_names.py"
    script.write_text(SAME_NAMES, "utf-8")
    for names in (["1"], ["2", "1"], ["3", "2", "1"]):
        command = [sys.executable, str(script), *names]
        said = subprocess.check_output(command, text=True)
        assert said.split() == [str(float(k) ** 3 + 1) for k in names]


def test_a_functions_name_does_not_hang_on_the_order_of_a_set(
    tmp_path: Path,
) -> None:
    script = tmp_path / "freedoms.py"
    script.write_text(FREEDOMS, "utf-8")
    said = {
        subprocess.check_output(
            [sys.executable, str(script)],
            env=os.environ | {"PYTHONHASHSEED": str(seed)},
        )
        for seed in range(4)
    }
    assert len(said) == 1


@pytest.mark.survives(
    "Two at once",
    "two processes compile the same function",
    "nothing; both get it",
)
def test_two_processes_may_compile_at_once(kept: Path, tmp_path: Path) -> None:
    script = tmp_path / "same_names.py"
    script.write_text(SAME_NAMES, "utf-8")
    command = [sys.executable, str(script), "1"]
    both = [
        subprocess.Popen(command, text=True, stdout=subprocess.PIPE)
        for _ in range(2)
    ]
    for process in both:
        said, _ = process.communicate()
        assert (said.split(), process.returncode) == (["2.0"], 0)
    names = [file.name.partition("-")[0] for file in kept.iterdir()]
    assert sorted(names) == ["more", "power"]
