"""What a page is about, in a sentence or two: for results of a search.

A page opens with the question that it answers. So its description is taken
from there: as many whole sentences of its first paragraph as may be shown.
"""

import html
import re

SHORTEST, LONGEST = 50, 160  # characters; what is longer is cut when shown
CONTENT = re.compile(r'<article\b|role="main"')  # a theme has either
PARAGRAPH = re.compile(r"(?s)<p>(.*?)</p>")
TAG = re.compile(r"(?s)<[^>]*>")
SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")
FORMULA = 'class="arithmatex"'


def description(page: str) -> str:
    """Return the description that a built page gives of itself.

    Args:
        page: Its HTML.

    Returns:
        Plain text; "" if the first paragraph holds a formula, or no sentences
        of a length that can be shown.
    """
    content = CONTENT.search(page)
    first = PARAGRAPH.search(page, content.end()) if content else None
    if not first or FORMULA in first[1]:
        return ""
    return opening(plain(first[1]))


def plain(text: str) -> str:
    """Return HTML without its tags, on one line."""
    return " ".join(html.unescape(TAG.sub("", text)).split())


def opening(text: str) -> str:
    """Return as many of the first sentences as may be shown, or ""."""
    shown = ""
    for sentence in SENTENCE_END.split(text):
        longer = f"{shown} {sentence}".strip()
        if len(longer) > LONGEST:
            break
        shown = longer
    return shown if len(shown) >= SHORTEST else ""
