"""What a reader's browser is given, and what it must not be."""

import gzip
import urllib.request
from pathlib import Path

import pytest

from firsthand.errors import ReportError
from firsthand.looking.browser import pages, served


def test_text_travels_compressed(small_site: Path) -> None:
    with (
        served(small_site) as address,
        urllib.request.urlopen(f"{address}late/") as answer,
    ):
        body = answer.read()
    page = (small_site / "late/index.html").read_bytes()
    assert len(body) < len(page)
    assert gzip.decompress(body) == page


def test_every_page_is_found_home_first(small_site: Path) -> None:
    assert pages(small_site) == ["", "late/"]


def test_a_folder_without_a_site_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="make site"), served(tmp_path):
        pass
