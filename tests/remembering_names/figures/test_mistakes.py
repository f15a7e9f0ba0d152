"""The table of wrong answers, as HTML, and the form above it."""

import pytest
from bs4 import BeautifulSoup, Tag
from tests.remembering_names.work_here import task

from firsthand.filters import NBSP
from firsthand.results import Record
from remembering_names.figures.mistakes import EVERY, errors
from remembering_names.names.files import LANGUAGES

LABELS = {"gru": "A GRU", "rnn": "Elman's <RNN>"}
ROWS = [
    {
        "name": "D'ambrosio",
        "language": "French",
        "also": ["Italian", "Spanish"],
        "answer": "Italian",
        "models": {"gru": 0.912, "rnn": 0.95},
        "every": True,
    },
    {
        "name": "O'Shea & <b>",
        "language": "Irish",
        "also": [],
        "answer": "English",
        "models": {"rnn": 0.5},
        "every": False,
    },
]


@pytest.fixture(scope="module")
def table() -> Tag:
    """Return the fragment as a browser reads it."""
    numbers = Record(errors=Record(rows=[Record(row) for row in ROWS]))
    made = errors(task({"labels": LABELS}, numbers))
    found = BeautifulSoup(made["fragment"], "html.parser").select_one("#errors")
    assert found is not None
    return found


def cells(table: Tag, row: int) -> list[str]:
    """Return what the cells of a row say."""
    return [c.get_text() for c in table.select("tbody tr")[row].select("th,td")]


def test_a_row_says_what_is_stored(table: Tag) -> None:
    assert cells(table, 0) == [
        "D'ambrosio",
        "French and Italian, Spanish",
        "Italian",
        f"Elman's{NBSP}<RNN>{NBSP}0.950, A{NBSP}GRU{NBSP}0.912",
    ]
    assert cells(table, 1) == [
        *("O'Shea & <b>", "Irish", "English"),
        f"Elman's{NBSP}<RNN>{NBSP}0.500",
    ]


def test_every_column_has_a_head(table: Tag) -> None:
    heads = table.select("thead th[scope=col]")
    assert len(heads) == len(cells(table, 0))


def test_every_choice_has_a_label(table: Tag) -> None:
    labelled = table.select("label > :is(input, select)")
    assert labelled == table.select("input, select")
    assert len(labelled) == 4


def choices(table: Tag, name: str) -> list[str]:
    """Return the values of a drop-down list but for its first, which is all."""
    first, *others = table.select(f"select[name={name}] option")
    assert first["value"] == ""
    return [str(option["value"]) for option in others]


def test_every_language_and_every_model_can_be_chosen(table: Tag) -> None:
    assert choices(table, "language") == list(LANGUAGES)
    assert choices(table, "answer") == list(LANGUAGES)
    assert choices(table, "model") == [EVERY, *LABELS]


@pytest.mark.parametrize("name", ["language", "answer", "model"])
def test_a_row_holds_only_what_can_be_chosen(name: str, table: Tag) -> None:
    for row in table.select("tbody tr"):
        held = str(row[f"data-{name}"]).split()
        assert held
        assert set(held) <= set(choices(table, name))


def test_only_what_fools_all_is_marked_so(table: Tag) -> None:
    held = [str(row["data-model"]).split() for row in table.select("tbody tr")]
    assert [EVERY in one for one in held] == [True, False]


def test_without_javascript_no_row_is_hidden(table: Tag) -> None:
    assert not table.select("[hidden]")


def test_each_cell_of_a_card_says_what_it_is(table: Tag) -> None:
    heads = [head.get_text() for head in table.select("thead th")]
    for row in table.select("tbody tr"):
        cells = row.select("td")
        assert [cell["data-head"] for cell in cells] == heads[1:]


def test_what_is_laid_out_as_a_card_is_still_read_out_as_a_table(
    table: Tag,
) -> None:
    roles = {"table": "table", "tr": "row", "td": "cell"}
    for name, role in roles.items():
        assert all(one["role"] == role for one in table.select(name))
    kinds = {"col": "columnheader", "row": "rowheader"}
    for head in table.select("th"):
        assert head["role"] == kinds[str(head["scope"])]
