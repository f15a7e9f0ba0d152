"""Something of ours in the place of each match of a pattern in prose."""

import re
import xml.etree.ElementTree as etree
from abc import ABC, abstractmethod
from typing import Any

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from firsthand.report import Report


class Inline(InlineProcessor, ABC):
    """Replaces each match; is told the report."""

    def __init__(self, pattern: str, md: Markdown, report: Report) -> None:
        super().__init__(pattern, md)
        self.report = report

    def handleMatch(self, m: re.Match[str], data: str = "") -> Any:
        """Return the replacement, and where the match begins and ends.

        Markdown has two kinds of inline pattern, one above the other, which
        disagree on what is given and returned: this fits both.
        """
        return self.replacement(m), m.start(), m.end()

    @abstractmethod
    def replacement(self, match: re.Match[str]) -> etree.Element | str:
        """Return what takes the place of a match."""
