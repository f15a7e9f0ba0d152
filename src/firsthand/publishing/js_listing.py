"""Objects of JavaScript files, for listings.

There is no parser of JavaScript here, and none is needed: in formatted code a
top-level object begins at the margin, and ends at the next line there that
closes it.
"""

import re
from collections.abc import Sequence

START = r"(?:export\s+)?(?:async\s+)?(?:function|class|const|let)\s+{}\b"


def script_lines(lines: Sequence[str], name: str) -> list[str] | None:
    """Return the lines of a top-level object; None if there is none.

    Args:
        lines: Of a formatted script: what is inside of an object is indented.
        name: Of the function, the class or the constant.
    """
    start = re.compile(START.format(re.escape(name)))
    for n, line in enumerate(lines):
        if start.match(line):
            return list(lines[n : n + length(lines[n:])])
    return None


def length(lines: Sequence[str]) -> int:
    """Return how many lines an object takes that begins in the first."""
    if lines[0].endswith(";"):
        return 1
    ends = (
        n
        for n, line in enumerate(lines[1:], 2)
        if line.startswith(("}", ")", "]")) and not line.endswith("{")
    )
    return next(ends, len(lines))
