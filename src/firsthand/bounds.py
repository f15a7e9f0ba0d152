"""Bounds of what is stored: no reader of JSON is given what it cannot hold."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from firsthand import results
from firsthand.results import REBUILD, ResultError

LIMIT = 64 << 20  # bytes; the largest file of numbers has a hundredth of it


@contextmanager
def within_bounds(
    files: Iterable[Path], advice: str = REBUILD
) -> Iterator[None]:
    """Let the block read some files, of which none is beyond all bounds.

    Args:
        files: Those that the block may read; they need not exist.
        advice: What to do about one that cannot be read.

    Raises:
        ResultError: One is far too large, which its size tells before it is
            read; or the block found one that is nested too deeply.
    """
    known = [*files]
    for path in known:
        size = path.stat().st_size if path.exists() else 0
        if size > LIMIT:
            problem = f"too large ({size >> 20} MB, not {LIMIT >> 20} at most)"
            raise ResultError(f"{path}: {problem}; {advice}")
    try:
        yield
    except RecursionError:
        for path in filter(is_too_deep, known):
            problem = "damaged (nested too deeply)"
            raise ResultError(f"{path}: {problem}; {advice}") from None
        raise


def is_too_deep(path: Path) -> bool:
    """Tell whether a file holds more levels than can be read."""
    try:
        results.read(path)
    except RecursionError:
        return True
    except ResultError:
        pass  # whoever reads it next is told so
    return False
