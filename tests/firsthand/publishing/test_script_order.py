"""Where a page's scripts stand."""

import re

from firsthand.publishing.content_policy import inline
from firsthand.publishing.script_order import LATER, scripts_first

PAGE = (
    "<html><head><meta charset=utf-8>"
    '<link rel="stylesheet" href="a.css"><link rel="stylesheet" href="b.css">'
    '<script src="early.js"></script><script>one()</script>'
    '<script type="application/ld+json">{"a": 1}</script>'
    "<script>two()</script></head><body><p>Text</p>"
    '<script src="bundle.js"></script><script src="own.js" defer></script>'
    '<script type="module" src="part.js"></script><script>last()</script>'
    "</body></html>"
)


def test_what_stands_in_the_head_waits_for_no_style_sheet() -> None:
    page = scripts_first(PAGE)
    one, two = page.index("one()"), page.index("two()")
    assert one < two < page.index("a.css")


def test_fetched_scripts_are_announced_in_their_order() -> None:
    head, _, body = scripts_first(PAGE).partition("</head>")
    found = re.findall(
        r'<link rel="(\w+)"[^>]* href="(\w+)[^>]* data-run>', head
    )
    assert found == [
        ("preload", "early"),
        ("preload", "bundle"),
        ("preload", "own"),
        ("modulepreload", "part"),
    ]
    assert " src=" not in head + body


def test_nothing_is_lost_or_said_twice() -> None:
    (later,) = inline(LATER)
    assert sorted(inline(scripts_first(PAGE))) == sorted([later, *inline(PAGE)])


def test_a_page_without_fetched_scripts_waits_for_none() -> None:
    page = '<head><link rel="stylesheet" href="a.css"></head><p>Text</p>'
    assert scripts_first(page) == page


def test_what_is_no_page_stays_as_it_is() -> None:
    for text in ("<urlset></urlset>", "<head><script>a()</script></head>"):
        assert scripts_first(text) == text
