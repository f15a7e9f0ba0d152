r"""Formulas are set while the site is built, by KaTeX in an embedded V8.

pymdownx.arithmatex finds them; what it leaves as `\(...\)` becomes HTML and
MathML here, so a page needs no script to show maths, and a formula that KaTeX
does not understand never reaches a reader.
"""

import functools
import html
import json
import re
import xml.etree.ElementTree as etree
from pathlib import Path

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from py_mini_racer import MiniRacer

from firsthand.errors import ReportError
from firsthand.publishing.current_page import fail
from firsthand.report import Report

SCRIPT = "node_modules/katex/dist/katex.min.js"
STYLES = "docs/assets/katex/katex.min.css"

RENDER = """
const render = (latex, displayMode) => {
  const options = {displayMode, throwOnError: true, strict: "error",
                   output: "htmlAndMathml"};
  try {
    return JSON.stringify({html: katex.renderToString(latex, options)});
  } catch (error) {
    return JSON.stringify({error: error.message});
  }
}
"""


# How high a line is at least, in ems of KaTeX, and how large those are.
LINE, EM = 1.25, 1.21
STRUT = re.compile(
    r'"katex-strut" style="height:([\d.]+)em;(?:[^"]*:-([\d.]+)em)?'
)


class FormulaError(ReportError):
    """A formula that cannot be set."""


@functools.cache
def katex(root: Path) -> MiniRacer:
    """Return KaTeX, loaded once and kept.

    Raises:
        FormulaError: it has not been installed.
    """
    # Where Node itself would look: in each folder from here up.
    scripts = (folder / SCRIPT for folder in (root, *root.parents))
    script = next(filter(Path.is_file, scripts), None)
    if not script or not (root / STYLES).is_file():
        missing = STYLES if script else SCRIPT
        raise FormulaError(
            f"KaTeX is not set up ({missing}): make report, or npm install "
            "katex, then copy its style sheet and fonts to docs/assets/katex"
        )
    engine = MiniRacer()
    engine.eval(script.read_text("utf-8"))
    engine.eval(RENDER)
    return engine


@functools.lru_cache(maxsize=4096)
def render(root: Path, latex: str, *, display: bool) -> str:
    """Return a formula as HTML, with MathML for screen readers.

    Raises:
        FormulaError: with KaTeX's own words.
    """
    answer = json.loads(str(katex(root).call("render", latex, display)))
    if "error" in answer:
        formula = " ".join(latex.split())
        raise FormulaError(f"invalid formula {formula}: {answer['error']}")
    return placed(answer["html"]) if display else str(answer["html"])


def placed(formula: str) -> str:
    """Return a display that says how high it is.

    Browsers keep its place by that while it is too far from the screen to be
    laid out.
    """
    struts = [(float(a), float(b or 0)) for a, b in STRUT.findall(formula)]
    above = max((whole - below for whole, below in struts), default=0.0)
    below = max((below for _, below in struts), default=0.0)
    height = max(above + below, LINE) * EM
    style = f'style="contain-intrinsic-height: auto {height:.3f}em"'
    return formula.replace("<span", f"<span {style}", 1)


def unsearched(formula: str) -> str:
    """Return a formula marked as nothing to search.

    Of its text only letters would be found, without what is above or below.
    The mark is on an element that no formula has inside: Material's search
    takes the first end of the same name for the end of what is marked.
    """
    return f"<bdi data-search-exclude>{formula}</bdi>"


def render_in_html(root: Path, page: str) -> str:
    """Return a notebook's HTML with its `$...$` and `$$...$$` set.

    Raises:
        FormulaError: with KaTeX's own words.
    """
    code = r"<(pre|code|script|style)\b.*?</\1>|<[^>]*>"
    alone = r"\$\$(?P<display>[^$<]+)\$\$"
    inline = r"\$(?P<inline>(?!\s)[^$<]+)(?<!\s)\$(?!\d)"

    def replace(match: re.Match[str]) -> str:
        latex = match["display"] or match["inline"]
        if latex is None:
            return match[0]
        latex = html.unescape(latex).strip()
        display = match["display"] is not None
        return unsearched(render(root, latex, display=display))

    return re.sub(f"(?s){code}|{alone}|{inline}", replace, page)


class Formulas(Treeprocessor):
    """Sets what pymdownx.arithmatex has found."""

    def __init__(self, md: Markdown, root: Path) -> None:
        super().__init__(md)
        self.root = root

    def run(self, root: etree.Element) -> None:
        """Replace each formula of the page."""
        for element in root.iter():
            if "arithmatex" not in element.get("class", "").split():
                continue
            display = element.tag == "div"
            latex = element.text or ""
            if display:  # arithmatex escapes these, and these alone
                latex = html.unescape(latex)
            try:
                formula = render(
                    self.root, latex[2:-2].strip(), display=display
                )
            except FormulaError as error:
                fail(self.md, str(error))
            if display:  # the element itself is as good: no div is inside
                element.set("data-search-exclude", "")
            else:
                formula = unsearched(formula)
            element.text = self.md.htmlStash.store(formula)


def register(md: Markdown, report: Report) -> None:
    """Add formulas to a converter."""
    # After headings have been read for the table of contents (5).
    md.treeprocessors.register(Formulas(md, report.root), "report_formulas", 3)
