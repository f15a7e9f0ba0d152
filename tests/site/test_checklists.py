"""The pages that answer for the study: every item, and a place for each."""

import re
from collections import Counter
from pathlib import Path

import pytest

from remembering_names.models import MODELS

ROOT = Path(__file__).parents[2]
PAGES = ("limitations.md", "model-card.md", "reforms.md")
TEXTS = {name: (ROOT / "docs" / name).read_text("utf-8") for name in PAGES}
REFORMS, _, PINEAU = TEXTS["reforms.md"].partition("## The reproducibility")
# How many items each module of REFORMS has (Kapoor et al. 2024, table 1), and
# each part of the reproducibility checklist (Pineau et al. 2021).
MODULES = {"1": 3, "2": 5, "3": 7, "4": 3, "5": 6, "6": 3, "7": 3, "8": 2}
PARTS = {"Models": 3, "Theory": 2, "Data": 5, "Code": 5, "Experiments": 6}
WORDS = {"Answered", "In part", "Not answered", "Does not apply"}


def items(text: str) -> list[list[str]]:
    """Return the cells of each item: its name, question, answer and place."""
    rows = re.findall(r"(?m)^\| (.*) \|$", text)
    cells = [row.split(" | ", maxsplit=3) for row in rows]
    return [row for row in cells if row[1] != "Asked"]


ALL = [*items(REFORMS), *items(PINEAU)]


def test_every_item_of_reforms_has_an_answer() -> None:
    names = [row[0].strip("`") for row in items(REFORMS)]
    assert names == [
        f"{module}{letter}"
        for module, count in MODULES.items()
        for letter in "abcdefg"[:count]
    ]


def test_every_item_of_the_reproducibility_checklist_has_an_answer() -> None:
    assert Counter(row[0] for row in items(PINEAU)) == PARTS


@pytest.mark.parametrize("row", ALL, ids=lambda row: row[1])
def test_an_answer_is_one_of_four_and_leads_somewhere(row: list[str]) -> None:
    assert row[2] in WORDS
    assert re.search(r"\]\([\w/-]+\.md|`[\w./-]+`", row[3])


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_is_named_is_there(page: str) -> None:
    named = re.findall(r"`([\w./-]+/[\w./-]+|\w[\w.-]*\.\w+)`", TEXTS[page])
    assert not [path for path in named if not (ROOT / path).exists()]


def test_the_weights_that_the_model_card_speaks_of_are_there() -> None:
    for spec in MODELS:
        file = f"data/weights/{spec.key}.held_out.safetensors"
        assert (ROOT / file).is_file()
