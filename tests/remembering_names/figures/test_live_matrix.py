"""The matrix for a hand to explore: the table, and what its script fetches."""

import numpy as np
import pytest
from bs4 import BeautifulSoup, Tag
from tests.remembering_names.work_here import task

from firsthand import results
from firsthand.tasks import Outputs
from remembering_names.experiments.hands_on import EXPERIMENTS
from remembering_names.figures.live_matrix import matrix
from remembering_names.names.files import LANGUAGES
from remembering_names.names.splits import held_out_split
from remembering_names.root import ROOT
from remembering_names.scoring.answer_letters import from_letters
from remembering_names.scoring.confusion import confusion
from remembering_names.scoring.mistakes import majority

NUMBERS = results.context(ROOT)
SETTINGS = next(e for e in EXPERIMENTS if e.name == "live_matrix").settings
SHOWN = str(SETTINGS["shown"])


@pytest.fixture(scope="module")
def made() -> Outputs:
    """Return the part and its data."""
    return matrix(task(SETTINGS, NUMBERS))


@pytest.fixture(scope="module")
def table(made: Outputs) -> Tag:
    """Return the table as a browser reads it."""
    found = BeautifulSoup(made["fragment"], "html.parser").table
    assert found is not None
    return found


def test_cells_count_what_the_confusion_matrix_counts(table: Tag) -> None:
    rows = [row.select("td") for row in table.select("tbody tr")]
    shown = [[int(cell.text or 0) for cell in row] for row in rows]
    study = NUMBERS[SHOWN].held_out
    said = majority(study.answers, study.confidence)
    given = np.array([LANGUAGES.index(answer.language) for answer in said])
    right = [LANGUAGES.index(one) for _, one in held_out_split(0).test]
    assert shown == confusion(np.array(right), given).tolist()


def test_a_row_is_as_dark_as_its_shares(table: Tag) -> None:
    for row in table.select("tbody tr"):
        counts = [int(cell.text or 0) for cell in row.select("td")]
        shades = [int(str(cell["class"][0])[1]) for cell in row.select("td")]
        for count, shade in zip(counts, shades, strict=True):
            assert shade == min(10 * count // sum(counts), 9)


def test_what_is_fetched_holds_each_test_name_and_each_answer(
    made: Outputs,
) -> None:
    data = made["page_data"]
    places = from_letters(data["languages"])
    pairs = [
        (name, LANGUAGES[n])
        for name, n in zip(data["names"], places, strict=True)
    ]
    assert pairs == held_out_split(0).test
    assert list(data["answers"]) == list(SETTINGS["labels"])
    for key, answers in data["answers"].items():
        study = NUMBERS[key].held_out
        said = majority(study.answers, study.confidence)
        assert [LANGUAGES[n] for n in from_letters(answers)] == [
            answer.language for answer in said
        ]


def test_every_network_can_be_chosen_and_one_is(made: Outputs) -> None:
    html = BeautifulSoup(made["fragment"], "html.parser")
    options = html.select("select option")
    assert [o["value"] for o in options] == list(SETTINGS["labels"])
    assert [o["value"] for o in html.select("option[selected]")] == [SHOWN]
