"""How the report was made."""

import json
from pathlib import Path

import pytest
from tests.firsthand.publishing.conftest import Convert

from firsthand.publishing.current_page import PageError
from firsthand.tracking.hashes import file_digest


def section(name: str) -> str:
    return f"/// provenance | {name}\n///\n"


def test_a_figure_can_be_linked_to(convert: Convert) -> None:
    assert convert(section("figures")).select("#figure-rnn-curves")


def test_a_figure_names_its_inputs_and_their_hashes(
    root: Path, convert: Convert
) -> None:
    cells = [cell.get_text() for cell in convert(section("figures"))("td")]
    digest = file_digest(root / "data/reported.json")
    place = cells.index("data/reported.json")
    assert cells[place + 1] == digest[:12]


def test_a_result_names_the_kernels_that_made_it(
    root: Path, convert: Convert
) -> None:
    assert "No variant is recorded." in convert(section("kernels")).get_text()
    file = root / "data/lock.json"
    lock = json.loads(file.read_text())
    lock["rnn.lab"]["kernels"] = {"numpy": "openblas SkylakeX"}
    lock["row"]["kernels"] = {"numpy": "openblas SkylakeX", "torch": "AVX2"}
    file.write_text(json.dumps(lock))
    lines = [line.get_text() for line in convert(section("kernels"))("li")]
    assert lines == [
        "numpy took openblas SkylakeX, for 2 targets",
        "torch took AVX2, for 1 target",
    ]
    first = convert(section("results")).select("details")[0]
    assert [cell.get_text() for cell in first("td")][-2:] == [
        "numpy",
        "openblas SkylakeX",
    ]


def test_results_leave_figures_out(convert: Convert) -> None:
    folds = convert(section("results")).select("summary code")
    assert [fold.get_text() for fold in folds] == ["rnn.lab", "row"]


def test_a_number_names_its_file(root: Path, convert: Convert) -> None:
    (root / "docs/page.md").write_text(
        "[[ rnn.lab.steps ]] and [[ reported.rnn.accuracy | percent ]], "
        "`[[ code ]]`"
    )
    cells = [cell.get_text() for cell in convert(section("numbers"))("td")]
    assert cells == [
        "1,000",
        "rnn.lab.steps",
        "data/results/rnn.lab.json",
        "60.0\N{NO-BREAK SPACE}%",
        "reported.rnn.accuracy | percent",
        "data/reported.json",
    ]


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
    rows = [
        " ".join(" | ".join(cell.get_text() for cell in row("td")).split())
        for row in convert(section("costs"))("tr")
        if row("td")
    ]
    assert rows == [
        "lab | 2 | 15 s | 478 MB",
        "names | 1 | 9.0 s | 90 MB",
        "rnn.lab | 98 s | 4.9 s | 478 MB",
        "names | 1.0 s | 9.0 s | 90 MB",
        "gru.lab | 20 s | 10 s | 400 MB",
    ]


def test_an_unknown_section_stops_the_build(convert: Convert) -> None:
    with pytest.raises(PageError, match="no provenance 'weather' among"):
        convert(section("weather"))
