"""The one MkDocs hook: what notebook pages miss by not being Markdown.

JupyterLab's styles and loaders (half a megabyte, some of it from third
parties' servers) go; cells look like the site's listings. Formulas are set,
and a button offers the notebook itself.
"""

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from firsthand.publishing import formulas, freshness_banner

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


def on_page_content(
    html: str, page: Page, config: MkDocsConfig, files: Files
) -> str:
    """Return a notebook's HTML as the site shows it."""
    if not page.file.src_uri.endswith(".ipynb"):
        return html
    root = Path(config.config_file_path).parent
    try:
        cells = formulas.render_in_html(root, site_cells(html))
    except formulas.FormulaError as error:
        raise BuildError(f"{page.file.src_uri}: {error}") from error
    button = BUTTON.format(Path(page.file.src_uri).name)
    stale = freshness_banner.stale(files, root)
    return freshness_banner.banner(stale) + cells.replace(
        "</h1>", f"</h1>{button}", 1
    )


def site_cells(html: str) -> str:
    """Return the cells alone, marked up as the site's other pages are.

    Raises:
        BuildError: the page has no cells: mkdocs-jupyter has changed.
    """
    cells = CELLS.search(html)
    if cells is None:
        raise BuildError("mkdocs-jupyter's page has no jupyter-wrapper")
    listings = CODE.sub(LISTING, EXTRAS.sub("", cells[0]))
    return listings.replace('class="anchor-link"', 'class="headerlink"')
