"""A term is explained before it is used, or its use leads to the glossary.

The order is that of the navigation. A page that uses a term before the page
that explains it must link to the term's entry: readers who go from page to page
then never meet a word that nothing on the page explains. To see which terms
those are, run this with `-rP`.
"""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from firsthand.publishing import glossary
from remembering_names.root import ROOT

TERMS = glossary.read((ROOT / "docs" / glossary.PAGE).read_text("utf-8"))
LETTER, GATE = "learn/letter-by-letter.md", "learn/one-gate.md"
EXPLAINED = {  # the page that shows what it is, and where it stands there
    "attention": "learn/what-came-after.md",
    "candidate": GATE,
    "cell state": GATE,
    "forget gate": GATE,
    "gate": GATE,
    "gradient": LETTER,
    "gradient clipping": "models/rnn.md",
    "GRU": "models/gru.md",
    "half-life": GATE,
    "hidden layer": LETTER,
    "hidden state": LETTER,
    "input gate": GATE,
    "log-softmax": LETTER,
    "logit": LETTER,
    "LSTM": GATE,
    "one-hot": "names.md",
    "output gate": GATE,
    "padding": "models/torch-lstm.md",
    "reset gate": "models/gru.md",
    "sigmoid": GATE,
    "softmax": LETTER,
    "tanh": LETTER,
    "transformer": "learn/what-came-after.md",
    "update gate": "models/gru.md",
}
# Code and formulas have symbols. A heading, a table, a figure or the name of
# another page can hold no link to the glossary.
NO_PROSE = "pre, code, .arithmatex, h1, h2, h3, h4, table, figure, a:not(.term)"
TOO_EARLY = 3  # the tanh RNN's page compares with GRU and LSTM, and one more
LEARN = [  # the pages that teach, in the order in which they are read
    *("names.md", LETTER, "models/rnn.md", "models/tanh-rnn.md", GATE),
    *("models/scratch-lstm.md", "models/torch-lstm.md", "models/gru.md"),
    *("models/bilstm.md", "learn/what-came-after.md"),
]


def order() -> list[str]:
    """Return all pages as the navigation has them."""
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    nav = text.partition("\nnav:\n")[2].partition("\n\n")[0]
    return re.findall(r"(?m): (\S+\.md)$", nav)


def article(site: Path, page: str) -> Tag:
    """Return the prose of a built page."""
    place = page.removesuffix(".md").removesuffix("index")
    html = (site / place / "index.html").read_text("utf-8")
    found = BeautifulSoup(html, "html.parser").select_one("article")
    assert found is not None
    for part in found.select(NO_PROSE):
        part.decompose()
    return found


def used_before(site: Path, term: str, pages: list[str]) -> list[str]:
    """Return the pages that use a term before the one that explains it."""
    names = tuple(TERMS[term.lower()].names)
    sought = glossary.pattern(names)
    before = pages[: pages.index(EXPLAINED[term])]
    return [one for one in before if sought.search(text(site, one))]


def text(site: Path, page: str) -> str:
    """Return the words of a page's prose."""
    return " ".join(article(site, page).get_text(" ").split())


@pytest.mark.parametrize("term", EXPLAINED)
def test_a_term_used_before_its_explanation_leads_to_its_entry(
    term: str, built_site: Path
) -> None:
    anchor = TERMS[term.lower()].anchor
    for page in used_before(built_site, term, order()):
        print(f"{term}: {page} comes before {EXPLAINED[term]}")
        links = article(built_site, page).select(f'a.term[href$="#{anchor}"]')
        assert links, page


@pytest.mark.parametrize("term", EXPLAINED)
def test_the_page_that_explains_a_term_uses_it(
    term: str, built_site: Path
) -> None:
    names = tuple(TERMS[term.lower()].names)
    words = text(built_site, EXPLAINED[term])
    assert glossary.pattern(names).search(words)


def test_who_reads_to_learn_meets_few_terms_too_early(
    built_site: Path,
) -> None:
    early = [
        (term, page)
        for term in EXPLAINED
        for page in used_before(built_site, term, LEARN)
    ]
    print(*early, sep="\n")
    assert len(early) <= TOO_EARLY
