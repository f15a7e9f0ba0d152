"""The live parts as they stand before a script runs."""

from typing import Any

from bs4 import BeautifulSoup
from tests.remembering_names.work_here import task

from firsthand import results
from remembering_names.experiments.live import SHAPE
from remembering_names.figures import live_forms
from remembering_names.figures.live_picture import cell, turned
from remembering_names.names.files import LANGUAGES
from remembering_names.root import ROOT

NUMBERS = results.context(ROOT)
READING = NUMBERS.live_reading


def made(part: str) -> Any:
    """Return the HTML of a part."""
    draw = getattr(live_forms, part)
    text = draw(task(SHAPE, NUMBERS))["fragment"]
    return BeautifulSoup(text, "html.parser")


def test_the_picture_has_a_row_for_each_language_and_a_column_a_letter() -> (
    None
):
    rows = made("reader").select(".live-panel tbody tr")
    assert [row.th.text for row in rows] == list(LANGUAGES)
    for k, row in enumerate(rows):
        shown = [int(one.text or 0) for one in row.select("td")]
        exact = [100 * p[k] for p in READING.p]
        assert all(
            abs(a - b) <= 0.5 + 1e-9 for a, b in zip(shown, exact, strict=True)
        )


def test_one_cell_of_each_column_is_framed_and_it_is_the_largest() -> None:
    rows = made("reader").select(".live-panel tbody tr")
    for n, p in enumerate(READING.p):
        framed = [
            k
            for k, row in enumerate(rows)
            if "lead" in row.select("td")[n]["class"]
        ]
        assert framed == [max(range(len(p)), key=list(p).__getitem__)]


def test_every_network_has_a_box_that_tells_its_size() -> None:
    boxes = made("reader").select("input[name=network]")
    assert len(boxes) == 2 * len(SHAPE["labels"])
    for box in boxes:
        key, seed = box["value"].split(".")
        size = NUMBERS[key][seed].bytes / 1000
        assert f"{size:.0f} kB" in box.parent.text
    assert [box["value"] for box in boxes if box.has_attr("checked")] == [
        f"{READING.model}.seed_0"
    ]


def test_every_field_has_a_label() -> None:
    for part in ("reader", "small", "holder"):
        for field in made(part).select("input, select"):
            assert field.find_parent("label")


def test_the_holder_offers_each_gate_of_each_network() -> None:
    options = made("holder").select("select[name=grip] option")
    gates = {gate for own in SHAPE["gates"].values() for gate in own}
    assert {f"hold {gate}" for gate in gates} < {o["value"] for o in options}


def test_the_turn_is_where_the_last_leader_takes_over_for_good() -> None:
    assert turned([1, 2, 1, 1]) == 2
    assert turned([3, 3]) == 0
    assert turned([1, 2]) == 1


def test_a_cell_without_a_per_cent_is_left_empty() -> None:
    assert cell(0.004, False) == '<td class="s0"></td>'
    assert cell(1.0, True) == '<td class="s9 lead">100</td>'
