"""What pages weigh, on pages whose weight is known."""

import gzip
from pathlib import Path

from playwright.sync_api import Browser

from firsthand.looking.browser import served
from firsthand.looking.weights import Weight, table, weigh

HEADERS = 1000  # bytes, more than those of a page and an icon


def test_a_page_weighs_what_travels(browser: Browser, small_site: Path) -> None:
    with served(small_site) as address:
        found = weigh(browser, address, "")
    page = len(gzip.compress((small_site / "index.html").read_bytes()))
    assert page < found.first <= found.whole < page + HEADERS


def test_what_comes_late_moves_a_page(
    browser: Browser, small_site: Path
) -> None:
    with served(small_site) as address:
        calm, late = (weigh(browser, address, page) for page in ("", "late/"))
    assert max(calm.shifts.values()) == 0
    assert min(late.shifts.values()) > 0.01


def test_a_table_has_a_row_for_each_page() -> None:
    found = Weight("", 3, 1234, 5678, {"a phone": 0.5, "a desk": 0.25})
    assert table([found]).splitlines()[-1] == (
        "| home | 3 | 1 | 6 | 0.500 | 0.250 |"
    )
