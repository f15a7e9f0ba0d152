"""What a server keeps from one build to the next, beside the pages themselves.

Entries of a search are those of the content that a page has; templates are
compiled anew when their text is another. So neither can be out of date.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from firsthand.publishing.page_memory import PageMemory


class SearchMemory:
    """Remembers what pages bring to the index of a search."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[Any, list[Any]]] = {}

    def use_all(self, plugins: Iterable[Any]) -> None:
        """Let the index of each of a site's plugins that has one do so."""
        for plugin in plugins:
            if hasattr(getattr(plugin, "search_index", None), "entries"):
                self.use(plugin.search_index)

    def use(self, index: Any) -> None:
        """Let an index of this build take what it has taken before."""
        add = index.add_entry_from_context

        def add_page(page: Any) -> None:
            state = (page.url, page.title, page.meta, page.content)
            known, entries = self.pages.get(page.file.src_uri, (None, []))
            if known == state:
                index.entries += entries
                return
            start = len(index.entries)
            add(page)
            self.pages[page.file.src_uri] = state, index.entries[start:]

        index.add_entry_from_context = add_page


class TemplateMemory(BytecodeCache):
    """Remembers templates as they were compiled, by the hash of their text."""

    def __init__(self) -> None:
        self.code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what is known; Jinja sees whether it is old."""
        if bucket.key in self.code:
            bucket.bytecode_from_string(self.code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a bucket holds."""
        self.code[bucket.key] = bucket.bytecode_to_string()


class SiteMemory(NamedTuple):
    """All that a server keeps."""

    pages: PageMemory
    search: SearchMemory
    templates: TemplateMemory


def new() -> SiteMemory:
    """Return a memory that is empty."""
    return SiteMemory(PageMemory(), SearchMemory(), TemplateMemory())
