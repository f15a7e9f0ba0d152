"""What figures of memory show, against numbers worked out by loops."""

import re
from statistics import fmean
from typing import Any

import pytest
from tests.remembering_names.figures.drawings import Drawn, alt
from tests.remembering_names.work_here import task

from firsthand.drawing.svg import Sheet
from firsthand.filters import NBSP, short
from firsthand.publishing.expressions import Expressions
from firsthand.publishing.pages import expressions
from firsthand.tasks import resolve
from remembering_names.figures import memory_answers, memory_gates
from remembering_names.figures.catalogue import FIGURES, TABLES
from remembering_names.models import MODELS, ModelSpec
from remembering_names.report import REPORT

GATED = [spec for spec in MODELS if spec.gates]
UNGATED = [spec for spec in MODELS if not spec.gates]


def shown(name: str) -> list[ModelSpec]:
    """Return the models that a figure shows."""
    figure = next(one for one in FIGURES if one.settings["name"] == name)
    keys = [look["key"] for look in figure.settings["looks"]]
    return [spec for spec in MODELS if spec.key in keys]


def plain(value: float) -> str:
    """Return a number as it is printed, with no space that cannot break."""
    return short(value).replace(NBSP, " ")


def test_gains_say_where_each_models_line_ends(
    drawn: Drawn, numbers: Any
) -> None:
    for spec in shown("memory.gains"):
        rms = numbers[spec.key].memory.trained.rms
        for rows in rms.values():
            ends = [fmean(row[lag] for row in rows) for lag in (0, -1)]
            said = f"{spec.label} {plain(ends[0])} and {plain(ends[1])}"
            assert said in alt(drawn, "memory.gains")


def test_bounds_are_powers_of_the_matrix(drawn: Drawn, numbers: Any) -> None:
    said = alt(drawn, "memory.bounds")
    for spec in UNGATED:
        own = numbers[spec.key].memory
        bound = fmean(s**own.lags for s in own.trained.matrix.largest)
        radius = fmean(s**own.lags for s in own.trained.matrix.radius)
        line = f"bound {plain(bound)}, spectral radius {plain(radius)}"
        assert re.search(rf"{spec.label}, Trained: .*?{re.escape(line)}", said)


def test_only_what_keeps_has_a_path_of_its_own(drawn: Drawn) -> None:
    said = alt(drawn, "memory.highways")
    drawn_of = shown("memory.highways")
    assert drawn_of
    assert all(spec.gates for spec in drawn_of)
    assert all(spec.label in said for spec in drawn_of)
    assert not any(spec.label in said for spec in UNGATED)


def test_each_start_has_a_row_beside_the_models(sheet: Sheet) -> None:
    labels = [label for _, _, label, _ in memory_answers.runs(sheet)]
    say = sheet.say(memory_answers.WORDS)
    assert labels == [
        *(
            say(start, model=spec.label)
            for spec in UNGATED
            for start in memory_answers.STARTS
        ),
        *(spec.label for spec in GATED),
    ]


def test_answers_to_names_are_those_of_each_model(
    drawn: Drawn, numbers: Any
) -> None:
    said = alt(drawn, "memory.posterior")
    for spec in shown("memory.posterior"):
        for told in numbers[spec.key].memory.shown[: memory_answers.SHOWN]:
            end = (
                f"{spec.label} {told.answer[-1]} ({100 * told.sure[-1]:.0f} %)"
            )
            assert end in said


def test_units_are_drawn_of_one_name_chosen_and_one_drawn_by_lot(
    drawn: Drawn, numbers: Any
) -> None:
    chosen, by_lot = (numbers.torch_lstm.memory.shown[n] for n in (0, 4))
    said = alt(drawn, "memory.units")
    assert f"{chosen.letters}: " in said
    assert f"{by_lot.letters}: " in said


def test_a_half_life_that_is_infinite_is_left_out() -> None:
    rows = [[1.0, 2.0, None], [3.0, None, None]]
    assert memory_gates.quantiles(rows) == [2.0]


@pytest.mark.parametrize("name", ["gains", "checks", "half_lives"])
def test_each_table_has_a_row_for_every_model_it_is_about(
    name: str, numbers: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = next(one for one in TABLES if one.name == f"memory_{name}.table")
    made = resolve(table.function)(task(table.settings, numbers))
    about = GATED if name == "half_lives" else MODELS
    assert all(f"[{spec.label}]" in made["fragment"] for spec in about)
    filled = Expressions(REPORT)
    monkeypatch.setattr(Expressions, "context", numbers)
    found = list(expressions(made["fragment"]))
    assert len(found) >= 2 * len(about)
    assert all(isinstance(filled.evaluate(one), str) for one in found)
