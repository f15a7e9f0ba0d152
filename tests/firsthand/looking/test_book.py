"""A small site as a book: its contents, its links and what is left out."""

import io
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PageObject, PdfReader

from firsthand.looking import book
from firsthand.looking.browser import served
from firsthand.looking.pdf_file import Target, counted, targets

HEAD = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>{0}</title><meta name="citation_title" content="Balls">
<meta name="description" content="How balls roll."></head><body>
<nav class="md-nav--primary"><ul>
<li class="md-nav__item"><a class="md-nav__link" href="{1}./">Home</a></li>
<li class="md-nav__item md-nav__item--section">
<span class="md-nav__link">Laws</span><ul>
<li class="md-nav__item"><a class="md-nav__link" href="{1}roll/">Rolling</a>
<nav class="md-nav--secondary"><a class="md-nav__link" href="#far">Far</a></nav>
</li>
<li class="md-nav__item"><a class="md-nav__link" href="{1}odd/">Oddities</a>
</li></ul></li></ul></nav><article>"""
HOME = """<h1 id="same">Balls</h1><p>See <a href="roll/#far">how far</a>,
<a href="odd/">oddities</a>, <a href="files/a.csv">a file</a>,
<a href="odd/#nowhere">a place left out</a> and
<a href="https://example.org/">a site</a>.</p>
<script>document.title = "!"</script>
<div id="report-pdf"><p>An old link</p></div>"""
ROLL = """<h1 id="same">Rolling</h1><p style="height: 1500px">Down.</p>
<h2 id="far">How far?<a class="headerlink" href="#far">#</a></h2>
<p>Far. <a href="../#same">Back home</a>.</p>"""
ODD = """<h1 id="same">Oddities</h1><details><summary>Fold</summary>
<p>Folded text</p></details><div class="provenance"><details>
<summary>Records</summary><p>Recorded text</p></details></div>
<div class="provenance" data-on-paper="Kept, Also">{0}</div><table><tbody>"""
# Two folds; a table of three columns in each.
FOLDS = "".join(
    f"<details><summary>Fold {fold}</summary><table><thead><tr><th>Kept</th>"
    "<th>Lost</th><th>Also</th></tr></thead><tbody>"
    + "".join(
        f"<tr><td>keep{fold}{n}</td><td>lose{fold}{n}</td><td>too{fold}{n}</td>"
        for n in range(50)
    )
    + "</tbody></table></details>"
    for fold in "ab"
)
ROWS = "".join(f"<tr><td>row {n}</td></tr>" for n in range(50))
A4 = (595, 842)  # points


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site of three pages."""
    folder = tmp_path_factory.mktemp("balls")
    for place, up, text in (
        ("", "", HOME),
        ("roll", "../", ROLL),
        ("odd", "../", f"{ODD.format(FOLDS)}{ROWS}</tbody></table>"),
    ):
        (folder / place).mkdir(exist_ok=True)
        page = f"{HEAD.format(place, up)}{text}</article></body></html>"
        (folder / place / "index.html").write_text(page, "utf-8")
    return folder


@pytest.fixture(scope="module")
def printed(browser: Browser, site: Path) -> bytes:
    """Return it as a PDF."""
    with served(site) as address:
        return book.book(browser, address)


@pytest.fixture(scope="module")
def pdf(printed: bytes) -> PdfReader:
    """Return it to be read."""
    return PdfReader(io.BytesIO(printed))


def links(pdf: PdfReader, page: PageObject) -> dict[str, Target | str]:
    """Return where the links of a sheet lead, by the words under them."""
    known = targets(pdf)
    found: dict[str, Target | str] = {}
    for one in page.annotations or ():
        link = one.get_object()
        to = str(link.get("/Dest", "")).removeprefix("/")
        found[to or str(link["/A"]["/URI"])] = known.get(to, "")
    return found


def sheet_of(pdf: PdfReader, words: str) -> int:
    """Return the one sheet after the contents that has these words."""
    texts = [page.extract_text() for page in pdf.pages]
    (sheet,) = [n for n, text in enumerate(texts) if n > 1 and words in text]
    return sheet


def test_its_sheets_are_of_one_size(pdf: PdfReader) -> None:
    for page in pdf.pages:
        assert tuple(map(round, page.mediabox[2:])) == A4


def test_the_contents_have_each_page_and_its_number(pdf: PdfReader) -> None:
    lines = pdf.pages[1].extract_text().splitlines()
    told = [line.split() for line in lines]
    for title, words in (
        ("Home", "See how far"),
        ("Rolling", "Down."),
        ("Oddities", "Folded text"),
    ):
        number = str(sheet_of(pdf, words) + 1)
        assert any(line[:1] == [title] and number in line for line in told) or (
            [title] in told and [number] in told
        )


def test_links_between_pages_lead_to_their_headings(pdf: PdfReader) -> None:
    found = links(pdf, pdf.pages[sheet_of(pdf, "See how far")])
    far, odd = found["roll--far"], found["odd"]
    assert isinstance(far, Target)
    assert isinstance(odd, Target)
    assert far.sheet == sheet_of(pdf, "How far?")
    assert odd.sheet == sheet_of(pdf, "Folded text")
    assert "https://example.org/" in found
    assert len(found) == 3  # what no paper has is no link


def test_ids_that_pages_share_are_told_apart(pdf: PdfReader) -> None:
    found = links(pdf, pdf.pages[sheet_of(pdf, "Back home")])
    home = found["home--same"]
    assert isinstance(home, Target)
    assert home.sheet == sheet_of(pdf, "See how far")


def test_folds_are_open_and_records_are_named_alone(pdf: PdfReader) -> None:
    text = "\n".join(page.extract_text() for page in pdf.pages)
    assert "Folded text" in text
    assert "Records: see the site" in text
    assert "Recorded text" not in text
    assert "An old link" not in text


def test_records_that_paper_has_are_whole_but_for_some_columns(
    pdf: PdfReader,
) -> None:
    text = "\n".join(page.extract_text() for page in pdf.pages)
    for fold in "ab":
        assert f"Fold {fold}" in text
        for n in range(50):
            assert f"keep{fold}{n}" in text
            assert f"too{fold}{n}" in text
    assert "Lost" not in text
    assert "lose" not in text


def test_a_long_table_is_printed_in_part(pdf: PdfReader) -> None:
    text = "\n".join(page.extract_text() for page in pdf.pages)
    assert "row 19" in text
    assert "row 20" not in text
    assert "30 more rows: see the site" in text


def test_bookmarks_are_the_navigation(pdf: PdfReader) -> None:
    home, laws, below = pdf.outline
    titles = [getattr(one, "title", None) for one in (home, laws)]
    assert titles == ["Home", "Laws"]
    assert isinstance(below, list)
    rolling, far, odd = below
    assert getattr(rolling, "title", None) == "Rolling"
    assert isinstance(far, list)
    assert [getattr(one, "title", None) for one in far] == ["How far?"]
    assert getattr(odd, "title", None) == "Oddities"


def test_it_is_titled_and_has_no_date(pdf: PdfReader) -> None:
    assert pdf.metadata
    assert pdf.metadata.title == "Balls"
    assert "/CreationDate" not in pdf.metadata
    assert pdf.root_object["/Lang"] == "en"


def test_a_site_is_printed_to_the_same_bytes(
    browser: Browser, site: Path, printed: bytes
) -> None:
    with served(site) as address:
        assert book.book(browser, address) == printed


def test_home_links_it_once_however_often_it_is_made(
    site: Path, printed: bytes, tmp_path: Path
) -> None:
    home = site / "index.html"
    before = home.read_bytes()
    for _ in range(2):
        sheets = book.put(site, printed)
    text = home.read_text("utf-8")
    home.write_bytes(before)
    assert text.count(f'href="{book.FILE}"') == 1
    assert "An old link" not in text
    assert f"{sheets} pages" in text
    assert (site / book.FILE).read_bytes() == printed


def test_where_a_browser_began_to_count_is_not_seen() -> None:
    first = b"/ID (node00000066) /Headers [(node00000009) (node00000066)]"
    later = b"/ID (node00000167) /Headers [(node00000110) (node00000167)]"
    assert counted(first) == counted(later)
    assert b"(node00000001) /Headers [(node00000000)" in counted(first)
    assert len(counted(later)) == len(later)
