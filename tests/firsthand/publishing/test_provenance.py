"""How the report was made."""

import json
from pathlib import Path

import pytest
from bs4 import Tag
from tests.firsthand.publishing.conftest import Convert

from firsthand.publishing.current_page import PageError
from firsthand.tracking import hashes
from firsthand.tracking.hashes import file_digest


def section(name: str) -> str:
    return f"/// provenance | {name}\n///\n"


def test_a_figure_can_be_linked_to(convert: Convert) -> None:
    assert convert(section("figures")).select("#figure-rnn-curves")


def lines(told: list[Tag]) -> dict[str, str]:
    """Return what is told of each kind of a target's inputs."""
    found = told[1].get_text().splitlines()
    return dict(line.split(": ", 1) for line in found)


def targets(convert: Convert, name: str) -> dict[str, list[Tag]]:
    """Return the paragraphs on each target in a section, by its name."""
    found = convert(section(name)).select("details p")
    return {
        made.select("strong code")[0].get_text(): [made, inputs]
        for made, inputs in zip(found[::2], found[1::2], strict=True)
    }


def test_a_figure_names_its_inputs_and_their_hashes(
    root: Path, convert: Convert
) -> None:
    told = lines(targets(convert, "figures")["rnn.curves"])
    assert told["Results"] == "rnn.lab.json"
    assert told["Data"] == "data (reported.json)"
    assert "small (cell, drawing)" in told["Code"]
    listed = convert(section("inputs")).select("pre")[0].get_text()
    told_of = {
        name: value for value, name in map(str.split, listed.split("\n"))
    }
    for file in ("data/reported.json", "data/results/rnn.lab.json"):
        assert told_of[file] == file_digest(root / file)[:12]
    assert "src/small/drawing.py" in told_of


def test_every_input_in_the_lock_is_told(root: Path, convert: Convert) -> None:
    lock = json.loads((root / "data/lock.json").read_text())
    listed = convert(section("inputs")).get_text().split()
    for name, told in {
        **targets(convert, "figures"),
        **targets(convert, "results"),
    }.items():
        text = " ".join(one.get_text() for one in told)
        for file, value in lock.pop(name)["inputs"].items():
            assert Path(file).stem in text or Path(file).parent.name in text
            assert value[:12] in (text if file == "settings" else listed)
    assert lock == {}


def lock_says(root: Path, target: str, name: str, value: str) -> None:
    """Have the lock say that a target was made from another input."""
    file = root / "data/lock.json"
    lock = json.loads(file.read_text())
    lock[target]["inputs"][name] = value
    file.write_text(json.dumps(lock))


def test_an_input_that_has_changed_meanwhile_has_its_hash_beside_it(
    root: Path, convert: Convert
) -> None:
    lock_says(root, "row", "src/small/cell.py", "0123456789abcdef" * 4)
    told = lines(targets(convert, "results")["row"])
    assert "(cell 0123456789ab, drawing)" in told["Code"]
    listed = convert(section("inputs")).select("pre")[0].get_text().split()
    assert "src/small/cell.py" not in listed
    assert "src/small/drawing.py" in listed


def test_a_result_names_its_function_and_settings(convert: Convert) -> None:
    told = targets(convert, "results")["rnn.lab"]
    made = " ".join(told[0].get_text().split())
    assert made.startswith(
        "rnn.lab by small.training:train: data/results/rnn.lab.json"
    )
    digest = hashes.digest(json.dumps({"seed": 1}))[:12]
    assert lines(told)["Settings"] == f"SHA-256 {digest}, seed 1"


def test_settings_that_have_changed_since_are_told_by_their_hash_alone(
    root: Path, convert: Convert
) -> None:
    lock_says(root, "rnn.lab", "settings", "f" * 64)
    told = lines(targets(convert, "results")["rnn.lab"])
    assert told["Settings"] == f"SHA-256 {'f' * 12}"


def test_what_was_read_links_to_what_made_it(convert: Convert) -> None:
    link = targets(convert, "figures")["rnn.curves"][1].select("a")[0]
    (made,) = convert(section("results")).select(str(link["href"]))
    assert made.get_text() == "rnn.lab"


def test_a_result_names_the_kernels_that_made_it(
    root: Path, convert: Convert
) -> None:
    assert "No variant is recorded." in convert(section("kernels")).get_text()
    file = root / "data/lock.json"
    lock = json.loads(file.read_text())
    lock["rnn.lab"]["kernels"] = {"numpy": "openblas SkylakeX"}
    lock["row"]["kernels"] = {"numpy": "openblas SkylakeX", "torch": "AVX2"}
    file.write_text(json.dumps(lock))
    found = [line.get_text() for line in convert(section("kernels"))("li")]
    assert found == [
        "numpy took openblas SkylakeX, for 2 targets",
        "torch took AVX2, for 1 target",
    ]
    told = lines(targets(convert, "results")["rnn.lab"])
    assert told["For the processor"] == "numpy openblas SkylakeX"


def test_results_leave_figures_out(convert: Convert) -> None:
    assert [*targets(convert, "results")] == ["rnn.lab", "row"]


def test_targets_stand_with_those_of_their_kind(
    root: Path, convert: Convert
) -> None:
    titles = [
        [one.get_text() for one in convert(section(name)).select("summary")]
        for name in ("results", "figures")
    ]
    assert titles == [
        ["lab: 1 target", "row: 1 target"],
        ["On no page: 1 target"],
    ]
    (root / "docs/page.md").write_text("/// figure | rnn.curves\n///\n")
    (shown,) = convert(section("figures")).select("summary")
    assert shown.get_text() == "On page.md: 1 target"


def test_a_number_names_its_file(root: Path, convert: Convert) -> None:
    (root / "docs/page.md").write_text(
        "[[ rnn.lab.steps ]] and [[ reported.rnn.accuracy | percent ]], "
        "`[[ code ]]`"
    )
    told = convert(section("numbers")).select("details")[-1]
    assert told.select("summary")[0].get_text() == "page.md, 2 numbers"
    text = told.select("pre")[0]
    assert text.get_text().splitlines() == [
        "data/results/rnn.lab.json",
        "  1,000         rnn.lab.steps",
        "data/reported.json",
        "  60.0\N{NO-BREAK SPACE}%        reported.rnn.accuracy | percent",
    ]
    assert [link["href"] for link in text("a")] == ["#made-rnn-lab"]


def test_an_experiment_tells_what_its_targets_cost(
    root: Path, convert: Convert
) -> None:
    costs = {
        "rnn.lab": {"wall": 97.6, "cpu": 4.86, "memory": 477.5},
        "names": {"wall": 1.0, "cpu": 9.0, "memory": 90.0},
        "gru.lab": {"wall": 20.0, "cpu": 10.0, "memory": 400.0},
    }
    file = root / "data/measurements/costs.json"
    file.write_text(json.dumps({"targets": costs}))
    html = convert(section("costs"))
    rows = [
        " ".join(" | ".join(cell.get_text() for cell in row("td")).split())
        for row in html("tr")
        if row("td")
    ]
    assert rows == ["lab | 2 | 15 s | 478 MB", "names | 1 | 9.0 s | 90 MB"]
    each = html.select("details pre")[0].get_text().splitlines()
    assert [" ".join(line.split()) for line in each] == [
        "Time CPU time Memory Target",
        "98 s 4.9 s 478 MB rnn.lab",
        "1.0 s 9.0 s 90 MB names",
        "20 s 10 s 400 MB gru.lab",
    ]


def test_an_unknown_section_stops_the_build(convert: Convert) -> None:
    with pytest.raises(PageError, match="no provenance 'weather' among"):
        convert(section("weather"))
