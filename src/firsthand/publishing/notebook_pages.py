"""What notebook pages miss by not being Markdown.

JupyterLab's styles and loaders (half a megabyte, some of it from third
parties' servers) go; cells look like the site's listings. Formulas are set,
and a button offers the notebook itself.
"""

import html
import json
import re
from collections.abc import Iterator
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
# What nbconvert says of every picture, even of one that has a description.
UNDESCRIBED = 'alt="No description has been provided for this image"'
BUTTON = (
    '<p><a class="md-button" href="{}" download>Download this notebook</a></p>'
)


class NotebookError(ReportError):
    """A notebook cannot be shown as a page."""


def notebook_page(page: str, notebook: Path, root: Path) -> str:
    """Return a notebook's HTML as the site shows it.

    Args:
        page: As the converter has made it.
        notebook: The notebook itself.
        root: The repository's folder, where KaTeX is.

    Raises:
        FormulaError: With KaTeX's own words.
        NotebookError: It has no cells: the converter has changed. Or one of
            its pictures has no description.
    """
    cells = described(site_cells(page), [*descriptions(notebook)])
    button = BUTTON.format(notebook.name)
    whole = formulas.render_in_html(root, cells)
    return whole.replace("</h1>", f"</h1>{button}", 1)


def descriptions(notebook: Path) -> Iterator[str]:
    """Yield what a notebook says of each of its pictures, in order.

    Raises:
        NotebookError: It says nothing of one.
    """
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    for output in (one for cell in cells for one in cell.get("outputs", ())):
        for kind in output.get("data", {}):
            if kind.startswith("image/"):
                told = output["metadata"].get(kind, {}).get("alt")
                if not told:
                    raise NotebookError("a picture has no description")
                yield told


def described(page: str, told: list[str]) -> str:
    """Return a page whose pictures have their descriptions.

    Raises:
        NotebookError: There are not as many: the converter has changed.
    """
    first, *others = page.split(UNDESCRIBED)
    if len(others) != len(told):
        raise NotebookError(
            f"{len(others)} pictures have none of {len(told)} descriptions"
        )
    pieces = zip(told, others, strict=True)
    return first + "".join(
        f'alt="{html.escape(alt)}"{rest}' for alt, rest in pieces
    )


def site_cells(page: str) -> str:
    """Return the cells alone, marked up as the site's other pages are."""
    cells = CELLS.search(page)
    if cells is None:
        raise NotebookError("mkdocs-jupyter's page has no jupyter-wrapper")
    listings = CODE.sub(LISTING, EXTRAS.sub("", cells[0]))
    return listings.replace('class="anchor-link"', 'class="headerlink"')
