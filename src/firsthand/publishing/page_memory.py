"""Pages as they became, for a server that builds the site again and again.

What a page became is shown again only if nothing has changed that could have
changed it: its own text, every other file that is watched, what is stale, and
those files beyond that it opened when it was converted. Other pages' texts are
of the last kind: few pages read them, and which do is seen, not declared.

A server alone uses this. A build converts every page.
"""

import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Self

from firsthand.results import visible
from firsthand.tracking.hashes import digest, file_digest


@dataclass(frozen=True)
class Became:
    """What a page became.

    Attributes:
        state: Of all that could have changed it, but for what it opened.
        opened: The hash of each file that it opened beyond that.
        attributes: What converting it has set.
        links: Those of its links that the engine checks, by path.
    """

    state: str
    opened: dict[str, str]
    attributes: dict[str, Any]
    links: dict[str, Any]


class PageMemory:
    """Remembers pages from one build to the next."""

    def __init__(self) -> None:
        self.pages: dict[str, Became] = {}
        self.opened: set[str] | None = None  # None: nobody asks
        sys.addaudithook(self.hear)

    def begin(self, root: Path, watched: Iterable[Path], files: Any) -> None:
        """Look at the report as it is at the start of one build.

        What a page opens later counts as it was here: if it has changed since,
        the next build sees that.

        Args:
            root: The report's folder.
            watched: The files and folders whose changes start a build.
            files: What the site engine knows of.
        """
        self.root, self.files = f"{root}{os.sep}", files
        self.hash = cache(lambda path: file_digest(Path(path)))
        texts = {f.abs_src_path for f in files if f.is_documentation_page()}
        found = sorted({path for one in watched for path in files_in(one)})
        hashes = [(path, self.hash(path)) for path in found]
        common = [one for one in hashes if one[0] not in texts]
        self.common = {path for path, _ in common}
        self.state = digest(repr(([f.src_uri for f in files], common)))

    def convert(
        self, page: Any, convert: Callable[[], None], stale: tuple[str, ...]
    ) -> None:
        """Convert a page, or make it what it became when it last was.

        Args:
            page: The site engine's.
            convert: Converts it.
            stale: What is stale, of which it tells.
        """
        state = digest(repr((self.state, stale, page.markdown, page.meta)))
        known = self.pages.pop(page.file.src_uri, None)
        if known and known.state == state and self.is_as_it_was(known):
            self.restore(page, known)
        else:
            before = {**vars(page)}
            with self.listening() as opened, Warnings.heard() as warnings:
                convert()
            if warnings.count:  # the next build has to give them again
                return
            known = Became(state, opened, *changes(before, page))
        self.pages[page.file.src_uri] = known

    def is_as_it_was(self, known: Became) -> bool:
        """Tell whether all is unchanged that a page has opened."""
        return all(self.hash(p) == then for p, then in known.opened.items())

    def restore(self, page: Any, known: Became) -> None:
        """Make a page what it became."""
        vars(page).update(known.attributes)
        page.links_to_anchors = {
            self.files.get_file_from_path(path): links
            for path, links in known.links.items()
        }

    @contextmanager
    def listening(self) -> Iterator[dict[str, str]]:
        """Yield what will hold the hash of each file that is opened.

        Files that count for every page are left out, and those of libraries.
        """
        hashes: dict[str, str] = {}
        self.opened = set()
        try:
            yield hashes
            paths = {str(Path(path).absolute()) for path in self.opened}
            for path in paths - self.common:
                is_library = path.startswith((sys.prefix, sys.base_prefix))
                if path.startswith(self.root) and not is_library:
                    hashes[path] = self.hash(path)
        finally:
            self.opened = None

    def hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Take an event from Python."""
        if event == "open" and self.opened is not None:
            path = arguments[0]
            if isinstance(path, str | os.PathLike):
                self.opened.add(os.fspath(path))


def files_in(watched: Path) -> Iterator[str]:
    """Yield the files of a folder but for other programs', or a file."""
    for path in visible(watched, "*") if watched.is_dir() else [watched]:
        if path.is_file() and path.parent.name != "__pycache__":
            yield str(path)


class Warnings(logging.Handler):
    """Counts what the site engine is warned of."""

    count = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Take a warning."""
        self.count += 1

    @classmethod
    @contextmanager
    def heard(cls) -> Iterator[Self]:
        """Count them from here on."""
        logger, ear = logging.getLogger("mkdocs"), cls(logging.WARNING)
        logger.addHandler(ear)
        try:
            yield ear
        finally:
            logger.removeHandler(ear)


def changes(
    before: dict[str, Any], page: Any
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return which attributes of a page are new, and its links by path."""
    links = page.links_to_anchors or {}
    attributes = {
        name: value
        for name, value in vars(page).items()
        if name not in before or before[name] is not value
    }
    attributes.pop("links_to_anchors", None)
    return attributes, {file.src_uri: links[file] for file in links}
