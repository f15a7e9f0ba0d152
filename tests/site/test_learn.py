"""Each page that teaches says what it needs and what to take away from it.

Those of the first parts end with two exercises, too. A notebook, which opens
with what it sets up, has its sentence as well.
"""

import itertools
import re

import pytest
from tests.site.navigation import pages, sections, source, taught

NEEDS = re.compile(r"(?m)^\*\*Needs:\*\* .+?\*\*Takes:\*\*\s.+?\.$", re.S)
EXERCISE = re.compile(r'(?m)^!!! question "(Think|Code): [^"]+"$')
FOLDED = re.compile(r'(?m)^    \?\?\? success "Answer"$')
NEXT = re.compile(r"(?s)\n## Where to go next\n\n.*?\]\(([^)#]+)[^)]*\)")
EACH = pytest.mark.parametrize(
    "page", ["read-a-name.md", *taught("Learn", "Test", "Why")]
)
TAKEAWAY = re.compile(  # a notebook's exercises are for "you"
    r"(?ms)^\*\*In one sentence:\*\* (.+?)\n\n## (?:Exercises|Now you)\n"
)
WITH_TAKEAWAY = pytest.mark.parametrize(
    "page", ["read-a-name.md", *pages("Learn", "Test", "Why", "Maths")]
)
LONGEST = 55  # words
PARTS = ("Learn", "Test", "Why", "Maths", "Speed")
ORDER = [page for part in PARTS for page in sections()[part]]


def exercises(page: str) -> str:
    """Return what stands under the heading of the exercises."""
    return source(page).partition("\n## Exercises\n")[2]


@EACH
def test_a_page_opens_with_what_it_needs_and_how_long_it_takes(
    page: str,
) -> None:
    opening = source(page).partition("\n## ")[0]
    assert NEEDS.search(opening)


@EACH
def test_a_page_ends_with_one_exercise_to_think_and_one_to_code(
    page: str,
) -> None:
    assert EXERCISE.findall(exercises(page)) == ["Think", "Code"]


@EACH
def test_the_answers_are_folded(page: str) -> None:
    assert len(FOLDED.findall(exercises(page))) == 2


@WITH_TAKEAWAY
def test_a_page_has_one_sentence_to_take_away_before_its_exercises(
    page: str,
) -> None:
    text = source(page)
    assert text.count("**In one sentence:**") == 1
    (takeaway,) = TAKEAWAY.findall(text)
    plain = re.sub(r"\[\[.*?\]\]", "one", takeaway, flags=re.S)
    assert re.fullmatch(r"[^.!?]+\.", plain.replace("nn.LSTM", "the library's"))
    assert len(plain.split()) <= LONGEST


@pytest.mark.parametrize(
    ("page", "after"),
    [
        (page, after)
        for page, after in itertools.pairwise(ORDER)
        if page.endswith(".md")
    ],
)
def test_where_to_go_next_begins_with_the_next_page_of_the_navigation(
    page: str, after: str
) -> None:
    found = NEXT.search(source(page))
    assert found
    folder = page.rpartition("/")[0]
    place = re.sub(r"[^/]+/\.\./", "", f"{folder}/{found[1]}".lstrip("/"))
    assert place == after
