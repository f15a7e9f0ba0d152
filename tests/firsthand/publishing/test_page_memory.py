"""A server's pages are those of a new build, and few are converted again."""

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.structure.pages import Page
from tests.firsthand.publishing.conftest import CONFIGURATION
from tests.firsthand.publishing.test_notebook_pages import NOTEBOOK

Site = dict[str, bytes]
Served = Callable[[], Site]

POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
DATE = re.compile(rb"Build Date UTC : .*")

HOME = """# Home

It gets [[ rnn.lab.accuracy | percent ]] [@cho2014] in a [step](rnn.md#code).
Its state is kept.
"""
RNN = """# RNN

## Code

```python
--8<-- "small/cell.py:Cell-forward"
```

[[ claim("rnn.learns") ]] It adds $x + 1$.

/// figure | rnn.curves
Loss.
///
"""
BIBLIOGRAPHY = """
@article{cho2014, author = {Cho, K.}, title = {Gates}, year = {2014},
journal = {A Journal}, doi = {10.1/2}}
"""
TEMPLATE = """{% extends "base.html" %}
{% block footer %}By us{% endblock %}"""
FILES = {
    "docs/glossary.md": "# Glossary\n\nstate\n:   What a network keeps.\n",
    "docs/index.md": HOME,
    "docs/names.md": '# Names\n\n--8<-- "generated/row.md"\n',
    "docs/references.bib": BIBLIOGRAPHY,
    "docs/references.md": "# References\n\n/// references\n///\n",
    "docs/rnn.md": RNN,
    "docs/train.ipynb": json.dumps(NOTEBOOK),
    "theme/main.html": TEMPLATE,
}
EDITS = {  # file, old, new
    "its own text": ("docs/names.md", "# Names", "# Names\n\nAll."),
    "its title": ("docs/names.md", "# Names", "# Surnames"),
    "a heading that is linked to": ("docs/rnn.md", "## Code", "## Listing"),
    "what it cites": ("docs/names.md", "# Names", "# Names\n\n[@cho2014]"),
    "what it concludes": (
        "docs/names.md",
        "# Names",
        '# Names\n\n[[ claim("rnn.learns") ]]',
    ),
    "what a term means": ("docs/glossary.md", "keeps", "hands on"),
    "a reference": ("docs/references.bib", "Gates", "More gates"),
    "a number": ("data/results/rnn.lab.json", "1000", "2000"),
    "a listing": ("src/small/cell.py", "x + 1", "x + 2"),
    "a fragment": ("docs/generated/row.md", "[[", "About [["),
    "a figure's description": (
        "docs/generated/figures/rnn.curves.svg",
        "from 4",
        "from 5",
    ),
    "a notebook": ("docs/train.ipynb", "Train one", "Train two"),
    "a template": ("theme/main.html", "By us", "By them"),
    "the site's name": ("mkdocs.yml", "A small", "Another"),
}


@pytest.fixture
def root(root: Path) -> Path:
    """Return the small report's folder, with pages of every kind."""
    for file, text in FILES.items():
        (root / file).parent.mkdir(exist_ok=True)
        (root / file).write_text(text, "utf-8")
    own = CONFIGURATION.replace("mkdocs, ", "mkdocs, custom_dir: theme, ")
    watched = "watch: [src, data]\n"
    (root / "mkdocs.yml").write_text(own + watched, "utf-8")
    return root


def built(root: Path, folder: str) -> Site:
    """Build the site into a folder; return its files."""
    site = root / folder
    build(load_config(str(root / "mkdocs.yml"), site_dir=str(site)))
    return {
        path.relative_to(site).as_posix(): DATE.sub(b"", path.read_bytes())
        for path in site.rglob("*")
        if path.is_file() and path.suffix != ".gz"
    }


@pytest.fixture
def serve(root: Path, small_report: None) -> Iterator[Served]:
    """Yield a function that builds the site as a server does."""
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins.on_startup(command="serve", dirty=False)
    yield lambda: built(root, "served")
    config.plugins.on_shutdown()


@pytest.fixture
def converted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what will list the pages that are converted."""
    names: list[str] = []
    render = Page.render

    def listed(page: Page, *arguments: Any) -> None:
        names.append(page.file.src_uri)
        render(page, *arguments)

    monkeypatch.setattr(Page, "render", listed)
    return names


def edit(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text("utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new), "utf-8")


def newly_built(root: Path) -> Site:
    """Return the site as a build that remembers nothing makes it.

    But for its policy, which served pages lack.
    """
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins.on_shutdown()
    site = built(root, "site")
    return {name: POLICY.sub(b"", content) for name, content in site.items()}


@pytest.mark.parametrize("what", EDITS)
def test_a_change_is_served_as_a_new_build_shows_it(
    what: str, root: Path, serve: Served
) -> None:
    before = serve()
    edit(root, *EDITS[what])
    served = serve()
    assert served != before
    assert served == newly_built(root)


def test_a_new_page_is_served(root: Path, serve: Served) -> None:
    edit(root, "docs/names.md", "# Names", "# Names\n\n[New](new.md)")
    serve()
    (root / "docs/new.md").write_text("# New\n", "utf-8")
    assert serve() == newly_built(root)


def test_a_page_that_is_no_more_is_not_served(
    root: Path, serve: Served
) -> None:
    serve()
    (root / "docs/names.md").unlink()
    assert serve() == newly_built(root)


def test_an_edit_that_keeps_size_and_time_is_served(
    root: Path, serve: Served
) -> None:
    serve()
    file = root / "docs/generated/row.md"
    times = file.stat()
    edit(root, "docs/generated/row.md", "steps", "items")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert serve() == newly_built(root)


def test_what_is_unchanged_is_not_converted_again(
    serve: Served, converted: list[str]
) -> None:
    before = serve()
    converted.clear()
    assert serve() == before
    assert converted == []


def test_an_edited_page_is_converted_with_those_that_read_it(
    root: Path, serve: Served, converted: list[str]
) -> None:
    serve()
    converted.clear()
    edit(root, *EDITS["its own text"])
    serve()
    assert sorted(converted) == [
        "claims.md",
        "how-this-report-is-made.md",  # it tells which figures a page shows
        "names.md",
        "references.md",
    ]


def test_a_page_that_warns_does_so_again(
    root: Path, serve: Served, caplog: pytest.LogCaptureFixture
) -> None:
    edit(root, "docs/names.md", "# Names", "# Names\n\n[No](no.md)")
    for _ in range(2):
        caplog.clear()
        serve()
        assert "no.md" in caplog.text


def test_a_link_to_what_is_no_more_warns(
    root: Path, serve: Served, caplog: pytest.LogCaptureFixture
) -> None:
    serve()
    edit(root, *EDITS["a heading that is linked to"])
    for _ in range(2):
        caplog.clear()
        serve()
        assert "does not contain an anchor '#code'" in caplog.text


def test_a_build_remembers_nothing(
    root: Path, small_report: None, converted: list[str]
) -> None:
    newly_built(root)
    first = sorted(converted)
    newly_built(root)
    assert sorted(converted) == sorted(2 * first)
    assert first


def test_the_search_finds_what_a_new_build_lets_it_find(
    root: Path, serve: Served
) -> None:
    edit(root, "mkdocs.yml", "name: mkdocs", "name: material")
    edit(root, "mkdocs.yml", "plugins:\n", "plugins:\n  - search\n")
    serve()
    edit(root, *EDITS["its title"])
    index = "search/search_index.json"
    found = serve()[index]
    assert b"Surnames" in found
    assert found == newly_built(root)[index]
