"""The tables of the model card, filled from made-up results."""

import re
from typing import Any

import numpy as np
import pytest
from tests.remembering_names.figures.fake_answers import RIGHT
from tests.remembering_names.work_here import task

from firsthand.drawing.words import Voice
from firsthand.publishing.expressions import Expressions
from firsthand.publishing.pages import expressions
from firsthand.results import Record
from firsthand.tasks import resolve
from remembering_names.figures import card_tables
from remembering_names.figures.catalogue import TABLES
from remembering_names.models import MODELS
from remembering_names.names.files import LANGUAGES
from remembering_names.report import REPORT

BY_NAME = {one.name.removesuffix(".table"): one for one in TABLES}
NBSP = "\N{NO-BREAK SPACE}"
SAY = Voice(card_tables.WORDS)


def filled(name: str, numbers: Any, patch: pytest.MonkeyPatch) -> list[str]:
    """Return the lines of a table below its rule, numbers in their place."""
    table = BY_NAME[name]
    made = resolve(table.function)(task(table.settings, numbers))
    reader = Expressions(REPORT)
    patch.setattr(Expressions, "context", numbers)
    text = made["fragment"]
    for one in expressions(text):
        text = text.replace(f"[[ {one} ]]", str(reader.evaluate(one)))
    return [line.replace(NBSP, " ") for line in text.splitlines()[2:]]


def test_recall_is_that_of_the_seed_whose_weights_are_shipped(
    numbers: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = filled("shipped_recall", numbers, monkeypatch)
    for spec, model in enumerate(MODELS):
        given = np.array(numbers[model.key].held_out.answers[0])
        for n, language in enumerate(LANGUAGES):
            own = RIGHT.test == n
            share = (given[own] == n).mean()
            cells = lines[n].strip("| ").split(" | ")
            assert cells[0] == language
            assert int(cells[1]) == own.sum()
            shown = float(cells[2 + spec].removesuffix(" %"))
            assert shown == pytest.approx(100 * share, abs=0.5001)


def test_a_long_word_of_a_head_may_be_parted_and_no_letter_is_lost() -> None:
    for model in MODELS:
        one = {"label": model.label, "page": model.page}
        parted = card_tables.parted(one)
        assert parted.replace("&shy;", "") == card_tables.linked(one)
        assert ("&shy;" in parted) == ("Bidirectional" in model.label)


def test_the_first_column_of_abstaining_is_of_all_names(
    numbers: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = filled("abstaining", numbers, monkeypatch)
    for line, model in zip(lines, MODELS, strict=True):
        bins = numbers[model.key].held_out.reliability
        right = sum(
            count * share
            for count, share in zip(bins.counts, bins.accuracy, strict=True)
            if count
        )
        shown = re.search(r"\| ([\d.]+) %<br>of 100 %", line)
        assert shown
        assert float(shown[1]) == pytest.approx(
            100 * right / sum(bins.counts), abs=0.0501
        )


def test_answers_less_sure_than_asked_do_not_count() -> None:
    bins = Record(counts=[5, 0, 3, 0, 2], accuracy=[0.2, None, 0.5, None, 1.0])
    cell = card_tables.surer(SAY, "b", bins, 3)
    assert "counts[4]" in cell
    assert "accuracy[2]" not in cell


def test_a_scale_whose_bins_straddle_the_edge_is_refused() -> None:
    bins = Record(counts=[1, 1], accuracy=[1.0, 1.0])
    with pytest.raises(ValueError, match="no bin of 2"):
        card_tables.surer(SAY, "b", bins, 2)


def test_a_model_that_is_never_so_sure_has_no_number() -> None:
    bins = Record(counts=[3, 0, 0, 0, 0], accuracy=[1.0, *[None] * 4])
    assert card_tables.surer(SAY, "b", bins, 4) == "–"
