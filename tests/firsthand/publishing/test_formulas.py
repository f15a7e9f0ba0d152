"""Formulas are set while the site is built."""

import importlib
import re
from pathlib import Path

import pytest
from tests.firsthand.publishing.conftest import Convert

from firsthand.publishing import formulas
from firsthand.publishing.current_page import PageError


def test_an_inline_formula_becomes_html_and_mathml(convert: Convert) -> None:
    page = convert("Let $a < b_t$ hold.")
    assert len(page.select(".katex-html")) == 1
    assert page.select("annotation")[0].get_text() == "a < b_t"


def test_a_displayed_formula_keeps_comparison_and_alignment(
    convert: Convert,
) -> None:
    latex = "\\begin{aligned} a &< b \\\\ c &> d \\end{aligned}"
    page = convert(f"$$\n{latex}\n$$")
    assert len(page.select(".katex-display")) == 1
    assert page.select("annotation")[0].get_text() == latex


def test_search_reads_no_formula(convert: Convert, root: Path) -> None:
    page = convert("A letter $x_t$ comes.\n\n$$\nh_t\n$$\n\nIt is read.")
    notebook = formulas.render_in_html(root, "<p>Then $y$ and $$z_t$$</p>")
    # mypy knows no types of it.
    search = importlib.import_module("material.plugins.search.plugin")
    parser = search.Parser()
    parser.feed(f"{page}{notebook}")
    text = "".join(parser.data[0].text)
    words = " ".join(re.sub("<[^>]*>", " ", text).split())
    assert words == "A letter comes. It is read. Then and"


@pytest.mark.survives(
    "Hostile pages",
    "a formula that is no LaTeX",
    "the build stops with KaTeX's words in one line",
)
@pytest.mark.parametrize("latex", [r"\frac{1}", r"\unknown", "é"])
def test_an_invalid_formula_stops_the_build_with_one_line(
    convert: Convert, latex: str
) -> None:
    with pytest.raises(PageError) as error:
        convert(f"$$\n{latex}\n$$")
    assert str(error.value).startswith(f"invalid formula {latex}: ")
    assert "\n" not in str(error.value)


@pytest.mark.survives(
    "Places and clones",
    "no KaTeX is installed",
    "one line that says what to run",
)
@pytest.mark.parametrize("missing", [formulas.SCRIPT, formulas.STYLES])
def test_a_missing_katex_says_what_to_run(
    root: Path, convert: Convert, missing: str
) -> None:
    if missing == formulas.SCRIPT:
        (root / "node_modules").unlink()
    else:
        (root / missing).unlink()
    with pytest.raises(PageError, match=r"KaTeX is not set up .*make report"):
        convert("$x$")


def test_a_notebooks_formulas_are_set_but_not_its_code(root: Path) -> None:
    page = "<p>$a &lt; b$ for $5 each</p>$$c$$<pre>$x$</pre><code>$y$</code>"
    rendered = formulas.render_in_html(root, page)
    assert rendered.count('class="katex-html"') == 2
    assert "for $5 each" in rendered
    assert rendered.endswith("<pre>$x$</pre><code>$y$</code>")
