"""One unit, for a hand to move: what stands there before a script runs."""

from bs4 import BeautifulSoup
from tests.remembering_names.work_here import task

from firsthand import results
from firsthand.filters import number
from remembering_names.figures.live_gate import gate, written
from remembering_names.root import ROOT

NUMBERS = results.context(ROOT)


def test_it_begins_with_the_numbers_of_the_lesson() -> None:
    html = BeautifulSoup(gate(task({}, NUMBERS))["fragment"], "html.parser")
    one = NUMBERS.one_gate
    knobs = {k["name"]: float(str(k["value"])) for k in html.select("input")}
    assert knobs == {letter: one[letter] for letter in "cfigo"}
    cells = [cell.text for cell in html.select("td")]
    assert cells[:2] == [number(one.with_input, 3), number(one.shown, 3)]
    assert len(cells) == 2 + len(one.lags)


def test_what_is_next_to_nothing_is_written_as_a_power() -> None:
    assert written(0.9) == "0.900"
    assert written(2.656e-5).startswith("2.7")
