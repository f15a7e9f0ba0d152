"""What a run makes, and what it leaves alone."""

import json
from pathlib import Path

import pytest
from filelock import FileLock
from tests.cheap_targets import Make, cheap, report_of

from firsthand.costs import costs
from firsthand.making import checking, regeneration
from firsthand.making.regeneration import RegenerationError
from firsthand.tracking import lockfile

CHAIN = (
    cheap("a.first"),
    cheap("b.first", value=2),
    cheap("a.second", "add", of=["a.first"]),
    cheap("both", "add", of=["a.first", "b.first"]),
)


def test_a_first_run_makes_everything(make: Make) -> None:
    assert make(CHAIN) == ["a.first", "a.second", "b.first", "both"]


def test_a_second_run_makes_nothing(make: Make) -> None:
    make(CHAIN)
    assert make(CHAIN) == []


def test_only_what_is_stale_and_what_reads_it_is_made(make: Make) -> None:
    make(CHAIN)
    changed = (CHAIN[0], cheap("b.first", value=3), *CHAIN[2:])
    assert make(changed) == ["b.first", "both"]


def test_what_reads_unchanged_bytes_is_not_made(make: Make) -> None:
    chain = (cheap("b", "parity", of=["a"]), cheap("c", "add", of=["b"]))
    make((cheap("a", value=1), *chain))
    assert make((cheap("a", value=3), *chain)) == ["a", "b"]


def test_a_stale_target_is_made_though_what_it_reads_was_cheaper(
    make: Make, cheap_report: Path
) -> None:
    chain = (cheap("a"), cheap("b", "add", of=["a"]))
    make(chain)
    spent = {
        name: {"wall": 1, "cpu": seconds, "memory": 1}
        for name, seconds in (("a", 1), ("b", 2))
    }
    file = cheap_report / costs.FILE
    file.write_text(json.dumps({"targets": spent}))
    (cheap_report / "data/results/b.json").unlink()
    assert make(chain) == ["b"]


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("first", ["a.first", "b.first"]),
        ("a", ["a.first", "a.second"]),
        ("b.first", ["b.first"]),
    ],
)
def test_a_name_is_an_experiment_a_model_or_a_target(
    name: str, made: list[str], make: Make
) -> None:
    make(CHAIN)
    assert make(CHAIN, name, force=True) == made


def test_a_named_target_brings_what_it_reads_and_what_reads_it(
    make: Make,
) -> None:
    chain = (*CHAIN[:2], CHAIN[3], cheap("last", "add", of=["both"]))
    assert make((*chain, cheap("else")), "both") == sorted(
        target.name for target in chain
    )


def test_force_makes_everything_again(make: Make) -> None:
    make(CHAIN)
    assert len(make(CHAIN, force=True)) == len(CHAIN)


def test_an_unknown_name_is_answered_with_those_there_are(make: Make) -> None:
    known = "no experiment is called 'third'; there are first, second, both"
    with pytest.raises(RegenerationError, match=f"^{known}$"):
        make(CHAIN, "third")


@pytest.mark.survives(
    "Damaged files",
    "a truncated result, and a plain run",
    "it is made again, to the same bytes",
)
def test_a_damaged_result_is_made_again(make: Make, cheap_report: Path) -> None:
    make(CHAIN)
    path = cheap_report / "data/results/b.first.json"
    whole = path.read_bytes()
    path.write_bytes(whole[:5])
    assert make(CHAIN) == ["b.first"]
    assert path.read_bytes() == whole


def test_a_file_that_nothing_makes_is_named(
    make: Make, cheap_report: Path
) -> None:
    make(CHAIN)
    (cheap_report / "docs/generated/figures").mkdir(parents=True)
    (cheap_report / "docs/generated/figures/old.light.svg").touch()
    (cheap_report / "data/results/old.json").write_text("{}")
    report = report_of(cheap_report, CHAIN)
    assert list(checking.unmade(report.targets(), report.tree)) == [
        f"{file}: no experiment makes it; delete it"
        for file in (
            "data/results/old.json",
            "docs/generated/figures/old.light.svg",
        )
    ]


def test_a_target_that_is_no_more_is_named_then_forgotten(
    make: Make, cheap_report: Path
) -> None:
    make((*CHAIN, cheap("c.first")))
    make(CHAIN)  # its file stays: whoever dropped the target deletes it
    tree = report_of(cheap_report, CHAIN).tree
    names = {target.name for target in CHAIN}
    assert lockfile.read(tree).keys() == names
    assert costs.read(tree)["targets"].keys() == names


def test_a_lock_with_a_target_that_is_no_more_is_stale(
    make: Make, cheap_report: Path
) -> None:
    make(CHAIN)
    fewer = [target for target in CHAIN if target.name != "both"]
    assert checking.check(report_of(cheap_report, fewer)) == [
        "both: nothing makes it any more; run scripts/regenerate.py",
        "data/results/both.json: no experiment makes it; delete it",
    ]


@pytest.mark.survives(
    "Kills",
    "a file half written when its run was killed",
    "nothing; the next run deletes it",
)
def test_what_a_killed_run_left_is_cleared(
    make: Make, cheap_report: Path
) -> None:
    make(CHAIN)
    (cheap_report / "data/measurements/.costs.json.new").touch()
    make(CHAIN)
    assert not list(cheap_report.rglob(".*.new"))


@pytest.mark.survives(
    "Two at once",
    "two runs in one tree",
    "the second ends: `another run is at work here; wait for it to end, or "
    "stop it`",
)
def test_a_second_run_in_the_same_tree_is_refused(
    make: Make, cheap_report: Path
) -> None:
    with (
        FileLock(cheap_report / regeneration.GUARD),
        pytest.raises(RegenerationError, match="another run is at work here"),
    ):
        make(CHAIN)
