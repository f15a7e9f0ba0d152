"""The whole site as one PDF, printed by Chromium.

It is printed twice: from the first printing one reads on which sheets pages
begin, and the second has these numbers in its contents.
"""

import io
import re
from pathlib import Path

from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from firsthand.errors import ReportError
from firsthand.looking import front_matter
from firsthand.looking.browser import PATIENCE
from firsthand.looking.pdf_file import finished, targets

HERE = Path(__file__).parent
FILE = "report.pdf"  # in the site's folder
PRINTINGS = 4  # at most: the second has the numbers, if they move nothing
FIRST = """async html => {
  document.body.insertAdjacentHTML("afterbegin", html);
  await document.fonts.ready;
}"""
LINK = re.compile(r'(?s)(<div id="report-pdf">).*?(</div>)')


class BookError(ReportError):
    """The site cannot be made a book; says why."""


def book(browser: Browser, address: str) -> bytes:
    """Return a served site as a PDF.

    Args:
        browser: What prints it.
        address: Where the site is served, with a slash at its end.

    Raises:
        BookError: The numbers of its pages do not settle.
    """
    context = browser.new_context(bypass_csp=True, color_scheme="light")
    tab = context.new_page()
    tab.set_default_timeout(PATIENCE)
    tab.route("**/*.js", lambda route: route.abort())  # paper runs none
    tab.goto(address)
    tab.add_style_tag(content=(HERE / "book.css").read_text("utf-8"))
    tab.add_script_tag(content=(HERE / "book.js").read_text("utf-8"))
    told = tab.evaluate("book()")
    tab.add_style_tag(content=front_matter.feet(told["chapters"]))
    tab.evaluate(FIRST, front_matter.front(told))
    language = tab.locator("html").get_attribute("lang") or ""
    places = front_matter.places(told["chapters"])
    pdf = finished(numbered(tab), places, told["title"], language)
    context.close()
    return pdf


def numbered(tab: Page) -> PdfReader:
    """Print what a tab shows until its contents have the right numbers."""
    known: dict[str, int] = {}
    for _ in range(PRINTINGS):
        pdf = PdfReader(
            io.BytesIO(tab.pdf(prefer_css_page_size=True, tagged=True))
        )
        found = {name: one.sheet + 1 for name, one in targets(pdf).items()}
        if found == known:
            return pdf
        tab.evaluate(front_matter.NUMBERS, found)
        known = found
    raise BookError("the numbers of the book's pages do not settle")


def put(site: Path, pdf: bytes) -> int:
    """Put a site's PDF beside its pages, link it; return its sheets.

    Without a place for the link on its first page, none is there.
    """
    sheets = len(PdfReader(io.BytesIO(pdf)).pages)
    (site / FILE).write_bytes(pdf)
    size = f"{sheets} pages, {len(pdf) / 1e6:.1f} MB"
    link = (
        f'<p>To read on paper or without a network, <a href="{FILE}">take the '
        f"whole report as one PDF</a> ({size}).</p>"
    )
    home = site / "index.html"
    text = home.read_text("utf-8")
    home.write_bytes(LINK.sub(rf"\1{link}\2", text).encode())
    return sheets
