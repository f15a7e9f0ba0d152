"""Tables as Markdown."""

from collections.abc import Sequence


def markdown(lines: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table from its lines, head and rule among them."""
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)
