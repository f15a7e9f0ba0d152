"""All that is known of Zensical, which builds sites as MkDocs does.

`python -m firsthand.publishing.zensical_adapter` builds this site with it. It
reads `mkdocs.yml`, but runs no plugin of ours. So what the plugin does for
MkDocs is done before and after: it is given a copy of the pages, in which
notebooks are pages already, and what it would pass over in silence stops it.
"""

import importlib.metadata
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from markdown import Markdown

from firsthand import report, results
from firsthand.errors import ReportError
from firsthand.making import checking
from firsthand.publishing import current_page
from firsthand.publishing.notebook_pages import notebook_page
from firsthand.report import Report

EXTENSION = "firsthand.publishing"
ENGINE = f"{EXTENSION}.zensical_adapter:Zensical"  # run, this is __main__
CONTEXT = "rendering_context"  # Zensical's own, in every converter
FOLDER = ".zensical"  # what it is given, below the report's root
SITE = f"{FOLDER}/site"
NO_PAGES = ("decisions", "generated")  # folders whose Markdown is no page


class SiteError(ReportError):
    """The site cannot be built with this engine; says why."""


class Zensical(current_page.Engine):
    """Zensical, as far as pages must know it."""

    def page_of(self, md: Markdown) -> str:
        """Return the page's path in docs/, or "" if it is not known."""
        context = context_of(md)
        return str(context.page.path) if context else ""

    def build_of(self, md: Markdown) -> object:
        """Return what all pages of one build share, and no other build has."""
        context = context_of(md)
        return id(context.config) if context else md

    def error(self, message: str) -> Exception:
        """Return what stops a build with one line."""
        return SiteError(message)

    def warn(self, message: str) -> None:
        """Print a line; who builds strictly has looked before."""
        print(f"warning: {message}", file=sys.stderr)


def context_of(md: Markdown) -> Any:
    """Return what Zensical tells a converter; None if it made none."""
    known = CONTEXT in md.preprocessors
    return md.preprocessors[CONTEXT] if known else None


class Settings(yaml.SafeLoader):
    """Reads `mkdocs.yml`, with values from the environment."""

    def from_environment(self, node: yaml.Node) -> Any:
        """Return the first of some variables that is set, or the last word."""
        if isinstance(node, yaml.ScalarNode):
            return os.environ.get(str(node.value))
        *names, default = self.construct_sequence(node)
        return next((os.environ[n] for n in names if n in os.environ), default)


Settings.add_constructor("!ENV", Settings.from_environment)


def settings(root: Path) -> dict[str, Any]:
    """Return what Zensical is told: what MkDocs is, but for places and plugins.

    Raises:
        SiteError: No Markdown extension of ours is named there.
    """
    text = (root / "mkdocs.yml").read_text("utf-8")
    found: dict[str, Any] = yaml.load(text, Settings)
    for extension in found["markdown_extensions"]:
        if isinstance(extension, dict) and EXTENSION in extension:
            extension[EXTENSION]["engine"] = ENGINE
            break
    else:
        raise SiteError(f"mkdocs.yml: markdown_extensions lack {EXTENSION}")
    found["plugins"] = ["search"]
    found["nav"] = as_pages(found.get("nav", []))
    found["docs_dir"], found["site_dir"] = "docs", "site"
    return found


def as_pages(nav: Any) -> Any:
    """Return a navigation in which notebooks are pages."""
    if isinstance(nav, list):
        return [as_pages(one) for one in nav]
    if isinstance(nav, Mapping):
        return {title: as_pages(below) for title, below in nav.items()}
    return nav.replace(".ipynb", ".md")


def stage(given: Report) -> Path:
    """Copy all that Zensical is to read; return its configuration's path."""
    folder, docs = given.root / FOLDER, given.root / "docs"
    shutil.rmtree(folder, ignore_errors=True)
    for file in results.visible(docs, "*"):
        name = file.relative_to(docs)
        is_page = file.suffix != ".md" or name.parts[0] not in NO_PAGES
        if file.is_dir() or not is_page:
            continue
        to = folder / "docs" / name
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, to)
        if file.suffix == ".ipynb":  # and the notebook itself, to download
            page = to.with_suffix("") / file.name
            page.parent.mkdir()
            to.rename(page)
            to.with_suffix(".md").write_text(notebook(file, given), "utf-8")
    configuration = folder / "mkdocs.yml"
    text = yaml.safe_dump(settings(given.root), sort_keys=False)
    configuration.write_text(text, "utf-8")
    return configuration


def notebook(file: Path, given: Report) -> str:
    """Return a notebook as a page, from the converter that MkDocs uses."""
    from mkdocs_jupyter.convert import nb2html

    made = nb2html(str(file), allow_errors=False, custom_mathjax_url="")
    return f"{notebook_page(made, file, given.root)}\n"


def build(given: Report) -> None:
    """Build the site of a report.

    Raises:
        SiteError: It is stale, or Zensical is not there, stops, or leaves
            a page out.
    """
    if stale := checking.check(given):
        raise SiteError(f"Stale: {'; '.join(stale)}")
    if not any(importlib.metadata.distributions(name="zensical")):
        raise SiteError("Zensical is not installed; `make zensical` does it")
    configuration = stage(given)
    shutil.rmtree(given.root / SITE, ignore_errors=True)
    command = ["-m", "zensical", "build", "--clean", "--strict"]
    done = subprocess.run(
        [sys.executable, *command, "--config-file", str(configuration)],
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SiteError(reason(done.stderr))
    if lacking := next(missing(given.root), None):
        raise SiteError(f"built, but a page is missing: {lacking}")


def reason(said: str) -> str:
    """Return why a build has ended, from all that was said of it."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    ours = [line for line in lines if SiteError.__name__ in line]
    last = (ours or lines or ["Zensical does not say why"])[-1]
    return last.partition(f"{SiteError.__name__}: ")[2] or last


def missing(root: Path) -> Iterator[str]:
    """Yield each page that was given, and is not in the site."""
    docs = root / FOLDER / "docs"
    for file in results.visible(docs, "*.md"):
        name = file.relative_to(docs).with_suffix("")
        below = name.parent if name.name == "index" else name
        if not (root / SITE / below / "index.html").is_file():
            yield name.as_posix()


def main() -> int:
    """Build the site whose `mkdocs.yml` lies here; return the exit status."""
    try:
        found = settings(Path.cwd())
        for extension in found["markdown_extensions"]:
            if isinstance(extension, dict) and EXTENSION in extension:
                build(report.load(extension[EXTENSION]["report"]))
    except (ReportError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
