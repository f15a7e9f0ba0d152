"""Numbers in raw HTML: in blocks, which Markdown leaves alone, and in tags.

What is code there stays as it is. A checked sentence needs Markdown around it.
"""

import html
import re
import xml.etree.ElementTree as etree
from collections.abc import Callable

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from firsthand.conclusions.claim import Claim
from firsthand.publishing.current_page import fail
from firsthand.publishing.inline import Inline
from firsthand.publishing.numbers import PATTERN, Numbers
from firsthand.report import Report

# What a page shows as it stands, or not at all.
VERBATIM = (
    r"<!--.*?-->|<(?P<tag>code|pre|script|style|textarea)\b.*?</(?P=tag)>"
)
ATTRIBUTES = r"""(?:"[^"]*"|'[^']*'|[^<>"'])*"""
# A tag with a number in its attributes.
TAG = rf"<[A-Za-z][\w:-]*\s(?=[^<]*\[\[){ATTRIBUTES}>"
# What is no prose in prose, with what looks like a number in it.
CODE = r"<code\b[^>]*>(?:(?!</code>).)*?\[\[.*?</code>"
COMMENT = r"<!--(?:(?!-->).)*?\[\[.*?-->"


def filled(
    md: Markdown,
    numbers: Numbers,
    text: str,
    encode: Callable[[str], str] = html.escape,
) -> str:
    """Return text with the value of each expression in it.

    Args:
        md: Converts the page.
        numbers: Evaluates expressions.
        text: HTML, but for what `encode` makes of values.
        encode: Makes of a value what belongs there.
    """

    def value(match: re.Match[str]) -> str:
        if match[1] is None:
            return match[0]
        found = numbers.value(match)
        if isinstance(found, Claim):
            fail(
                md,
                f"claim {found.key!r} stands in raw HTML: give the element"
                ' markdown="1", or write it outside',
            )
        return encode(found)

    return re.sub(f"(?is){PATTERN}|{VERBATIM}", value, text)


def fill_tags(md: Markdown, numbers: Numbers, parent: etree.Element) -> None:
    """Fill the attributes of an element and of all in it."""
    for element in parent.iter():
        for name, text in element.attrib.items():
            element.set(name, filled(md, numbers, text, str))


class Tags(Inline):
    """Fills the attributes of tags in prose; leaves what they mark as code."""

    def __init__(self, md: Markdown, report: Report, numbers: Numbers) -> None:
        super().__init__(f"{CODE}|{COMMENT}|{TAG}", md, report)
        self.numbers = numbers

    def replacement(self, match: re.Match[str]) -> str:
        """Return what stands for the tag until the page is put together."""
        tag = filled(self.md, self.numbers, match[0])
        return self.md.htmlStash.store(tag)


class BeforeBlocks(Preprocessor):
    """Notes what had been set aside before raw HTML is."""

    count = 0

    def run(self, lines: list[str]) -> list[str]:
        """Return the page's lines."""
        self.count = len(self.md.htmlStash.rawHtmlBlocks)
        return lines


class AfterBlocks(Preprocessor):
    """Fills the blocks of raw HTML that have been set aside since."""

    def __init__(
        self, md: Markdown, numbers: Numbers, before: BeforeBlocks
    ) -> None:
        super().__init__(md)
        self.numbers, self.before = numbers, before

    def run(self, lines: list[str]) -> list[str]:
        """Return the page's lines."""
        blocks = self.md.htmlStash.rawHtmlBlocks
        for place in range(self.before.count, len(blocks)):
            block = blocks[place]
            if isinstance(block, str):
                blocks[place] = filled(self.md, self.numbers, block)
            else:  # it holds Markdown, filled later; its tags do not
                fill_tags(self.md, self.numbers, block)
        return lines


class Titles(Treeprocessor):
    """Fills the titles of links whose addresses stand elsewhere."""

    def __init__(self, md: Markdown, numbers: Numbers) -> None:
        super().__init__(md)
        self.numbers = numbers

    def run(self, root: etree.Element) -> None:
        """Fill those of the page."""
        for name, (address, title) in self.md.references.items():
            if title:
                shown = filled(self.md, self.numbers, title, str)
                self.md.references[name] = address, shown


def register(md: Markdown, report: Report) -> None:
    """Add numbers in raw HTML to a converter."""
    numbers = md.inlinePatterns["report_numbers"]
    assert isinstance(numbers, Numbers)
    # After code (190) and maths (189.9), before numbers in prose (185).
    md.inlinePatterns.register(Tags(md, report, numbers), "report_tags", 187)
    before = BeforeBlocks(md)
    after = AfterBlocks(md, numbers, before)
    # Before inline text, which makes the links (20).
    md.treeprocessors.register(Titles(md, numbers), "report_titles", 21)
    # Around the step that sets blocks of HTML aside (20).
    md.preprocessors.register(before, "report_before_html", 20.5)
    md.preprocessors.register(after, "report_after_html", 19.5)
