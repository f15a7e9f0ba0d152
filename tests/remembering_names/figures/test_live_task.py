"""The tasks for a reader to do: what stands there before a script runs."""

import pytest
from bs4 import BeautifulSoup
from tests.remembering_names.work_here import task

from firsthand import results
from firsthand.tasks import Outputs
from remembering_names.experiments.hands_on import EXPERIMENTS, PLAYED
from remembering_names.figures.live_task import ROWS, part
from remembering_names.root import ROOT

NUMBERS = results.context(ROOT)
SETTINGS = next(e for e in EXPERIMENTS if e.name == "live_task").settings


@pytest.fixture(scope="module")
def made() -> Outputs:
    """Return the part and its data."""
    return part(task(SETTINGS, NUMBERS))


def test_the_table_is_the_first_sequence_as_it_is_stored(
    made: Outputs,
) -> None:
    html = BeautifulSoup(made["fragment"], "html.parser")
    first = NUMBERS.live_play[SETTINGS["shown"]].sequences[0]
    symbols = [head.text for head in html.select("th[scope=col]")]
    assert "".join(symbols) == first.symbols
    for row in html.select("tbody tr"):
        cells = [cell.text for cell in row.select("td")]
        assert cells == [str(one) for one in first[str(row["data-row"])]]
    assert [r["data-row"] for r in html.select("tbody tr")] == list(ROWS)


def test_every_value_can_be_answered_but_not_before_it_is_asked(
    made: Outputs,
) -> None:
    html = BeautifulSoup(made["fragment"], "html.parser")
    buttons = html.select("button[name=answer]")
    played = NUMBERS.live_play
    answers = {one.answer for key in PLAYED for one in played[key].sequences}
    assert {button["value"] for button in buttons} == answers
    assert all(button.has_attr("disabled") for button in buttons)


def test_what_is_fetched_is_what_is_stored(made: Outputs) -> None:
    for key, sequences in made["page_data"].items():
        assert sequences == NUMBERS.live_play[key].sequences
    assert list(made["page_data"]) == list(PLAYED)
