"""A notebook's page is a page like the others."""

import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from tests.firsthand.publishing.conftest import Build

from firsthand.publishing.notebook_pages import (
    NotebookError,
    described,
    descriptions,
)

PROSE = {
    "cell_type": "markdown",
    "id": "prose",
    "metadata": {},
    "source": "# Train one\n\nSo $h_t$.",
}
CODE = {
    "cell_type": "code",
    "execution_count": 1,
    "id": "code",
    "metadata": {},
    "outputs": [],
    "source": "cost = '$5 or $6'",
}
DOT = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9Q"
    "DwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
OUTPUT = {
    "data": {"image/png": DOT},
    "metadata": {"image/png": {"alt": 'A "dot" & no more.'}},
    "output_type": "display_data",
}
PICTURE = {**CODE, "id": "picture", "source": "draw()", "outputs": [OUTPUT]}
NOTEBOOK = {
    "cells": [PROSE, CODE, PICTURE],
    "metadata": {},
    "nbformat": 4,
    "nbformat_minor": 5,
}


@pytest.fixture
def site(root: Path, build_site: Build) -> Path:
    (root / "data/lock.json").unlink()
    pages = {"index.md": "# Home", "train.ipynb": json.dumps(NOTEBOOK)}
    return build_site(pages, strict=False)


@pytest.fixture
def page(site: Path) -> BeautifulSoup:
    html = (site / "train/index.html").read_text("utf-8")
    return BeautifulSoup(html, "html.parser")


def test_its_formulas_are_set(page: BeautifulSoup) -> None:
    assert len(page.select(".katex-html")) == 1


def test_its_picture_has_the_description_that_the_notebook_gives(
    page: BeautifulSoup,
) -> None:
    assert [one["alt"] for one in page.select("img")] == ['A "dot" & no more.']


def test_a_picture_without_a_description_is_an_error(tmp_path: Path) -> None:
    bare = {**PICTURE, "outputs": [{**OUTPUT, "metadata": {}}]}
    file = tmp_path / "bare.ipynb"
    file.write_text(json.dumps({**NOTEBOOK, "cells": [bare]}))
    with pytest.raises(NotebookError, match="a picture has no description"):
        list(descriptions(file))


def test_a_converter_that_describes_pictures_otherwise_is_noticed() -> None:
    with pytest.raises(NotebookError, match="0 pictures have none of 1"):
        described('<img alt="">', ["A dot."])


def test_its_code_is_a_listing(page: BeautifulSoup) -> None:
    code = page.select(".highlight pre > code")
    assert [one.get_text().strip() for one in code] == [
        "cost = '$5 or $6'",
        "draw()",
    ]


def test_its_download_button_leads_to_the_notebook(
    site: Path, page: BeautifulSoup
) -> None:
    button = page.select("a[download]")[0]
    assert (site / "train" / str(button["href"])).is_file()


def test_it_has_the_banner(page: BeautifulSoup) -> None:
    assert len(page.select(".stale-banner")) == 1


def test_it_names_no_other_server(page: BeautifulSoup) -> None:
    cells = str(page.select(".jupyter-wrapper")[0])
    servers = set(re.findall(r"(?<!xmlns=\")https?://[^\"'\s]+", cells))
    assert not servers
    assert "<script" not in cells
