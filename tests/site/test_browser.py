"""Every page of the built site, in a real browser."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Request,
    Route,
    ViewportSize,
)

from firsthand.looking.browser import sends_on

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules/axe-core/axe.min.js"

SCHEMES = ("light", "dark")
DESKTOP = ViewportSize(width=1280, height=900)
PHONE = ViewportSize(width=390, height=844)

# Pictures of figures that a reader should see, and does not.
UNSEEN = """async () => {
  const unseen = [];
  for (const details of document.querySelectorAll("details"))
    details.open = true;
  for (const figure of document.querySelectorAll("article figure")) {
    const pictures = [...figure.querySelectorAll("img, svg")];
    for (const picture of pictures) {
      if (picture.decode) {
        picture.loading = "eager";
        await picture.decode().catch(() => {});
      }
      const size = picture.naturalWidth ?? picture.clientWidth;
      const seen = picture.checkVisibility() && size > 0;
      if (!seen) unseen.push(picture.outerHTML.slice(0, 200));
    }
    if (pictures.length === 0) unseen.push(figure.outerHTML);
  }
  return unseen;
}"""

# Elements that reach beyond the right edge, where the page can be scrolled.
SPILLED = """() => {
  const edge = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= edge) return [];
  return [...document.querySelectorAll("article *")]
    .filter(element => element.getBoundingClientRect().right > edge)
    .map(element => element.outerHTML.slice(0, 200));
}"""

# The records have thousands of rows that differ in their words alone. Of those
# with the same markup, in a table or a fold, the first is looked at.
THIN = """() => {
  const markup = element => element.innerHTML
    .replace(/>[^<]*[^<\\s][^<]*</g, ">x<")
    .replace(/="[^"]+"/g, '="x"');
  const keepFirst = elements => {
    const seen = new Set();
    for (const element of elements)
      if (seen.size === seen.add(markup(element)).size) element.remove();
  };
  for (const body of document.querySelectorAll("article tbody"))
    keepFirst(body.querySelectorAll("tr"));
  for (const part of document.querySelectorAll("article .provenance"))
    keepFirst(part.querySelectorAll("details"));
}"""

VIOLATIONS = """async () => {
  const found = await axe.run({resultTypes: ["violations"]});
  return found.violations.flatMap(
    rule => rule.nodes.map(node => `${rule.id}: ${node.html}`)
  );
}"""


@dataclass
class Visit:
    """What a browser reported of one page."""

    errors: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    spilled: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def visits(
    browser: Browser, address: str, built_site: Path
) -> dict[str, Visit]:
    """Visit every page once, and return what was seen, by page."""
    pages = sorted(
        path.relative_to(built_site).as_posix()
        for path in built_site.rglob("*.html")
        if path.name != "404.html" and not sends_on(path)
    )
    # One reader for all: what pages share is loaded once.
    # axe is put into pages by hand, which their policy forbids.
    reader = browser.new_context(
        viewport=DESKTOP, service_workers="block", bypass_csp=True
    )
    found = {page: visit(reader, address, page) for page in pages}
    reader.close()
    return found


def visit(reader: BrowserContext, address: str, path: str) -> Visit:
    """Look at a page in both colour schemes, on a desktop and on a phone."""
    seen = Visit()
    page = reader.new_page()
    listen(page, address, seen)
    page.goto(address + path)
    page.add_script_tag(path=AXE)
    # Colours on their way from one scheme to the other have no contrast.
    page.add_style_tag(content="* { transition: none !important }")
    for scheme in SCHEMES:
        choose(page, scheme)
        seen.unseen += page.evaluate(UNSEEN)
    page.set_viewport_size(PHONE)
    seen.spilled += page.evaluate(SPILLED)
    page.set_viewport_size(DESKTOP)
    page.evaluate(THIN)
    for scheme in SCHEMES:
        choose(page, scheme)
        seen.violations += page.evaluate(VIOLATIONS)
    page.wait_for_load_state("networkidle")
    page.close()
    return seen


def listen(page: Page, address: str, seen: Visit) -> None:
    """Note errors and failed requests; stop what would leave this machine."""

    def route(route: Route, request: Request) -> None:
        if request.url.startswith(address):
            route.continue_()
        else:
            seen.foreign.append(request.url)
            route.abort()

    page.route("**/*", route)
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.on(
        "console",
        lambda message: (
            seen.errors.append(message.text)
            if message.type == "error"
            else None
        ),
    )
    page.on("requestfailed", lambda request: seen.failed.append(request.url))
    page.on(
        "response",
        lambda response: (
            None if response.ok else seen.failed.append(response.url)
        ),
    )


def choose(page: Page, scheme: str) -> None:
    """Switch the colour scheme, as a reader does with the header's button."""
    root, button = page.locator(":root"), page.locator(".report-schemes button")
    while root.get_attribute("data-scheme") != scheme:
        button.locator("visible=true").click()


def expect_none(visits: dict[str, Visit], kind: str) -> None:
    """Fail with what the browser reported of a kind, page by page."""
    reports = [
        f"{page}: {report}"
        for page, seen in visits.items()
        for report in dict.fromkeys(getattr(seen, kind))
    ]
    if reports:
        pytest.fail("\n".join(reports), pytrace=False)


def test_every_page_was_visited(visits: dict[str, Visit]) -> None:
    assert "index.html" in visits


def test_no_page_raises_or_logs_an_error(visits: dict[str, Visit]) -> None:
    expect_none(visits, "errors")


def test_every_request_succeeds(visits: dict[str, Visit]) -> None:
    expect_none(visits, "failed")


def test_no_request_leaves_the_site(visits: dict[str, Visit]) -> None:
    expect_none(visits, "foreign")


def test_every_figure_shows_in_both_colour_schemes(
    visits: dict[str, Visit],
) -> None:
    expect_none(visits, "unseen")


def test_no_page_scrolls_sideways_on_a_phone(visits: dict[str, Visit]) -> None:
    expect_none(visits, "spilled")


def test_no_page_has_an_accessibility_violation(
    visits: dict[str, Visit],
) -> None:
    expect_none(visits, "violations")


ROWS = """<article><table><tbody>
<tr><td>1</td><td>one</td></tr><tr><td>2</td><td>two</td></tr>{}
</tbody></table></article>"""


@pytest.mark.parametrize(
    ("row", "rows"),
    [
        ("<tr><td>3</td><td>three</td></tr>", 1),
        ("<tr><td>3</td><td></td></tr>", 2),
        ("<tr><td>3</td><td><b>three</b></td></tr>", 2),
        ('<tr><td>3</td><td class="x">three</td></tr>', 2),
        ('<tr><td class="x">3</td><td class="">three</td></tr>', 2),
    ],
)
def test_rows_are_passed_over_only_if_words_alone_differ(
    row: str, rows: int, browser: Browser
) -> None:
    page = browser.new_page()
    page.set_content(ROWS.format(row))
    page.evaluate(THIN)
    assert page.locator("tr").count() == rows
    page.close()
