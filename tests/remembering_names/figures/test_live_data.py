"""What the scripts fetch, and the tables beside them."""

from tests.remembering_names.work_here import task

from firsthand import results
from firsthand.results import Record
from remembering_names.experiments.live import GATES, KEYS, SHAPE, VALUES
from remembering_names.figures import live_data
from remembering_names.names.splits import held_out_split
from remembering_names.root import ROOT

NUMBERS = results.context(ROOT)


def rows(table: str) -> list[str]:
    """Return the lines of a table below its head."""
    made = getattr(live_data, table)(task(SHAPE, NUMBERS))
    return str(made["fragment"]).splitlines()[2:]


def test_surprises_are_the_test_names_with_all_their_languages() -> None:
    made = live_data.test_names(task({"split_seed": 0}))["page_data"]["names"]
    told = {(name, one) for name, languages in made for one in languages}
    test = held_out_split(0).test
    assert {*test} <= told
    assert {name for name, _ in made} == {name for name, _ in test}


def test_the_costs_that_pages_look_up_are_the_results() -> None:
    made = live_data.costs(task({"models": list(KEYS)}, NUMBERS))["page_data"]
    assert made == {key: NUMBERS[key].grips for key in KEYS}


def test_the_table_of_held_gates_has_each_gate_at_each_value() -> None:
    lines = rows("held_table")
    assert len(lines) == sum(map(len, GATES.values()))
    assert all(line.count("[[") == len(VALUES) + 1 for line in lines)


def test_tables_have_a_row_for_each_network() -> None:
    assert len(rows("order_table")) == len(KEYS)
    assert len(rows("served_table")) == 2 * len(KEYS)


def served(*changed: object) -> Record:
    """Return numbers in which one network changes some answers."""
    none, some = [
        Record(otherwise=len(own), changed=[*own]) for own in ((), changed)
    ]
    return Record(
        {key: Record(seed_0=none, seed_1=none) for key in KEYS}
        | {KEYS[0]: Record(seed_0=none, seed_1=some)}
    )


def test_every_changed_answer_has_a_row() -> None:
    made = live_data.changed_table(task(SHAPE, served({}, {})))["fragment"]
    assert f"{KEYS[0]}.seed_1.changed[1].name" in made
    assert len(made.splitlines()) == 2 + 2


def test_where_none_changed_the_page_says_so() -> None:
    made = live_data.changed_table(task(SHAPE, served()))["fragment"]
    assert made == "There is none.\n"
