"""How many there are of something, in words that fit the number."""

from firsthand.filters import number


def quantity(count: int, one: str, many: str) -> str:
    """Return a number and the word for so many: `1 page`, `2 pages`."""
    return f"{number(count, 0)} {one if count == 1 else many}"
