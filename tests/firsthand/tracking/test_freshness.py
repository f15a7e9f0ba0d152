"""What makes an output stale, and what does not."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.copies import TARGETS, at, stale

from firsthand import results
from firsthand.target import Target
from firsthand.tracking import freshness, lockfile
from firsthand.tracking.freshness import Fingerprints
from remembering_names.report import REPORT

PACKAGE = "src/remembering_names"
NAMED = {target.name: target for target in TARGETS}
STUDIES = ("rnn.lab_protocol", "torch_lstm.lab_protocol")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_what_was_just_made_is_fresh(report: Path) -> None:
    assert not stale(report)


def test_a_comment_anywhere_is_no_change(report: Path) -> None:
    for path in (report / "src").rglob("*.py"):
        path.write_text("# Said.\n" + path.read_text("utf-8") + "\n# So.\n")
    assert not stale(report)


def test_one_models_code_is_no_input_of_another(report: Path) -> None:
    with (report / f"{PACKAGE}/models/scratch_lstm.py").open("a") as source:
        source.write("\nnew = 1\n")
    found = stale(report)
    assert "scratch_lstm.lab_protocol" in found
    assert not {*found} & {*STUDIES}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('label="Linear RNN"', 'label="Plain RNN"'),
        ("#b34700", "#b34711"),
        ("models/rnn.md", "models/plain.md"),
    ],
)
def test_how_the_registry_shows_a_model_is_no_input(
    old: str, new: str, report: Path
) -> None:
    edit(report / f"{PACKAGE}/models/__init__.py", old, new)
    assert not stale(report)


def test_a_change_of_data_is_seen(report: Path) -> None:
    edit(report / "data/names/Irish.txt", "Adam", "Adan")
    assert stale(report)["names"] == ["data/names/Irish.txt has changed"]


def test_missing_data_is_seen(report: Path) -> None:
    (report / "data/names/Irish.txt").unlink()
    assert stale(report)["names"] == ["data/names/Irish.txt is gone"]


def test_a_change_of_settings_is_seen(report: Path) -> None:
    target = NAMED["rnn.lab_protocol"]
    longer = {**target.settings, "steps": 1}
    assert changes(replace(target, settings=longer), report) == [
        "settings has changed"
    ]


def test_a_change_of_a_pin_is_seen(report: Path) -> None:
    edit(report / "pyproject.toml", '"torch==2.13.0"', '"torch==2.14.0"')
    found = stale(report)
    assert found["rnn.lab_protocol"] == ["torch went from 2.13.0 to 2.14.0"]
    assert "languages.figure" not in found


@pytest.mark.survives(
    "Damaged files",
    "a result that is edited by hand",
    "a check names it; status 1",
)
def test_a_result_edited_by_hand_is_seen(report: Path) -> None:
    (report / "data/results/names.json").write_text('{"of": 2}\n')
    edited = "data/results/names.json was edited by hand or is damaged"
    assert stale(report)["names"] == [edited]


def test_a_figure_whose_result_was_edited_is_stale(report: Path) -> None:
    (report / "data/results/names.json").write_text('{"of": 2}\n')
    changed = ["data/results/names.json has changed"]
    assert stale(report)["languages.figure"] == changed


def test_a_deleted_output_is_seen_by_its_maker_and_its_readers(
    report: Path,
) -> None:
    weights = "data/weights/rnn.lab_protocol.safetensors"
    (report / weights).unlink()
    readers = [t.name for t in TARGETS if weights in t.reads]
    assert readers
    assert stale(report) == {
        "rnn.lab_protocol": [f"{weights} is missing"],
        **{name: [f"{weights} is gone"] for name in readers},
    }


def test_what_was_never_made_is_seen(report: Path) -> None:
    (report / lockfile.FILES[0]).unlink()
    assert stale(report)["names"] == ["never made"]


@pytest.mark.survives(
    "Places and clones",
    "a clone with Windows' line ends",
    "nothing; all is fresh there",
)
def test_line_ends_of_a_checkout_do_not_matter(report: Path) -> None:
    for path in report.rglob("*"):
        if path.suffix in {".json", ".lock", ".md", ".py", ".svg", ".toml"}:
            text = path.read_bytes().replace(b"\n", b"\r\n")
            path.write_bytes(text)
    assert not stale(report)


@pytest.mark.survives(
    "Places and clones",
    "a checkout that is moved",
    "nothing; all is fresh there",
)
def test_where_a_checkout_stands_does_not_matter(
    report: Path, tmp_path: Path
) -> None:
    assert not stale(report.rename(tmp_path / "elsewhere"))


@pytest.mark.parametrize("lock", lockfile.FILES)
def test_paths_in_the_lock_are_relative_and_posix(
    lock: str, report: Path
) -> None:
    for entry in results.read(report / lock).values():
        names = [*entry["inputs"], *entry["outputs"]]
        assert not [n for n in names if n.startswith("/") or "\\" in n]


def test_the_lock_reads_the_same_whatever_the_order_of_making(
    report: Path,
) -> None:
    before = [(report / lock).read_bytes() for lock in lockfile.FILES]
    for lock in lockfile.FILES:
        (report / lock).unlink()
    tree, fingerprints = at(report).tree, Fingerprints(at(report))
    for target in reversed(TARGETS):
        made = freshness.made_inputs(target, tree)
        lockfile.record(target, fingerprints.inputs(target) | made, tree)
    assert [(report / lock).read_bytes() for lock in lockfile.FILES] == before


@pytest.mark.survives(
    "Damaged files",
    "a merge conflict in a lock",
    "one line: restore it with git, or delete it",
)
def test_a_damaged_lock_says_what_to_do(report: Path) -> None:
    (report / lockfile.FILES[0]).write_text("<<<<<<< HEAD\n")
    with pytest.raises(results.ResultError, match="with git, or delete it"):
        stale(report)


def changes(target: Target, report: Path) -> list[str]:
    tree = at(report).tree
    inputs = Fingerprints(at(report)).inputs(target)
    lock = lockfile.read(tree)
    return list(freshness.changes(target, inputs, lock, tree))


def test_code_that_a_notebook_names_in_a_string_is_an_input() -> None:
    closure = Fingerprints(REPORT).closure(NAMED["inside-the-gates"])
    assert "remembering_names.models.scratch_lstm" in closure
