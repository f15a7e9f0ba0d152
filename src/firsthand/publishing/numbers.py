"""Numbers in prose: `[[ rnn.lab_protocol.steps | count ]]`.

An inline pattern: it works wherever Markdown has text (tables, headings, list
items, an image's alternative text) and never in code or maths, which Markdown
takes out first. `[[ claim("key") ]]` brings a checked sentence with its mark.
What stands in raw HTML is the business of `raw_html`.
"""

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import InlineProcessor as InlineTree
from markdown.util import AtomicString

from firsthand.conclusions.claim import Claim
from firsthand.publishing.current_page import CLAIMS_PAGE, fail, link
from firsthand.publishing.expressions import ExpressionError, Expressions
from firsthand.publishing.inline import Inline
from firsthand.report import Report

SPACED = r"\s(?:(?!\[\[).)+?\s"
# Without spaces it has to begin like a name: `[[1, 2]]` is a list of lists,
# and `[[source]](address)` a link.
TIGHT = r"\s?\(*[A-Za-z_]\w*[.(](?:[^\[\]]|\[[^\[\]]*\])*?"
PATTERN = rf"(?<!\\)\[\[({SPACED}|{TIGHT})\]\]"
# Stands for the `|` of a filter while Markdown looks for a table's columns.
BAR = "\ue07c"


def guard_bars(text: str) -> str:
    """Return `text` with no column mark inside `[[ ... ]]`."""
    return re.sub(PATTERN, lambda match: match[0].replace("|", BAR), text)


class Numbers(Inline):
    """Puts the value of each expression on the page."""

    def __init__(self, md: Markdown, report: Report) -> None:
        super().__init__(PATTERN, md, report)
        self.expressions = Expressions(report)

    def replacement(self, match: re.Match[str]) -> etree.Element | str:
        """Return the value, or a claim with its mark."""
        value = self.value(match)
        if isinstance(value, Claim):
            return claim_element(self.md, value)
        return value

    def value(self, match: re.Match[str]) -> str | Claim:
        """Return what an expression stands for; else stop the build."""
        expression = " ".join(match[1].replace(BAR, "|").split())
        try:
            return self.expressions.evaluate(expression)
        except ExpressionError as error:
            fail(self.md, str(error))


def claim_element(md: Markdown, claim: Claim) -> etree.Element:
    """Return a claim's sentence, and a mark that leads to its check."""
    parent = etree.Element("div")
    element = etree.SubElement(parent, "span", {"class": "claim"})
    element.text = claim.sentence
    InlineTree(md).run(parent)
    for part in element.iter():  # converted: not to be read as Markdown again
        part.text = AtomicString(part.text or "")
        part.tail = AtomicString(part.tail or "")
    address = f"{CLAIMS_PAGE}#{claim.anchor}"
    mark = etree.SubElement(element, "a", {"class": "claim-mark"})
    mark.attrib |= {
        "href": link(md, address),
        "data-search-exclude": "",
        "title": "A checked conclusion",
        "aria-label": "A checked conclusion: see the check",
    }
    mark.text = AtomicString("\N{CHECK MARK}")
    return element


class ReadResults(Preprocessor):
    """Reads results afresh for each page and guards the bars of filters."""

    def __init__(self, md: Markdown, numbers: Numbers) -> None:
        super().__init__(md)
        self.numbers = numbers

    def run(self, lines: list[str]) -> list[str]:
        """Return the page's lines."""
        self.numbers.expressions = Expressions(self.numbers.report)
        return [guard_bars(line) for line in lines]


class RestoreBars(Postprocessor):
    """Gives code that shows the syntax its bars back."""

    def run(self, text: str) -> str:
        """Return the page's HTML."""
        return text.replace(BAR, "|")


def register(md: Markdown, report: Report) -> None:
    """Add numbers and claims to a converter."""
    numbers = Numbers(md, report)
    # After code (190) and maths (189.9), before escapes (180) and links.
    md.inlinePatterns.register(numbers, "report_numbers", 185)
    # After fenced code is set aside (25), before HTML blocks are (20).
    md.preprocessors.register(ReadResults(md, numbers), "report_results", 22)
    md.postprocessors.register(RestoreBars(md), "report_bars", 1)
