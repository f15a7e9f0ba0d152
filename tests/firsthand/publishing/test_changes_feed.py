"""The feed of what has moved."""

import xml.etree.ElementTree as etree

from firsthand.publishing.changes_feed import changes, feed, released

LOG = """# Changelog

For readers.

## Unreleased

- **Balls roll.** They did
  *not* before. [The law](docs/law.md#odd) says why.
- A `groove` is new. It is [long](https://example.org).

## 0.2.0, 2026-02-01

- A point of its own.

Not a point.

## 0.1.0, 2026-01-31

- The first one
"""


def test_each_point_is_a_change() -> None:
    titles = [change.title for change in changes(LOG)]
    assert titles == [
        "Balls roll.",
        "A groove is new.",
        "A point of its own.",
        "The first one",
    ]


def test_a_change_has_plain_text_its_page_and_its_day() -> None:
    first, second, third, _ = changes(LOG)
    assert first.text == "Balls roll. They did not before. The law says why."
    assert first.page == "law.md"
    assert second.page == ""
    assert (second.day, third.day) == ("", "2026-02-01")


def test_the_last_release_is_the_one_on_top() -> None:
    assert released(LOG) == "2026-02-01"
    assert released("## Unreleased\n") == ""


def test_the_feed_links_to_pages_and_dates_what_is_released() -> None:
    root = etree.fromstring(feed(LOG, "Balls & grooves", "https://x.org/"))
    assert root.findtext("channel/title") == "Balls & grooves: what has moved"
    items = root.findall("channel/item")
    links = [item.findtext("link") for item in items]
    assert links[:2] == ["https://x.org/law/", "https://x.org/"]
    dates = [item.findtext("pubDate") for item in items]
    assert dates[:2] == [None, None]
    assert dates[2] == "Sun, 01 Feb 2026 00:00:00 +0000"


def test_an_item_is_known_by_its_text() -> None:
    def names(log: str) -> list[str | None]:
        found = etree.fromstring(feed(log, "Balls", "https://x.org/"))
        return [item.text for item in found.iter("guid")]

    assert len({*names(LOG)}) == 4
    assert names(LOG.replace("0.2.0", "0.3.0")) == names(LOG)
    assert names(LOG.replace("long", "short"))[1] != names(LOG)[1]
