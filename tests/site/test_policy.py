"""The policy of built pages: nothing on any page breaks it."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from firsthand.looking.browser import sends_on

# Before any other script, so that it hears of all.
LISTEN = """
window.broken = [];
addEventListener("securitypolicyviolation", event =>
  broken.push(`${event.violatedDirective}: ${event.blockedURI}`));
"""
TAG = re.compile(
    r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">'
)
LIVE = ("read-a-name", "take-hold-of-a-gate", "one-unit-at-a-time")


def pages(site: Path) -> list[str]:
    """Return the address of each page, below the site's own."""
    found = (file.relative_to(site) for file in site.rglob("*.html"))
    return sorted(file.as_posix() for file in found)


def policy_of(site: Path, page: str) -> str:
    """Return the policy that a page has in its head."""
    found = TAG.search((site / page).read_text("utf-8"))
    assert found, page
    return unescape(found[1])


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a tab that hears of what a policy forbids."""
    context = browser.new_context()
    context.add_init_script(LISTEN)
    page = context.new_page()
    yield page
    context.close()


def broken(page: Page) -> list[str]:
    """Return what the policy has forbidden on a page."""
    found: list[str] = page.evaluate("window.broken")
    return found


def test_every_page_has_the_policy_and_no_page_lets_text_run(
    built_site: Path,
) -> None:
    for page in pages(built_site):
        policy = policy_of(built_site, page)
        assert policy.startswith("default-src 'self'; ")
        assert "unsafe-eval" not in policy
        assert "http" not in policy
        (scripts,) = re.findall(r"script-src ([^;]*)", policy)
        assert "unsafe-inline" not in scripts


def test_no_page_breaks_it_in_its_head_or_as_a_header(
    built_site: Path, address: str, page: Page
) -> None:
    policy = ""  # a page's own: it has it twice, and each is enforced

    def with_header(route: Route) -> None:
        if route.request.resource_type != "document":
            return route.continue_()
        answer = route.fetch()
        headers = {**answer.headers, "content-security-policy": policy}
        return route.fulfill(response=answer, headers=headers)

    page.route("**/*", with_header)
    for name in pages(built_site):
        if sends_on(built_site / name):
            continue  # a browser does not stay there
        policy = policy_of(built_site, name)
        page.goto(address + name, wait_until="load")
        assert broken(page) == [], name


@pytest.mark.parametrize("name", LIVE)
def test_a_live_part_works_under_the_policy(
    name: str, address: str, page: Page
) -> None:
    page.goto(f"{address}{name}/")
    page.locator(".live[data-ready] input[name=name]").fill("Moretti")
    page.get_by_text("Italian", exact=False).first.wait_for()
    expect(page).to_have_url(re.compile("#.*Moretti"))
    assert broken(page) == []
