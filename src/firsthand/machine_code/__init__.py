"""Functions that are compiled to machine code, by Numba."""

from collections.abc import Callable
from typing import ParamSpec, Protocol, TypeVar, cast

P = ParamSpec("P")
R_co = TypeVar("R_co", covariant=True)


class Compiled(Protocol[P, R_co]):
    """A compiled function.

    Attributes:
        py_func: The same function in Python.
    """

    @property
    def py_func(self) -> Callable[P, R_co]:
        """The same function in Python."""

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R_co:
        """Run it; compile it first, if it sees types for the first time."""


def compiled(function: Callable[P, R_co]) -> Compiled[P, R_co]:
    """Return a function that is compiled when it is first called.

    It releases the interpreter's lock, and may fuse a product and a sum into
    one operation; it assumes neither that numbers are finite nor that sums
    may be reordered. What was compiled is kept for other processes: see
    `kept_code`.
    """
    return kept(function, {"contract"})


def compiled_sum(function: Callable[P, R_co]) -> Compiled[P, R_co]:
    """Return a function as `compiled` does, whose sums may be reordered.

    A sum of many products is then made in several parts at once. The sign of
    a zero may get lost.
    """
    return kept(function, {"contract", "nsz", "reassoc"})


def kept(function: Callable[P, R_co], freedoms: set[str]) -> Compiled[P, R_co]:
    """Return a function that is compiled with the freedoms given, and kept."""
    import numba

    from firsthand.machine_code.kept_code import KeptCode

    made = numba.njit(nogil=True, error_model="numpy", fastmath=freedoms)(
        function
    )
    # Numba takes no cache of another's making, and its types know none: this is
    # where it looks for its own.
    made._cache = KeptCode(made)  # type: ignore[attr-defined]
    return cast(Compiled[P, R_co], made)
