"""The index of the search, mended."""

import json
from pathlib import Path
from typing import Any

import pytest

from firsthand.publishing.search_index import SearchWordsError, mend

GLOSSARY = """# Glossary

What does it mean?

Groove
Channel
:   What a ball *rolls* in.

Law
:   What holds for all balls.
"""
DOCS = [
    {"location": "", "title": "Balls", "text": "<p>They roll.</p>"},
    {
        "location": "glossary/",
        "title": "Glossary",
        "text": "<p>What does it mean?</p> Groove What a ball rolls in. Law",
    },
    {"location": "law/", "title": "The law", "text": ""},
    {"location": "law/#odd", "title": "Odd", "text": ""},
]


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """Return the file of an index as Material makes it, and a glossary."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/glossary.md").write_text(GLOSSARY)
    file = tmp_path / "site/search/search_index.json"
    file.parent.mkdir(parents=True)
    config = {"fields": {"title": {"boost": 1000}, "text": {"boost": 1}}}
    file.write_text(json.dumps({"config": config, "docs": DOCS}))
    return file


def mended(index: Path, words: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Return the entries of an index, once it is mended, by their places."""
    site = index.parents[1]
    mend(site.parent, site, words)
    docs = json.loads(index.read_text())["docs"]
    return {entry["location"]: entry for entry in docs}


def test_each_term_is_an_entry_of_its_own(index: Path) -> None:
    found = mended(index, {})
    assert found["glossary/#term-groove"] == {
        "location": "glossary/#term-groove",
        "title": "Groove, Channel",
        "text": "<p>What a ball rolls in.</p>",
    }
    assert "glossary/#term-law" in found
    assert found["glossary/"]["text"] == "<p>What does it mean?</p>"


def test_terms_follow_their_page(index: Path) -> None:
    assert [*mended(index, {})] == [
        "",
        "glossary/",
        "glossary/#term-groove",
        "glossary/#term-law",
        "law/",
        "law/#odd",
    ]


def test_a_place_is_found_by_words_that_it_does_not_have(index: Path) -> None:
    words = {"law.md#odd": "1, 3, 5", "index.md": "spheres"}
    found = mended(index, words)
    assert found["law/#odd"]["words"] == "1, 3, 5"
    assert found[""]["words"] == "spheres"
    assert "words" not in found["law/"]
    fields = json.loads(index.read_text())["config"]["fields"]
    assert fields["words"]["boost"] > fields["title"]["boost"] > 1


def test_words_for_no_place_are_refused(index: Path) -> None:
    with pytest.raises(SearchWordsError, match="#even"):
        mended(index, {"law.md#even": "2, 4"})


def test_a_report_without_a_glossary_keeps_its_entries(index: Path) -> None:
    (index.parents[2] / "docs/glossary.md").unlink()
    assert [*mended(index, {})] == [entry["location"] for entry in DOCS]


def test_a_site_without_a_search_stays_as_it_is(tmp_path: Path) -> None:
    mend(tmp_path, tmp_path, {"law.md": "odd"})
    assert not [*tmp_path.iterdir()]
