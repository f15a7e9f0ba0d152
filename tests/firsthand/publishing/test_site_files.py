"""Files that programs look for beside the pages."""

from dataclasses import replace

from tests.firsthand.publishing.test_head_tags import TOLD

from firsthand.publishing.head_tags import BuiltPage, Site
from firsthand.publishing.site_files import llms, robots

PAGES = {
    name: BuiltPage(name, title, about, "")
    for name, title, about in (
        ("index.md", "Balls", "How do balls roll?"),
        ("law.md", "The law", ""),
        ("a/deep.md", "Deep", "How deep?"),
    )
}
NAV = [
    {"Home": "index.md"},
    {"Why": ["law.md", {"Further": [{"Deep down": "a/deep.md"}]}]},
    {"Elsewhere": "https://example.org"},
]


def test_robots_learn_of_a_sitemap_where_there_is_one() -> None:
    assert "Sitemap" not in robots(Site(TOLD))
    found = robots(Site(TOLD, "https://x.org/"))
    assert found.endswith("Sitemap: https://x.org/sitemap.xml\n")
    assert "Disallow" not in found


def test_the_contents_follow_the_navigation() -> None:
    assert llms(Site(TOLD), NAV, PAGES).splitlines() == [
        "# Balls",
        "",
        "> How balls roll.",
        "",
        "- [Home](./): How do balls roll?",
        "",
        "## Why",
        "",
        "- [The law](law/)",
        "- [Deep down](a/deep/): How deep?",
    ]


def test_a_page_elsewhere_is_no_content() -> None:
    assert "example.org" not in llms(Site(TOLD), NAV, PAGES)


def test_links_are_whole_where_the_address_is_known() -> None:
    site = replace(Site(TOLD), address="https://x.org/")
    assert "](https://x.org/a/deep/)" in llms(site, NAV, PAGES)
