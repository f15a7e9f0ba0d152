"""Every way to read or run what a fingerprint does not cover is refused."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from firsthand import regeneration, results
from firsthand.experiment import FILES
from firsthand.making.fences import fence
from firsthand.making.schedule import MakingError
from firsthand.report import Report
from firsthand.target import Target
from firsthand.tracking.fence import place_of
from firsthand.tracking.freshness import Fingerprints
from firsthand.tracking.sources import INSTALLED
from firsthand.workers.calls import CallError, ItemCall, TargetCall
from firsthand.workers.local import converse, local_workers
from firsthand.workers.nursery import Nursery

WAYS = "watched.ways"
FROM = Path(__file__).with_name("watched")
REFUSED = {  # a way in, and what it is told
    "open_it": "opens data/secret.txt",
    "open_it_by_descriptor": "opens data/secret.txt",
    "load_by_numpy": "opens data/secret.txt",
    "map_by_numpy": "opens data/secret.txt",
    "load_by_sqlite": "opens data/secret.txt",
    "hide_the_exception": "opens data/secret.txt",
    "use_what_is_cached": "opens data/secret.txt",
    "open_it_by_a_link": "changes data/secret.txt",
    "list_the_folder": "lists data",
    "look_for_files": "lists data",
    "copy_the_tree": "lists data",
    "write_a_file": "opens data/new.txt",
    "write_what_it_reads": "writes data/known.txt",
    "rename_a_file": "changes data/secret.txt",
    "import_by_name": "opens src/watched/secret.py",
    "resolve_a_string": "opens src/watched/secret.py",
    "run_a_path": "opens src/watched/secret.py",
    "run_compiled_code": "runs src/watched/secret.py",
    "ask_a_child": "starts a process, which nobody watches",
    "ask_a_shell": "starts a process, which nobody watches",
    "ask_a_child_later": "starts a process, which nobody watches",
    "spawn": "starts a process, which nobody watches",
}
Make = Callable[..., Path]


def target(
    name: str, function: str = f"{WAYS}:make", *data: str, **more: Any
) -> Target:
    """Return a target that goes a way in, and may read `known.txt`."""
    return Target(
        name,
        function,
        {"way": name, **more.pop("settings", {})},
        ("data/known.txt", *data),
        (),
        {"results": FILES["results"].format(name)},
        **more,
    )


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a small report."""
    folder = tmp_path_factory.mktemp("report")
    package = folder / "src/watched"
    shutil.copytree(FROM, package)
    (package / "__init__.py").touch()
    (folder / "data").mkdir()
    for name in ("known", "secret"):
        (folder / f"data/{name}.txt").write_text(name, "utf-8")
    (folder / "requirements.lock").touch()
    project = "dependency-groups.train = []"
    (folder / "pyproject.toml").write_text(project, "utf-8")
    return folder


def report_of(root: Path, *targets: Target) -> Report:
    return Report(root, "watched", "", targets, (), lambda root: None)


@pytest.fixture(scope="module")
def nursery(root: Path) -> Iterator[Nursery]:
    """Yield what starts a fresh process for each test."""
    sources = [str(root / "src"), str(INSTALLED)]
    with local_workers(1, ["numpy", "threadpoolctl"], sources) as workers:
        yield workers.nursery


def run(nursery: Nursery, root: Path, one: Target) -> Any:
    """Return the outputs of a target, made in fresh processes."""
    bounds = fence(one, Fingerprints(report_of(root, one)))
    place = place_of(root, root)
    call = TargetCall(
        bounds, place, one.function, one.settings, (), {}, ("results",)
    )

    def hand_out(work: list[bytes]) -> list[bytes]:
        calls = [ItemCall(bounds, place, piece) for piece in work]
        return [converse(nursery, piece, print)[0] for piece in calls]

    return converse(nursery, call, print, hand_out)[0]


@pytest.mark.parametrize("function", ["make", "hand_out"])
@pytest.mark.parametrize("way", REFUSED)
def test_a_way_in_is_refused_in_a_target_and_in_its_pieces(
    way: str, function: str, root: Path, nursery: Nursery
) -> None:
    with pytest.raises(CallError) as failure:
        run(nursery, root, target(way, f"{WAYS}:{function}"))
    assert str(failure.value).startswith(f"{way} {REFUSED[way]}, which its")
    assert not failure.value.trace


def test_what_is_covered_may_be_read(root: Path, nursery: Nursery) -> None:
    assert b"fine" in run(nursery, root, target("nothing"))["results"]
    covered = target("a", "watched.covered:make", "data/secret.txt")
    assert b"secret1" in run(nursery, root, covered)["results"]


def test_a_module_that_is_loaded_already_is_not_there(
    root: Path, nursery: Nursery
) -> None:
    with pytest.raises(CallError, match="'firsthand' has no attribute"):
        run(nursery, root, target("use_what_is_imported"))


def test_code_of_the_engine_needs_a_fingerprint_too(
    root: Path, nursery: Nursery
) -> None:
    with pytest.raises(CallError, match=r"opens (src/)?firsthand/board\.py,"):
        run(nursery, root, target("import_from_the_engine"))


@pytest.fixture
def make(root: Path) -> Make:
    """Return a function that makes targets as a run does."""

    def made(*targets: Target) -> Path:
        report = report_of(root, *targets)
        order = regeneration.Order(report, (), True, 1, report.tree)
        regeneration.regenerate(order)
        return root

    return made


def test_pytorch_is_watched_as_well(make: Make) -> None:
    with pytest.raises(MakingError, match="^torch: torch opens data/secret"):
        make(target("torch", "watched.torch_way:make"))


@pytest.mark.parametrize("way", ["use_what_is_cached", "import_by_name"])
def test_the_second_target_of_a_run_is_watched_like_the_first(
    way: str, make: Make
) -> None:
    first = target("a", "watched.covered:make", "data/secret.txt")
    with pytest.raises(MakingError, match=f"^{way}: {way} opens"):
        make(first, target(way))


def test_what_measures_the_tree_itself_may_read_all_of_it(make: Make) -> None:
    free = target("free", settings={"way": "open_it"}, unwatched="it does")
    made = results.read(make(free) / "data/results/free.json")
    assert made.value == "secret"
