"""Files that are huge, too deep, swapped, or lie about themselves."""

import json
import os
import struct
from pathlib import Path

import pytest
from markdown import Markdown
from tests.cheap_targets import Ask, Make, cheap, report_of

from firsthand import results
from firsthand.costs import costs
from firsthand.making import second_record
from firsthand.publishing import bibliography, citations, current_page
from firsthand.report import Report
from firsthand.tracking import lockfile
from remembering_names import __main__ as command
from remembering_names.asking import prediction

TARGETS = (cheap("a"), cheap("b", value=2))
DEEP = "[" * 100_000
RECORDS = (*lockfile.FILES, costs.FILE, "data/results/a.json")
GIGABYTE = 1 << 30


@pytest.fixture
def report(cheap_report: Path, make: Make) -> Report:
    """Return a report of which everything has been made."""
    make(TARGETS)
    return report_of(cheap_report, TARGETS)


def only_line(ask: Ask, report: Report, *arguments: str) -> str:
    """Return the one line in which a question is refused."""
    said = ask(report, *arguments)
    assert (said.status, said.out) == (1, "")
    (line,) = said.err.splitlines()
    return line


def grow(path: Path) -> None:
    """Make a file a gigabyte large that takes no room."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    os.truncate(path, GIGABYTE)


@pytest.mark.survives(
    "Damaged files",
    "a result, lock or record of costs of a gigabyte",
    "`too large (1024 MB, not 64 at most)`, before it is read; status 1",
)
@pytest.mark.parametrize("file", RECORDS)
def test_a_file_of_a_gigabyte_is_refused_by_its_size(
    file: str, report: Report, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    grow(report.root / file)

    def refuse(path: Path, *_: object) -> str:
        assert path != report.root / file, "it is read"
        return path.read_bytes().decode()

    monkeypatch.setattr(Path, "read_text", refuse)
    line = only_line(ask, report, "--check")
    assert line.startswith(f"error: {report.root / file}: too large (1024 MB")


@pytest.mark.survives(
    "Damaged files",
    "reported numbers of a gigabyte",
    "`too large`, and the file's name; status 1",
)
def test_reported_numbers_of_a_gigabyte_are_refused(
    report: Report, ask: Ask
) -> None:
    grow(report.root / results.REPORTED)
    assert "reported.json: too large" in only_line(ask, report, "--check")


@pytest.mark.survives(
    "Damaged files",
    "a record of the second run of a gigabyte",
    "`too large`, and the file's name; status 1",
)
def test_a_second_record_of_a_gigabyte_is_refused(report: Report) -> None:
    grow(report.root / second_record.FILE)
    with pytest.raises(results.ResultError, match=r"run\.json: too large"):
        second_record.read(report)


@pytest.mark.survives(
    "Damaged files",
    "JSON that is nested a hundred thousand levels deep",
    "`damaged (nested too deeply)`, and the file's name; status 1",
)
@pytest.mark.parametrize("file", RECORDS)
def test_json_that_is_too_deep_is_named(
    file: str, report: Report, ask: Ask
) -> None:
    (report.root / file).write_text(f'{{"a": {DEEP}')
    line = only_line(ask, report, "--check")
    path = report.root / file
    assert line.startswith(f"error: {path}: damaged (nested too deeply)")


@pytest.mark.survives(
    "Damaged files",
    "a result that is nested too deeply, and a plain run",
    "it is made again, to the same bytes",
)
def test_a_result_that_is_too_deep_is_made_again(
    report: Report, make: Make
) -> None:
    path = report.root / "data/results/a.json"
    whole = path.read_bytes()
    path.write_text(f'{{"a": {DEEP}')
    assert make(TARGETS) == ["a"]
    assert path.read_bytes() == whole


@pytest.mark.survives(
    "Damaged files",
    "two results that are swapped",
    "a check names both; a run makes both again",
)
def test_swapped_results_are_both_named(
    report: Report, ask: Ask, make: Make
) -> None:
    a, b = (report.root / f"data/results/{name}.json" for name in "ab")
    before = a.read_bytes(), b.read_bytes()
    a.write_bytes(before[1])
    b.write_bytes(before[0])
    said = ask(report, "--check").out.splitlines()
    edited = "was edited by hand or is damaged"
    assert said == [
        f"{name}: data/results/{name}.json {edited}" for name in "ab"
    ]
    assert make(TARGETS) == ["a", "b"]
    assert (a.read_bytes(), b.read_bytes()) == before


@pytest.mark.survives(
    "Damaged files",
    "the entries of two targets swapped in the lock",
    "a check names both",
)
def test_swapped_entries_of_a_lock_are_both_named(
    report: Report, ask: Ask
) -> None:
    path = report.root / lockfile.LOCK
    lock = json.loads(path.read_text())
    lock["a"], lock["b"] = lock["b"], lock["a"]
    path.write_text(json.dumps(lock))
    said = ask(report, "--check").out
    assert {line.partition(":")[0] for line in said.splitlines()} == {"a", "b"}


@pytest.mark.survives(
    "Damaged files",
    "a folder in the place of a result or a lock",
    "one line that names it; status 1",
)
@pytest.mark.parametrize("file", RECORDS)
def test_a_folder_in_the_place_of_a_file_is_named(
    file: str, report: Report, ask: Ask
) -> None:
    (report.root / file).unlink(missing_ok=True)
    (report.root / file).mkdir()
    assert str(report.root / file) in only_line(ask, report, "--check")


@pytest.mark.survives(
    "Damaged files",
    "a result that is a link to itself",
    "one line that names it; status 1",
)
def test_a_link_to_itself_is_named(report: Report, ask: Ask) -> None:
    path = report.root / "data/results/a.json"
    path.unlink()
    path.symlink_to(path.name)
    assert str(path) in only_line(ask, report, "--check")


@pytest.mark.survives(
    "Damaged files",
    "a BibTeX file of braces, of nulls, or of one endless field",
    "one line that says it is damaged",
)
@pytest.mark.parametrize(
    "text",
    [
        "@misc{a," + "{" * 10_000,
        "\0" * 100,
        "@misc{a, title = {" + "x" * 99_999,
    ],
    ids=["braces", "nulls", "endless"],
)
def test_a_hostile_bibliography_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / bibliography.FILE).write_text(text)
    with pytest.raises(bibliography.BibliographyError) as error:
        bibliography.load(tmp_path)
    assert "is damaged" in str(error.value)


@pytest.mark.survives(
    "Damaged files",
    "a BibTeX file of a gigabyte",
    "`too large`, and the file's name",
)
def test_a_bibliography_of_a_gigabyte_is_refused(tmp_path: Path) -> None:
    grow(tmp_path / bibliography.FILE)
    with pytest.raises(bibliography.BibliographyError, match="too large"):
        bibliography.load(tmp_path)


HOSTILE = "@misc{%s, author = {%s}, title = {%s}, note = {N}, year = 1, %s}"
SCRIPT = "<script>alert(1)</script>"


@pytest.mark.survives(
    "Damaged files",
    "a BibTeX file whose link would run a script, or open a file",
    "one line that names the entry",
)
@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc", "data:"])
def test_a_link_of_a_bibliography_leads_to_the_web(url: str) -> None:
    text = HOSTILE % ("a", "Elman, J.", "T", f"url = {{{url}}}")
    with pytest.raises(ValueError, match=r"^a: .* is not on the web$"):
        bibliography.read(text)


@pytest.mark.survives(
    "Damaged files",
    "a BibTeX file with HTML in names and titles",
    "it is shown as letters",
)
def test_html_in_a_bibliography_is_shown_as_letters(tmp_path: Path) -> None:
    text = HOSTILE % ("a", SCRIPT, SCRIPT, 'url = {https://a.org/"><script>}')
    (tmp_path / "docs").mkdir()
    (tmp_path / bibliography.FILE).write_text(text, "utf-8")
    md = Markdown()
    current_page.use(md, current_page.Engine())
    citations.register(md, report_of(tmp_path, ()))
    shown = md.convert("[@a]\n\n/// references\n///\n")
    assert "&lt;script&gt;" in shown
    assert "<script" not in shown


def lying(header: object, length: int | None = None) -> bytes:
    """Return a file of weights with a header that may lie of its length."""
    text = json.dumps(header).encode()
    return struct.pack("<Q", len(text) if length is None else length) + text


def tensor(shape: list[int], first: int, last: int) -> dict[str, object]:
    """Return what a header says of a tensor."""
    return {"dtype": "F32", "shape": shape, "data_offsets": [first, last]}


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """Return where the weights of a model have to be, whose sizes are told."""
    for name in ("results", "weights"):
        (tmp_path / "data" / name).mkdir(parents=True)
    recipe = {"recipe": {"hidden_size": 2, "embedding_size": 2}}
    result = tmp_path / results.RESULTS / "toy.held_out.json"
    result.write_text(json.dumps(recipe))
    return tmp_path / prediction.WEIGHTS.format("toy")


LIES = {
    "its length is beyond the file": lying({}, 1 << 40),
    "its length is beyond all numbers": lying({}, (1 << 64) - 1),
    "it is no JSON": struct.pack("<Q", 4) + b"{{{{",
    "a tensor lies beyond the file": lying({"w": tensor([9], 0, 36)}),
    "it is cut off": lying({"w": tensor([9], 0, 36)}) + bytes(35),
    "a tensor ends before it begins": lying({"w": tensor([1], 4, 0)}),
    "a shape is too large to count": lying({"w": tensor([1 << 62, 8], 0, 0)}),
    "a type is unknown": lying({"w": {**tensor([1], 0, 4), "dtype": "X9"}}),
    "it is nested too deeply": struct.pack("<Q", 100_000) + DEEP.encode(),
}


@pytest.mark.survives(
    "Damaged files",
    "a file of weights whose header lies",
    "`damaged, or not of this model`, and the file's name",
)
@pytest.mark.parametrize("lie", LIES)
def test_weights_whose_header_lies_are_refused(lie: str, toy: Path) -> None:
    toy.write_bytes(LIES[lie])
    with pytest.raises(prediction.PredictionError, match="damaged, or not of"):
        prediction.load("toy", "torch.nn:GRU", toy.parents[2])


@pytest.mark.survives(
    "Damaged files",
    "a file of weights of a gigabyte",
    "`too large`, and the file's name, before it is read",
)
def test_weights_of_a_gigabyte_are_refused(
    toy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grow(toy)
    files = prediction.files("toy", toy.parents[2])
    monkeypatch.setattr(prediction, "files", lambda key: files)
    with pytest.raises(results.ResultError, match=r"held_out.* too large"):
        command.main(["predict", "Sato"])
