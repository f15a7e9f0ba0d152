"""Pictures with letters across: shades and bars."""

from bs4 import BeautifulSoup

from remembering_names.figures.live_letters import bars, shades, table


def test_a_bar_goes_the_way_of_its_sign() -> None:
    row = BeautifulSoup(bars("c", [0.5, -2.0, 0.0]), "html.parser")
    cells = row.select("td")
    assert [cell["style"] for cell in cells] == [
        "--size: 0.250",
        "--size: 1.000",
        "--size: 0.000",
    ]
    assert ["down" in cell["class"] for cell in cells] == [False, True, False]
    assert [cell.text for cell in cells] == ["50", "\u2212200", "0"]


def test_bars_of_gates_stand_on_the_ground() -> None:
    row = BeautifulSoup(bars("f", [0.5], is_signed=False), "html.parser")
    assert [*row.select("td")[0]["class"]] == ["bar", "at"]


def test_the_last_letter_is_marked_in_head_and_cells() -> None:
    html = table(("",), "t", "ab", [f"<tr>{shades([0.04, 1.0])}</tr>"])
    marked = BeautifulSoup(html, "html.parser").select(".at")
    assert [one.text for one in marked] == ["b", "100"]
    assert "s9" in marked[1]["class"]
