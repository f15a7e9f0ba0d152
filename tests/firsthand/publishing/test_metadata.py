"""The file of metadata."""

from pathlib import Path

import pytest

from firsthand.publishing.metadata import MetadataError, read

TEXT = """
title = "Balls"
description = "How balls roll."
authors = ["Those who roll them"]
licence = "https://example.org/licence"
language = "en"
level = "Everybody"
keywords = ["ball"]
card = "ball.png"
card_text = "A ball."
"""
DATA = """
[dataset]
page = "data.md"
name = "Rolls"
licence = "https://example.org/licence"
source = "https://example.org/rolls"
"""


def put(root: Path, text: str) -> None:
    """Write the file."""
    (root / "docs").mkdir()
    (root / "docs/metadata.toml").write_text(text, "utf-8")


def test_a_report_may_have_none(tmp_path: Path) -> None:
    assert read(tmp_path) is None


def test_all_that_stands_there_is_told(tmp_path: Path) -> None:
    put(tmp_path, f'{TEXT}{DATA}[descriptions]\n"a.md" = "A page."')
    found = read(tmp_path)
    assert found
    assert found.title == "Balls"
    assert found.dataset
    assert found.dataset.page == "data.md"
    assert found.descriptions == {"a.md": "A page."}


def test_it_may_be_about_no_data(tmp_path: Path) -> None:
    put(tmp_path, TEXT)
    found = read(tmp_path)
    assert found
    assert found.dataset is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("title =", "Invalid value"),
        (f'{TEXT}colour = "red"', "colour"),
        ('title = "Balls"', "description"),
        (f"{TEXT}[dataset]\npage = 'a.md'", "name"),
    ],
)
def test_what_is_wrong_with_it_is_said_with_its_name(
    text: str, problem: str, tmp_path: Path
) -> None:
    put(tmp_path, text)
    with pytest.raises(
        MetadataError, match=rf"docs/metadata.toml: .*{problem}"
    ):
        read(tmp_path)
