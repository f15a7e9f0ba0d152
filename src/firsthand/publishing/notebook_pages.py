"""What notebook pages miss by not being Markdown.

JupyterLab's styles and loaders (half a megabyte, some of it from third
parties' servers) go; cells look like the site's listings. Formulas are set,
and a button offers the notebook itself.
"""

import re
from pathlib import Path

from firsthand.errors import ReportError
from firsthand.publishing import formulas

CELLS = re.compile(
    r'(?s)<div class="jupyter-wrapper">.*<!-- jupyter-wrapper -->'
)
CODE = re.compile(
    r'(?s)<div class="highlight-ipynb[^"]*"><pre>(.*?)</pre></div>'
)
LISTING = r'<div class="highlight"><pre><code>\1</code></pre></div>'
# Copy buttons and prompts of JupyterLab's own, and its needless tab stops.
EXTRAS = re.compile(
    r'(?s)<div class="zeroclipboard-container">.*?</clipboard-copy>\s*</div>'
    r'|<div class="(?:clipboard-copy-txt|jp-Collapser|jp-\w+Prompt).*?</div>'
    r'| tabindex="0"'
)
BUTTON = (
    '<p><a class="md-button" href="{}" download>Download this notebook</a></p>'
)


class NotebookError(ReportError):
    """A notebook cannot be shown as a page."""


def notebook_page(html: str, file: str, root: Path) -> str:
    """Return a notebook's HTML as the site shows it.

    Args:
        html: As the converter has made it.
        file: The notebook's name.
        root: The repository's folder, where KaTeX is.

    Raises:
        FormulaError: With KaTeX's own words.
        NotebookError: It has no cells: the converter has changed.
    """
    cells = formulas.render_in_html(root, site_cells(html))
    return cells.replace("</h1>", f"</h1>{BUTTON.format(file)}", 1)


def site_cells(html: str) -> str:
    """Return the cells alone, marked up as the site's other pages are."""
    cells = CELLS.search(html)
    if cells is None:
        raise NotebookError("mkdocs-jupyter's page has no jupyter-wrapper")
    listings = CODE.sub(LISTING, EXTRAS.sub("", cells[0]))
    return listings.replace('class="anchor-link"', 'class="headerlink"')
