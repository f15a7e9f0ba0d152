"""All that is known of MkDocs: the plugin `firsthand` in `mkdocs.yml`."""

import gc
import logging
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markdown import Markdown
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from firsthand.errors import ReportError
from firsthand.publishing import current_page, freshness_banner, site_memory
from firsthand.publishing.built_site import Built, finish
from firsthand.publishing.content_policy import with_policy
from firsthand.publishing.moved_pages import write_stubs
from firsthand.publishing.notebook_pages import notebook_page
from firsthand.publishing.reading_paths import paths_of
from firsthand.publishing.report_here import EXTENSION, report_here
from firsthand.publishing.script_order import scripts_first
from firsthand.publishing.source_links import source_of
from firsthand.results import is_foreign

LOG = logging.getLogger("mkdocs")  # a strict build counts its warnings


class MkDocs(current_page.Engine):
    """MkDocs, as far as pages must know it."""

    def page_of(self, md: Markdown) -> str:
        """Return the page's path in docs/, or "" if it is not known."""
        links = links_of(md)
        return str(links.file.src_uri) if links else ""

    def build_of(self, md: Markdown) -> object:
        """Return what all pages of one build share, and no other build has."""
        links = links_of(md)
        return links.files if links else md

    def error(self, message: str) -> Exception:
        """Return what stops a build with one line."""
        return BuildError(message)

    def warn(self, message: str) -> None:
        """Print a line; a strict build fails at its end."""
        LOG.getChild("firsthand").warning(message)


def links_of(md: Markdown) -> Any:
    """Return MkDocs' processor of links: it knows its page and its build."""
    if "relpath" in md.treeprocessors:
        return md.treeprocessors["relpath"]
    return None


class Options(Config):
    """What the site engine alone must know; the extension is told the rest.

    Attributes:
        moved: The new place of each page that has moved, as paths in docs/.
    """

    moved = Type(dict, default={})


class FirsthandPlugin(BasePlugin[Options]):
    """Tells pages about MkDocs, and MkDocs about stale results."""

    memory: site_memory.SiteMemory | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember pages between the builds of a server."""
        if command == "serve":
            self.memory = site_memory.new()

    def on_shutdown(self) -> None:
        """Forget them: the plugin may outlive the server."""
        self.memory = None

    def on_config(self, config: MkDocsConfig) -> None:
        """See that this site and the code that runs belong together.

        Raises:
            BuildError: They do not.
        """
        # A build's trees live until its end: looking for garbage among them
        # takes a quarter of it.
        gc.disable()
        self.engine = MkDocs()
        here = Path(config.config_file_path).resolve().parent
        try:
            self.report = report_here(config.mdx_configs, here)
        except ReportError as error:
            raise BuildError(str(error)) from None
        config.mdx_configs[EXTENSION]["engine"] = self.engine
        if config.strict:  # or `-q` hides the warnings that strict counts
            LOG.setLevel(min(LOG.getEffectiveLevel(), logging.WARNING))

    def on_files(self, files: Files, config: MkDocsConfig) -> None:
        """Leave out what editors and file managers put among the pages."""
        for file in [*files]:
            if any(map(is_foreign, file.src_uri.split("/"))):
                files.remove(file)

    def on_nav(
        self, nav: Navigation, config: MkDocsConfig, files: Files
    ) -> None:
        """Let a server see what has changed since the last build."""
        if self.memory:
            own = (config.docs_dir, config.config_file_path)
            watched = [Path(path) for path in (*own, *config.watch)]
            self.memory.pages.begin(self.report.root, watched, files)
            self.memory.search.use_all(config.plugins.values())

    def on_pre_page(
        self, page: Page, config: MkDocsConfig, files: Files
    ) -> None:
        """Let a server convert a page only if it is no longer what it was."""
        if self.memory:
            stale = freshness_banner.stale(files, self.report, self.engine)
            convert = partial(page.render, config, files)
            render = partial(self.memory.pages.convert, page, convert, stale)
            vars(page)["render"] = lambda *_: render()

    def on_env(
        self, env: Environment, config: MkDocsConfig, files: Files
    ) -> None:
        """Take down titles, hand on paths; a server compiles only once."""
        self.titles = {
            file.src_uri: str(file.page.title)
            for file in files.documentation_pages()
            if file.page
        }
        try:
            env.globals["reading_paths"] = paths_of(Path(config.docs_dir))
        except ReportError as error:
            raise BuildError(str(error)) from None
        if self.memory:
            env.bytecode_cache = self.memory.templates

    def on_page_content(
        self, html: str, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Return a notebook's HTML as the site shows it.

        Raises:
            BuildError: It cannot be shown.
        """
        if not page.file.src_uri.endswith(".ipynb"):
            return html
        notebook = Path(str(page.file.abs_src_path))
        try:
            content = notebook_page(html, notebook, self.report.root)
        except ReportError as error:
            raise BuildError(f"{page.file.src_uri}: {error}") from error
        stale = freshness_banner.stale(files, self.report, self.engine)
        return freshness_banner.banner(stale) + content

    def on_post_page(self, output: str, **_: Any) -> str:
        """Return a built page with its scripts in order, and its policy.

        A server has none: the script by which it reloads pages changes.
        """
        page = scripts_first(output)
        return page if self.memory else with_policy(page)

    on_post_template = on_post_page  # pages that no Markdown is behind

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Finish the site, and collect garbage.

        Raises:
            BuildError: What is told of its pages is not so.
        """
        gc.enable()
        folder, home = Path(config.site_dir), config.site_url or ""
        root, said = self.report.root, LOG.getChild("firsthand").info
        try:
            write_stubs(self.config.moved, self.titles, folder)
            if not self.memory:  # nobody shares what a server shows
                source = source_of(self.report, config.extra)
                built = Built(
                    root, folder, home, self.titles, config.nav, source
                )
                for line in finish(built):
                    said(line)
        except ReportError as error:
            raise BuildError(str(error)) from None

    def on_build_error(self, error: Exception) -> None:
        """Do so too if it ends early."""
        gc.enable()
