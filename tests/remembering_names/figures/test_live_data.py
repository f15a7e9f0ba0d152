"""What the scripts fetch, and the tables beside them."""

from tests.remembering_names.work_here import task

from firsthand import results
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


def test_every_changed_answer_has_a_row() -> None:
    networks = [NUMBERS[key][s] for key in KEYS for s in ("seed_0", "seed_1")]
    assert len(rows("changed_table")) == sum(one.otherwise for one in networks)
