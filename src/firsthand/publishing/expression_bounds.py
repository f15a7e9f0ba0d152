"""What an expression on a page may do, and no more.

Whoever builds the site runs what its pages say. A mistake, or a stranger's
change, must not reach Python's own objects or fill the memory. And what is said
follows from results alone: nothing is drawn at random, no file is read.
"""

from functools import partial
from typing import Any

from jinja2 import StrictUndefined, Undefined
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from firsthand import filters

# Those of Jinja's filters that choose among results, or order them.
KEPT = (
    *("dictsort", "first", "int", "join", "last", "length", "list", "map"),
    *("max", "min", "reject", "rejectattr", "reverse", "select"),
    *("selectattr", "sort", "string", "sum", "unique"),
)
METHODS = {"index"}  # where something stands in a list
BITS = 1024  # of a power; the largest float has as many


class ResultNames(ImmutableSandboxedEnvironment):
    """Looks a name up among results, never among a dictionary's methods.

    Of all that can be called, only claims and `METHODS` may be. Products,
    powers and remainders are of numbers, so none is longer than what it is of.
    """

    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined)
        self.globals.clear()
        kept = {name: self.filters[name] for name in KEPT}
        self.filters = kept | filters.FILTERS

    def getattr(self, obj: Any, attribute: str) -> Any | Undefined:
        """Return what is called so, among results or other values."""
        if isinstance(obj, dict) and attribute not in obj:
            known = ", ".join(sorted(obj))
            return self.undefined(f"no {attribute!r} among {known}")
        return self.getitem(obj, attribute)

    def is_safe_callable(self, obj: Any) -> bool:
        """Tell whether a page may call it."""
        is_claim = isinstance(obj, partial)
        return is_claim or getattr(obj, "__name__", "") in METHODS

    def call_binop(
        self, context: Context, operator: str, left: Any, right: Any
    ) -> Any:
        """Return a product, power or remainder.

        Raises:
            ArithmeticError: It has far too many digits.
            TypeError: It would be of something else than numbers.
        """
        for value in (left, right):
            if not isinstance(value, int | float):
                kind = type(value).__name__
                raise TypeError(f"{operator} takes numbers, not a {kind}")
        if operator == "**" and isinstance(left, int):
            check_power(left, right)
        return super().call_binop(context, operator, left, right)


def check_power(base: int, exponent: float) -> None:
    """See that a power of a whole number is no longer than a float can be.

    Raises:
        ArithmeticError: It is.
    """
    if base.bit_length() * exponent > BITS:
        raise ArithmeticError(f"{base} ** {exponent} has too many digits")
