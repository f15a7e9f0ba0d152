"""Where a page's scripts stand."""

from firsthand.publishing.content_policy import inline
from firsthand.publishing.script_order import scripts_first

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


def test_no_fetched_script_holds_up_the_page() -> None:
    page = scripts_first(PAGE)
    for name in ("early", "bundle"):
        assert f'<script defer src="{name}.js">' in page
    assert '<script src="own.js" defer>' in page
    assert '<script type="module" src="part.js">' in page


def test_fetched_scripts_keep_their_order() -> None:
    page = scripts_first(PAGE)
    places = [page.index(f"{n}.js") for n in ("early", "bundle", "own", "part")]
    assert places == sorted(places)


def test_nothing_is_lost_or_said_twice() -> None:
    page = scripts_first(PAGE)
    assert sorted(inline(page)) == sorted(inline(PAGE))
    assert page.replace(" defer", "").count("<script") == PAGE.count("<script")
    assert len(page) == len(PAGE) + 2 * len(" defer")


def test_what_is_no_page_stays_as_it_is() -> None:
    for text in ("<urlset></urlset>", "<head><script>a()</script></head>"):
        assert scripts_first(text) == text
