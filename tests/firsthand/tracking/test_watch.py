"""Every way to read or run what a fingerprint does not cover is refused."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.firsthand.tracking.small_report import (
    WAYS,
    report_of,
    run,
    sources,
    target,
    write,
)

from firsthand import results
from firsthand.making import regeneration
from firsthand.making.schedule import MakingError
from firsthand.target import Target
from firsthand.workers.calls import CallError
from firsthand.workers.environment import environment
from firsthand.workers.local import local_workers
from firsthand.workers.nursery import Nursery

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


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a small report."""
    return write(tmp_path_factory.mktemp("report"))


@pytest.fixture(scope="module")
def nursery(root: Path) -> Iterator[Nursery]:
    """Yield what starts a fresh process for each test."""
    libraries = ["numpy", "threadpoolctl"]
    with local_workers(1, libraries, sources(root)) as workers:
        yield workers.nursery


@pytest.mark.parametrize("function", ["make", "hand_out"])
@pytest.mark.parametrize("way", REFUSED)
def test_a_way_in_is_refused_in_a_target_and_in_its_pieces(
    way: str, function: str, root: Path, nursery: Nursery
) -> None:
    with pytest.raises(CallError) as failure:
        run(nursery, root, target(way, f"{WAYS}:{function}"))
    assert str(failure.value).startswith(f"{way} {REFUSED[way]}, which its")
    assert not failure.value.trace


def test_a_process_that_is_not_forked_is_watched_as_well(
    root: Path, tmp_path: Path
) -> None:
    around = environment(tmp_path, sources(root))
    nursery = Nursery(["numpy"], around, tmp_path, forks=False)
    with pytest.raises(CallError, match=r"^open_it opens data/secret"):
        run(nursery, root, target("open_it"))
    assert b"fine" in run(nursery, root, target("nothing"))["results"]
    nursery.close()


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
    with pytest.raises(
        CallError, match=r"opens (src/)?firsthand/making/__init__\.py,"
    ):
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
    with pytest.raises(MakingError, match=r"^torch: torch opens data/secret"):
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
