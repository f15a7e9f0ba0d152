"""No number is typed into prose: it comes from a result, or it is no result.

What is no result is listed here, once, with its reason.
"""

import re
from pathlib import Path

import pytest

from firsthand.publishing import pages
from firsthand.publishing.bibliography import CITATION
from firsthand.publishing.numbers import PATTERN

ROOT = Path(__file__).parents[2]

ALLOWED = {
    r"(?<![\d,.])(19[5-9]|20[0-3])\d(?![\d,.]?\d)": "years, of publications",
    r"\bPython 3\.\d+": "the oldest Python that runs it",
    r"\bSHA-?256\b": "the name of a hash",
    r"\bfloat(32|64)\b": "the name of a type",
    r"\b[Mm]acro-F1\b": "the name of a score",
    r"\bUTF-8\b": "the name of an encoding",
    r"\barXiv:? ?\d{4}\.\d{4,5}\b": "the number of a preprint",
    r"\b10\.\d{4,}/\S+": "a DOI",
    r"\bpp?\. \d+(–\d+)?|\b\d+\(\d+\)(:\d+(–\d+)?)?": "pages and volumes",
}
NOT_PROSE = (
    r"(?s)\A---\n.*?\n---\n",  # front matter
    r"(?s)<!--.*?-->",
    f"(?s){PATTERN}",
    r"\]\([^)\n]*\)|\]\[[^\]\n]*\]",  # where a link leads
    r"\[\^[^\]\n]+\]:?",  # which footnote
    CITATION.pattern,
    r"(?m)^ {0,3}\[[^\]\n]+\]:.*$",  # link definitions
    r"https?://\S+",
    r"<[^>\n]+>",  # tags and their attributes
    r"\{:?\s*[#.\w][^}\n]*\}",  # attributes
    r"(?m)^\s*/{3,}.*$|^\s*-+8<-+.*$",  # blocks and includes
    r'(?m)(?<=: )"[^"\n]*"$',  # what holds of a choice in a block
    r"(?m)^\s*\d+\.(?=\s)",  # a list's own numbers
)


def prose(text: str) -> str:
    """Return what a reader takes for prose in a page's Markdown."""
    text = pages.without_code(text)
    for pattern in (pages.DISPLAY, pages.INLINE, *NOT_PROSE):
        text = re.sub(pattern, " ", text)
    return text


def typed_numbers(text: str) -> list[str]:
    """Return the words with digits that are not allowed."""
    text = prose(text)
    for pattern in ALLOWED:
        text = re.sub(pattern, " ", text)
    return re.findall(r"\S*\d\S*", text)


FILES = {
    "README.md": ROOT / "README.md",
    **{name: ROOT / "docs" / name for name in pages.pages(ROOT / "docs")},
}


@pytest.mark.parametrize("name", FILES)
def test_no_number_is_typed_into_prose(name: str) -> None:
    assert not typed_numbers(FILES[name].read_text("utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        "It reaches 57.8 % in the end.",
        "| RNN | 60 % |",
        "![about 3 letters](a.svg)",
        "Over 2,000 steps",
        "# The 18 languages",
        "/// figure | rnn.curves\nIt falls to 1.3.\n///",
    ],
)
def test_a_typed_number_is_found(text: str) -> None:
    assert len(typed_numbers(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "[[ rnn.lab.accuracy[0] | percent(1) ]]",
        "`x[0]` and $x_0$ and\n\n$$\nh_{t-1}\n$$",
        "```python\nx = 1\n```",
        "(Cho et al. 2014)[^2]",
        "[text](page-2.md#part-3){ #part-4 }",
        "1. first\n2. second",
        "/// figure | names.top10\n///",
    ],
)
def test_what_is_no_number_in_prose_is_let_through(text: str) -> None:
    assert typed_numbers(text) == []
