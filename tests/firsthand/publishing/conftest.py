"""A small report: results, a source file, a figure and a claim."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown
from mkdocs.commands.build import build
from mkdocs.config import load_config

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import holds
from firsthand.publishing import PublishingExtension
from firsthand.report import Report
from firsthand.target import Target
from firsthand.tracking.mark_fresh import mark_fresh

Convert = Callable[[str], BeautifulSoup]
Build = Callable[..., Path]

REPOSITORY = Path(__file__).parents[3]
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
SVG = """<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 36" width="96"
height="48"><title>Loss falls from 4 to 1.</title><text>[[ *step* ]]</text>
</svg>"""
TARGETS = (
    Target(
        name="rnn.lab",
        function="small.training:train",
        settings={"seed": 1},
        data=(),
        reads=(),
        writes={"results": "data/results/rnn.lab.json"},
    ),
    Target(
        name="rnn.curves",
        function="small.drawing:draw",
        settings={},
        data=("data/reported.json",),
        reads=("data/results/rnn.lab.json",),
        writes={"svg": "docs/generated/figures/rnn.curves.svg"},
    ),
    Target(
        name="row",
        function="small.drawing:row",
        settings={},
        data=(),
        reads=(),
        writes={"fragment": "docs/generated/row.md"},
    ),
)
SENTENCE = "It *reaches* [[ rnn.lab.accuracy | percent ]] in `lab`."
CLAIM = Claim("rnn.learns", SENTENCE, lambda numbers: holds(True))
CONFIGURATION = """
site_name: A small report
theme: {name: mkdocs, highlightjs: false}
exclude_docs: /generated/**/*.md
validation: {anchors: warn}
plugins:
  - mkdocs-jupyter: {include_source: true, cache: false}
  - firsthand
markdown_extensions:
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - pymdownx.arithmatex: {generic: true}
  - pymdownx.details
  - pymdownx.superfences
  - firsthand.publishing: {report: small_report:REPORT}
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
def report(tmp_path: Path) -> Report:
    """Return the small report, fresh."""
    figures = "docs/generated/figures/rnn.curves"
    numbers = {
        "accuracy": [0.57, 0.578, 0.586],
        "diverged": [0.25, None],
        "items": 7,
        "steps": 1000,
    }
    files = {
        "data/reported.json": '{"rnn": {"accuracy": 0.6}}',
        "data/results/rnn.lab.json": json.dumps(numbers),
        "pyproject.toml": "[dependency-groups]\ntrain = []\n",
        "requirements.lock": "",
        "src/small/__init__.py": "",
        "src/small/cell.py": SOURCE,
        "src/small/drawing.py": "from small import cell\n",
        "src/small/training.py": "from small import cell\n",
        "docs/generated/row.md": "| [[ rnn.lab.steps ]] |",
        "docs/assets/katex/katex.min.css": "",
        "docs/claims.md": "/// provenance | claims\n///\n",
        "docs/how-this-report-is-made.md": "/// provenance | figures\n///\n",
        f"{figures}.svg": SVG,
        "mkdocs.yml": CONFIGURATION,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "node_modules").symlink_to(REPOSITORY / "node_modules")
    small = small_report_in(tmp_path)
    mark_fresh(small)
    return small


def small_report_in(folder: Path) -> Report:
    """Return the small report, whose files are in a folder."""
    return Report(
        root=folder,
        package="small",
        registry="",
        experiments=TARGETS,
        claims=(CLAIM,),
        check_data=lambda root: None,
    )


@pytest.fixture
def root(report: Report) -> Path:
    """Return the small report's folder."""
    return report.root


def converter(report: Report) -> Convert:
    """Return a function that turns a report's Markdown into a parsed page."""
    md = Markdown(
        extensions=[*EXTENSIONS, PublishingExtension(report=report)],
        extension_configs={"pymdownx.arithmatex": {"generic": True}},
    )
    return lambda text: BeautifulSoup(md.convert(text), "html.parser")


@pytest.fixture
def convert(report: Report) -> Convert:
    """Return a function that turns Markdown into a parsed page."""
    return converter(report)


@pytest.fixture
def small_report(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the configuration find the small report."""
    module = ModuleType("small_report")
    monkeypatch.setattr(module, "REPORT", report, raising=False)
    monkeypatch.setitem(sys.modules, module.__name__, module)


@pytest.fixture
def build_site(root: Path, small_report: None) -> Build:
    """Return a function that builds pages, given by name, with MkDocs."""

    def build_pages(pages: dict[str, str], *, strict: bool = True) -> Path:
        for name, text in pages.items():
            (root / "docs" / name).parent.mkdir(exist_ok=True)
            (root / "docs" / name).write_text(text, "utf-8")
        build(load_config(str(root / "mkdocs.yml"), strict=strict))
        return root / "site"

    return build_pages
