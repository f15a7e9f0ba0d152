"""Terms that are explained where a page first uses them."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from tests.firsthand.publishing.conftest import Build, Convert

from firsthand.publishing.current_page import PageError

GLOSSARY = """# Glossary

What words mean here.

Forget gate
:   It says how much
    of *the* [cell](a.md) is kept.

Gate
:   A vector of shares.

GRU
Gated recurrent unit
:   A network without a cell.
"""


@pytest.fixture(autouse=True)
def glossary(root: Path) -> None:
    """Put the small report's glossary in place."""
    (root / "docs/glossary.md").write_text(GLOSSARY)


def terms(page: BeautifulSoup) -> list[str]:
    """Return the text of each explained term of a page."""
    return [" ".join(a.get_text().split()) for a in page.select("a.term")]


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("A gate.", ["gate"]),
        ("Gates, in the plural.", ["Gates"]),
        ("The forget\ngate is a gate.", ["forget gate", "gate"]),
        ("A gate, *a gate* and a gate.", ["gate"]),
        ("*One gate* and a GRU, a gated recurrent unit.", ["gate", "GRU"]),
        ("- a gate\n- a GRU", ["gate", "GRU"]),
        ("A floodgate, a gate-keeper, a gateway.", []),
        ("# The gate", []),
        ("`gate` and [the gate](#here)", []),
        ("```\ngate\n```", []),
        (r"$\text{gate}$", []),
        ("| gate |\n|---|\n| gate |", []),
        ("/// figure | rnn.curves\nThe gate.\n///\n", []),
        ('??? note "A gate"\n\n    A GRU.', ["GRU"]),
    ],
)
def test_the_first_use_in_prose_is_explained(
    convert: Convert, page: str, found: list[str]
) -> None:
    assert terms(convert(page)) == found


def test_the_text_of_a_page_stays_as_it_was(convert: Convert) -> None:
    page = "A GRU has a *reset gate*, an LSTM a forget gate, and `gate` too."
    assert convert(page).get_text() == page.replace("*", "").replace("`", "")


def test_the_title_is_the_definition_without_its_markup(
    convert: Convert,
) -> None:
    link = convert("A forget gate.").select_one("a.term")
    assert link is not None
    assert link["title"] == "It says how much of the cell is kept."


def test_a_term_in_a_claim_and_beside_a_number_is_explained(
    convert: Convert,
) -> None:
    page = convert("In [[ rnn.lab.items ]] gates: [[ rnn.lab.steps ]].")
    assert page.get_text() == "In 7 gates: 1,000."
    assert terms(page) == ["gates"]


def test_links_lead_to_the_entries_and_entries_explain_nothing(
    build_site: Build,
) -> None:
    # Strict: MkDocs would warn of a link to an id that is not there.
    pages = {"index.md": "# Home", "models/gru.md": "A gated recurrent unit."}
    site = build_site(pages | {"a.md": "# A"})
    page = (site / "models/gru/index.html").read_text()
    assert 'href="../../glossary/#term-gru"' in page
    entries = BeautifulSoup(
        (site / "glossary/index.html").read_text(), "html.parser"
    )
    assert not terms(entries)
    assert [dt["id"] for dt in entries.select("dt[id]")] == [
        "term-forget-gate",
        "term-gate",
        "term-gru",
    ]


@pytest.mark.survives(
    "Hostile pages",
    "a word that the glossary explains twice",
    "the build stops with one line",
)
def test_a_word_explained_twice_stops_the_build(
    root: Path, convert: Convert
) -> None:
    twice = GLOSSARY + "\ngate\n:   Something else.\n"
    (root / "docs/glossary.md").write_text(twice)
    with pytest.raises(PageError, match=r"gate is explained twice"):
        convert("A gate.")
