"""Functions that are compiled to machine code, by Numba."""

from collections.abc import Callable
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])


def compiled(function: F) -> F:
    """Return a function that is compiled when it is first called.

    It releases the interpreter's lock, and may fuse a product and a sum into
    one operation; it assumes neither that numbers are finite nor that sums
    may be reordered.
    """
    import numba

    made: F = numba.njit(
        nogil=True, error_model="numpy", fastmath={"contract"}
    )(function)
    return made
