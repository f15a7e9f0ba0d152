"""Each page that teaches says what it needs, and ends with two exercises."""

import re

import pytest
from tests.site.test_terms import LEARN

from firsthand.publishing import pages
from remembering_names.root import ROOT

MOST_WORDS = 2_000
NEEDS = re.compile(r"(?m)^\*\*Needs:\*\* .+?\*\*Takes:\*\*\s.+?\.$", re.S)
EXERCISE = re.compile(r'(?m)^!!! question "(Think|Code): [^"]+"$')
FOLDED = re.compile(r'(?m)^    \?\?\? success "Answer"$')
EACH = pytest.mark.parametrize("page", LEARN)


def text(page: str) -> str:
    """Return the Markdown of a page."""
    return (ROOT / "docs" / page).read_text("utf-8")


@EACH
def test_a_page_opens_with_what_it_needs_and_how_long_it_takes(
    page: str,
) -> None:
    opening = text(page).partition("\n## ")[0]
    assert NEEDS.search(opening)


@EACH
def test_a_page_ends_with_one_exercise_to_think_and_one_to_code(
    page: str,
) -> None:
    exercises = text(page).partition("\n## Exercises\n")[2]
    assert EXERCISE.findall(exercises) == ["Think", "Code"]


@EACH
def test_the_answers_are_folded(page: str) -> None:
    exercises = text(page).partition("\n## Exercises\n")[2]
    assert len(FOLDED.findall(exercises)) == 2


@EACH
def test_a_page_leads_on(page: str) -> None:
    assert re.search(r"\n## Where to go next\n\n.*\]\(", text(page), re.S)


@EACH
def test_no_page_is_longer_than_a_sitting(page: str) -> None:
    assert len(pages.without_code(text(page)).split()) <= MOST_WORDS
