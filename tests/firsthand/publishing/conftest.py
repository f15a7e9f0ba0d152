"""A small report: results, a source file, a figure and a claim."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown
from mkdocs.commands.build import build
from mkdocs.config import load_config

from firsthand import checking
from firsthand.claim import Claim
from firsthand.publishing import PublishingExtension
from remembering_names import claims

Convert = Callable[[str], BeautifulSoup]
Build = Callable[..., Path]

REPOSITORY = Path(__file__).parents[2]
SOURCE = '''
SIZES = (
    57,
    128,
)


class Cell:
    """One step."""

    @staticmethod
    def forward(x: float) -> float:
        """Return the next state."""

        return x + 1
'''
SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="72pt" height="36pt">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:description>Loss falls
from 4 to 1.</dc:description></metadata></svg>"""
LOCK = {
    "rnn.curves": {
        "inputs": {"src/cell.py": "ab" * 32, "torch": "2.13.0"},
        "outputs": {"docs/generated/figures/rnn.curves.light.svg": "cd" * 32},
    }
}
CONFIGURATION = """
site_name: A small report
theme: {{name: mkdocs, highlightjs: false}}
exclude_docs: /generated/**/*.md
validation: {{anchors: warn}}
plugins:
  - mkdocs-jupyter: {{include_source: true, cache: false}}
hooks: [{hook}]
markdown_extensions:
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - pymdownx.arithmatex: {{generic: true}}
  - pymdownx.details
  - pymdownx.superfences
  - firsthand.publishing: {{root: !relative $config_dir}}
"""
EXTENSIONS = (
    "admonition",
    "attr_list",
    "def_list",
    "md_in_html",
    "tables",
    "pymdownx.arithmatex",
    "pymdownx.details",
    "pymdownx.superfences",
)


@pytest.fixture
def stale(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list of what is stale: nothing, unless a test adds to it."""
    things: list[str] = []
    monkeypatch.setattr(checking, "check", lambda root: list(things))
    return things


@pytest.fixture
def root(
    tmp_path: Path, stale: list[str], monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Return the small report's folder."""
    figures = "docs/generated/figures/rnn.curves"
    accuracy = {"accuracy": [0.57, 0.578, 0.586], "steps": 1000, "items": 7}
    hook = REPOSITORY / "src/remembering_names/publishing/notebooks.py"
    files = {
        "data/reported.json": '{"rnn": {"accuracy": 0.6}}',
        "data/results/rnn.lab.json": json.dumps(accuracy),
        "data/lock.json": json.dumps(LOCK),
        "src/remembering_names/cell.py": SOURCE,
        "docs/generated/row.md": "| [[ rnn.lab.steps ]] |",
        "docs/assets/katex/katex.min.css": "",
        "docs/how-this-report-is-made.md": "/// provenance | claims\n///\n\n"
        "/// provenance | figures\n///\n",
        f"{figures}.light.svg": SVG,
        f"{figures}.dark.svg": SVG,
        "mkdocs.yml": CONFIGURATION.format(hook=hook),
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "node_modules").symlink_to(REPOSITORY / "node_modules")
    sentence = "It *reaches* [[ rnn.lab.accuracy | percent ]] in `lab`."
    claim = Claim("rnn.learns", sentence, lambda numbers: True)
    monkeypatch.setattr(claims, "CLAIMS", (claim,))
    return tmp_path


@pytest.fixture
def convert(root: Path) -> Convert:
    """Return a function that turns Markdown into a parsed page."""
    md = Markdown(
        extensions=[*EXTENSIONS, PublishingExtension(root=root)],
        extension_configs={"pymdownx.arithmatex": {"generic": True}},
    )
    return lambda text: BeautifulSoup(md.convert(text), "html.parser")


@pytest.fixture
def build_site(root: Path) -> Build:
    """Return a function that builds pages, given by name, with MkDocs."""

    def build_pages(pages: dict[str, str], *, strict: bool = True) -> Path:
        for name, text in pages.items():
            (root / "docs" / name).parent.mkdir(exist_ok=True)
            (root / "docs" / name).write_text(text, "utf-8")
        build(load_config(str(root / "mkdocs.yml"), strict=strict))
        return root / "site"

    return build_pages
