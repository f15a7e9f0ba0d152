"""A notebook's kernel is watched too, and knows no setting of its user."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.firsthand.tracking.small_report import run, sources, target, write

from firsthand.target import Target
from firsthand.workers.calls import CallError
from firsthand.workers.local import local_workers
from firsthand.workers.nursery import Nursery

SOURCE = "docs/notebook.py"
LIBRARIES = (
    *("jupyter_client.kernelspec", "jupyter_client.manager", "jupytext"),
    *("matplotlib.pyplot", "nbclient.exceptions", "nbformat"),
)
LOOKS = """
# %%
from pathlib import Path
import watched

root = Path(watched.__file__).parents[2]

# %%
{}
"""
SHOWS = """
# %%
import locale, os, random, time
import matplotlib as mpl
import matplotlib.pyplot as plt
import watched

print(mpl.rcParams["lines.linewidth"], locale.getlocale(), time.tzname)
print(hash("a"), os.environ.get("SETTING"), mpl.get_backend())
try:
    print(profile)
except NameError:
    print("no profile")

# %%
plt.plot([1, 2])
plt.show()
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a small report."""
    return write(tmp_path_factory.mktemp("report"))


@pytest.fixture
def nursery(root: Path) -> Iterator[Nursery]:
    """Yield what starts fresh processes, from the environment as it is."""
    with local_workers(1, LIBRARIES, sources(root)) as workers:
        yield workers.nursery


def notebook(root: Path, source: str) -> Target:
    """Return the target of a notebook with this source."""
    (root / SOURCE).parent.mkdir(exist_ok=True)
    (root / SOURCE).write_text(source, "utf-8")
    settings = {"source": SOURCE, "assignments": {}}
    return target(
        "note",
        "firsthand.workers.notebooks:execute",
        SOURCE,
        settings=settings,
        role="notebook",
    )


WAYS = {  # a cell, and what it is told
    "open": ('(root / "data/secret.txt").read_text()', "opens data/secret.txt"),
    "hide": (
        'try:\n    open(root / "data/secret.txt")\nexcept Exception:\n    pass',
        "opens data/secret.txt",
    ),
    "list": ('[*(root / "data").iterdir()]', "lists data"),
    "import": (
        'import importlib\nimportlib.import_module("watched.secret")',
        "opens src/watched/secret.py",
    ),
    "run": (
        'exec(compile("1", root / "src/watched/secret.py", "exec"))',
        "runs src/watched/secret.py",
    ),
    "start": (
        'import subprocess\nsubprocess.run(["true"])',
        "starts a process, which nobody watches",
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_cell_that_uses_what_is_not_covered_fails_in_one_line(
    way: str, root: Path, nursery: Nursery
) -> None:
    cell, problem = WAYS[way]
    with pytest.raises(CallError) as failure:
        run(nursery, root, notebook(root, LOOKS.format(cell)))
    assert str(failure.value).startswith(f"note {problem}, which its")
    assert "\n" not in str(failure.value)


def test_a_cell_may_open_what_is_covered(root: Path, nursery: Nursery) -> None:
    cell = 'print((root / "data/known.txt").read_text())'
    made = run(nursery, root, notebook(root, LOOKS.format(cell)))
    cells = json.loads(made["notebook"])["cells"]
    assert cells[-1]["outputs"][0]["text"] == ["known\n"]


def test_a_cell_that_fails_names_its_error(
    root: Path, nursery: Nursery
) -> None:
    with pytest.raises(CallError, match="ZeroDivisionError"):
        run(nursery, root, notebook(root, LOOKS.format("1 / 0")))


@pytest.fixture
def a_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Be a user with settings of every kind, and a broken kernel."""
    kernel = {"argv": ["false"], "display_name": "x", "language": "python"}
    profile = "get_ipython().user_ns['profile'] = 'mine'"
    files = {
        ".config/matplotlib/matplotlibrc": "lines.linewidth: 9",
        "matplotlibrc": "lines.linewidth: 8",
        ".ipython/profile_default/startup/0.py": profile,
        ".local/share/jupyter/kernels/python3/kernel.json": json.dumps(kernel),
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    for name, value in {
        "HOME": str(tmp_path),
        "MATPLOTLIBRC": str(tmp_path),
        "MPLBACKEND": "svg",
        "MPLCONFIGDIR": str(tmp_path / ".config/matplotlib"),
        "IPYTHONDIR": str(tmp_path / ".ipython"),
        "JUPYTER_PATH": str(tmp_path / ".local/share/jupyter"),
        "LC_ALL": "de_DE.UTF-8",
        "TZ": "Asia/Tokyo",
        "PYTHONHASHSEED": "7",
        "PYTHONSTARTUP": str(tmp_path / "matplotlibrc"),
        "SETTING": "mine",
    }.items():
        monkeypatch.setenv(name, value)


@pytest.fixture(scope="module")
def nobodys(root: Path) -> bytes:
    """Return the notebook as it is made for a user without settings."""
    with local_workers(1, LIBRARIES, sources(root)) as workers:
        made = run(workers.nursery, root, notebook(root, SHOWS))
    return bytes(made["notebook"])


@pytest.mark.usefixtures("a_user")
def test_no_setting_of_its_user_changes_a_byte_of_a_notebook(
    root: Path, nobodys: bytes, nursery: Nursery
) -> None:
    made = run(nursery, root, notebook(root, SHOWS))
    assert made["notebook"] == nobodys
    assert b"no profile" in nobodys
