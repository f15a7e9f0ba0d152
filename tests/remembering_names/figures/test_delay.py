"""Delay recall's figures and tables, of made-up results."""

from typing import Any

import numpy as np
import pytest
from tests.remembering_names.work_here import task as work

from firsthand.drawing.svg import Look, Sheet
from firsthand.drawing.words import voice
from firsthand.filters import NBSP
from firsthand.results import Record
from remembering_names.experiments.delay_history import RECALLING
from remembering_names.figures import (
    delay,
    delay_tables,
    delay_transfer,
    delay_words,
)
from remembering_names.figures.catalogue import FORMER
from remembering_names.figures.labels import STARTED

FIXED = Record(
    delays=[9, 10],
    tested=[9, 10, 30],
    accuracy=Record({"10": [0.5, 1.0], "9": [1.0, 1.0]}),
    solved=Record({"10": [False, True], "9": [True, True]}),
    transfer=Record({"10": [None, [0.2, 1.0, 0.4]], "9": [None, None]}),
)
CLIMBED = Record(
    seeds=[0, 1],
    delays=[5, 9, 10, 30],
    tested=[9, 10, 30],
    solved_up_to=[10, 30],
    updates=Record({"10": [4, 5]}),
    letters=Record(
        {"5": [7, 8], "9": [10, 11], "10": [20, 21], "30": [None, 60]}
    ),
    transfer=Record(
        {
            "9": [[1, 1, 0], [1, 1, 1]],
            "10": [[0, 1, 0], [1, 1, 1]],
            "30": [None, [1, 1, 1]],
        }
    ),
    last=[[0.1, 1.0, 0.2], [1.0, 1.0, 1.0]],
    everywhere=[[100, 0, 12] * 4, [100] * 12],
    kind=[
        Record(kind="clock", period=3, explains=1.0, swing=100.0),
        Record(kind="latch", period=None, explains=0.0, swing=0.0),
    ],
)
NUMBERS = Record(
    delay_task=Record(chance=0.125, letters=100, curriculum=[5], tested=[30]),
    gru=Record(delay_fixed=FIXED, delay_curriculum=CLIMBED),
)


@pytest.fixture
def sheet() -> Sheet:
    look = Look("gru", "GRU", "#1f7a3a")
    return Sheet(Record(NUMBERS), [look], "#000000", "#cccccc")


def test_a_mean_is_over_the_seeds_that_solved_their_own_delay() -> None:
    found = delay_transfer.table(FIXED)
    assert np.isnan(found[0]).all()  # trained at 9, which comes before 10
    assert found[1].tolist() == [0.2, 1.0, 0.4]


def test_elsewhere_leaves_the_delay_solved_out(sheet: Sheet) -> None:
    led = Record(CLIMBED, transfer=FIXED.transfer)
    sheet.numbers["gru"] = Record(delay_curriculum=led)
    _, alt = delay_transfer.climbed(sheet)
    assert f"GRU 30{NBSP}%" in alt


def test_who_solves_nothing_is_said_to(sheet: Sheet) -> None:
    none = Record(CLIMBED, transfer=Record({"9": [None], "10": [None]}))
    sheet.numbers["gru"] = Record(delay_curriculum=none)
    _, alt = delay_transfer.climbed(sheet)
    assert "GRU has solved none" in alt


def test_the_alt_text_says_how_far_each_seed_got(sheet: Sheet) -> None:
    _, alt = delay.furthest(sheet)
    assert "GRU: 10 (clock of 3), 30 (latch)" in alt


def test_other_starts_stand_below_the_model_that_they_start(
    sheet: Sheet,
) -> None:
    for key in STARTED:
        sheet.numbers[key] = NUMBERS.gru
    looks = [Look("rnn", "Linear RNN", "#b34700"), *sheet.looks]
    sheet.numbers["rnn"] = NUMBERS.gru
    figure, _ = delay.furthest(Sheet(sheet.numbers, looks, "#000", "#ccc"))
    (axes,) = figure.axes
    labels = [label.get_text() for label in axes.get_yticklabels()]
    assert labels == [
        "Linear RNN",
        "… orthogonal start",
        "… identity start",
        "GRU",
    ]


def test_a_line_leads_through_seeds_and_never_through_their_mean(
    sheet: Sheet,
) -> None:
    for name in delay.STARTS:
        key, experiment = name.split(".")
        sheet.numbers[key] = Record({experiment: FIXED})
    figure, _ = delay.starts(sheet)
    lines = [
        np.asarray(line.get_ydata()).tolist()
        for line in figure.axes[0].lines
        if len(np.asarray(line.get_xdata())) == len(FIXED.delays)
    ]
    assert lines[:2] == [[1.0, 0.5], [1.0, 1.0]]
    assert [1.0, 0.75] not in lines


def test_costs_count_until_the_last_seed_has_solved_it() -> None:
    longest, updates, letters, _ = delay_tables.costs("gru", CLIMBED)
    assert longest == "[[ gru.delay_curriculum.solved_up_to | min ]]"
    assert 'updates["10"]' in updates
    assert 'letters["10"]' in letters


def test_a_model_that_fails_at_once_has_no_costs() -> None:
    climbed: Any = Record(CLIMBED, solved_up_to=[0, 30])
    assert set(delay_tables.costs("gru", climbed)) == {"–"}


def test_a_table_has_a_row_for_every_model() -> None:
    models = [
        {"key": key, "label": key, "page": f"models/{key}.md"}
        for key in ("gru", "new")
    ]
    numbers = dict.fromkeys(("gru", "new"), NUMBERS.gru)
    task = work({"models": models}, numbers)
    made = delay_tables.delay_curriculum(task)["fragment"]
    assert "[gru](../models/gru.md)" in made
    assert "new.delay_curriculum.solved_up_to[1]" in made


def test_values_stand_in_two_lines_that_are_not_broken_again() -> None:
    say = voice(delay_words.TABLES, {})
    cells = ["1", "2", "3", "4", "5"]
    said = delay_tables.in_two_lines(say, cells)
    assert said == "1,&nbsp;2,&nbsp;3,<br>4,&nbsp;5"


def test_a_clock_is_listed_with_its_period_and_a_latch_without() -> None:
    models = [{"key": "gru", "label": "GRU", "page": "models/gru.md"}]
    numbers = Record(gru=NUMBERS.gru, rnn=NUMBERS.gru)
    made = delay_tables.delay_kinds(work({"models": models}, numbers))
    row = made["fragment"].splitlines()[-1]
    assert ", clock of [[ gru.delay_curriculum.kind[0].period ]]" in row
    assert row.endswith("solved_up_to[1] | count ]], latch |")


def test_each_protocol_has_a_row_of_the_models_that_were_led_by_it() -> None:
    models = [
        {"key": key, "label": key, "page": f"models/{key}.md"}
        for key in ("gru", "bilstm")
    ]
    led = Record(
        {f"delay_curriculum{name}": CLIMBED for name in delay_tables.PROTOCOLS}
    )
    numbers = Record(gru=led, bilstm=NUMBERS.gru)
    made = delay_tables.delay_protocols(work({"models": models}, numbers))
    head, _, *lines = made["fragment"].splitlines()
    assert head == "| Protocol | gru |"
    assert len(lines) == len(delay_tables.PROTOCOLS)
    assert "gru.delay_curriculum_small.solved_up_to[1]" in lines[0]


def test_all_models_of_earlier_protocols_are_in_their_table() -> None:
    assert {*FORMER} == {*RECALLING}
