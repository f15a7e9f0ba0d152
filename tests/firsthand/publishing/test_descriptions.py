"""Descriptions of pages, from their first paragraphs."""

import pytest

from firsthand.publishing.descriptions import LONGEST, SHORTEST, description

QUESTION = "How far does a ball roll in each second, and why is it so?"


def page(*paragraphs: str) -> str:
    """Return a built page with some paragraphs."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<body><p>Menu</p><article><h1>A</h1>{text}</article></body>"


def test_it_is_the_first_paragraph_of_the_article() -> None:
    assert description(page(QUESTION, "More.")) == QUESTION


def test_it_has_no_markup_and_no_characters_in_code() -> None:
    html = (
        'How far does a <a href="b">ball</a> roll, &amp; why\n<em>so</em> far?'
    )
    found = description(page(f"{html} Nobody knew."))
    assert found == "How far does a ball roll, & why so far? Nobody knew."


def test_only_whole_sentences_are_taken() -> None:
    long = "It rolls " + "on and " * 20 + "on."
    assert description(page(f"{QUESTION} {long}")) == QUESTION


def test_a_point_within_a_sentence_does_not_end_it() -> None:
    text = "It is said of balls by Galilei et al. 1638 that they roll .5 m."
    assert description(page(f"{text} So it is.")) == f"{text} So it is."


@pytest.mark.parametrize(
    "paragraph",
    [
        "Why?",
        "a" * (LONGEST + 1),
        f'{QUESTION} <span class="arithmatex">x</span>',
    ],
)
def test_a_paragraph_that_serves_not_gives_none(paragraph: str) -> None:
    assert not description(page(paragraph))


def test_the_bounds_themselves_serve() -> None:
    for length in (SHORTEST, LONGEST):
        assert description(page("a" * length)) == "a" * length


def test_a_page_without_content_gives_none() -> None:
    assert not description(f"<p>{QUESTION}</p>")
