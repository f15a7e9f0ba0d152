"""What `[[ ... ]]` may say: an expression over results, and what it gives."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, cached_property, lru_cache, partial
from pathlib import Path
from typing import Any

from jinja2 import TemplateError, Undefined, nodes
from jinja2.environment import TemplateExpression

from firsthand import filters, results
from firsthand.bounds import within_bounds
from firsthand.conclusions.claim import Claim
from firsthand.publishing.expression_bounds import ResultNames
from firsthand.report import Report


class ExpressionError(ValueError):
    """An expression that gives nothing a page could print."""


def claim_of(report: Report, key: str) -> Claim:
    """Return a report's claim of this name.

    Raises:
        ValueError: there is none.
    """
    for one in report.claims:
        if one.key == key:
            return one
    raise ValueError(f"no claim is called {key!r}")


def printable(value: Any) -> str | Claim:
    """Return what goes on the page.

    Raises:
        ValueError: the value has no unit and rounding yet, or is no value.
        UndefinedError: it is not among the results.
    """
    if isinstance(value, str | Claim):
        return value
    if isinstance(value, Undefined):
        return str(value)  # raises, with the name that is missing
    if isinstance(value, int) and not isinstance(value, bool):
        return filters.count(value)
    if isinstance(value, float):
        raise ValueError("give its unit and rounding: | percent, | number(2)")
    if isinstance(value, list):
        raise ValueError("a list: one value per seed needs | percent, | mean")
    raise ValueError(f"not one value but {type(value).__name__}")


ENVIRONMENT = ResultNames()


@cache
def compiled(expression: str) -> TemplateExpression:
    """Return the expression, ready to be evaluated."""
    return ENVIRONMENT.compile_expression(expression, undefined_to_none=False)


Stamp = tuple[tuple[Path, int, int, int], ...]


def stamp(root: Path) -> Stamp:
    """Return what changes whenever a file of results does."""
    found = [(f, f.stat()) for f in results.files(root) if f.exists()]
    return tuple((f, s.st_ino, s.st_mtime_ns, s.st_size) for f, s in found)


@lru_cache(maxsize=1)
def context(root: Path, stamp: Stamp) -> dict[str, Any]:
    """Return all results, read again only when one of them has changed."""
    with within_bounds(results.files(root)):
        return results.context(root)


class Expressions:
    """Evaluates expressions over the results as they are on disk now."""

    def __init__(self, report: Report) -> None:
        self.report = report

    @cached_property
    def context(self) -> dict[str, Any]:
        """All results, the same for a whole page."""
        root = self.report.root
        found = context(root, stamp(root))
        return {**found, "claim": partial(claim_of, self.report)}

    def evaluate(self, expression: str) -> str | Claim:
        """Return the text, or the claim, that an expression stands for.

        Raises:
            ExpressionError: saying in one line what is wrong.
        """
        with one_line(expression):
            return printable(compiled(expression)(self.context))

    def value(self, expression: str) -> Any:
        """Return what an expression gives, whether or not it is printable.

        Raises:
            ExpressionError: likewise.
        """
        with one_line(expression):
            found = compiled(expression)(self.context)
            return str(found) if isinstance(found, Undefined) else found

    def holds(self, expression: str, value: Any) -> bool:
        """Return whether something holds of the results and a `value`.

        Raises:
            ExpressionError: likewise; or it is neither true nor false.
        """
        with one_line(expression):
            found = compiled(expression)({**self.context, "value": value})
            if not isinstance(found, bool):
                raise TypeError("neither true nor false")
            return found


@contextmanager
def one_line(expression: str) -> Iterator[None]:
    """Tell in one line what is wrong with an expression.

    Raises:
        ExpressionError: It gives nothing that could be used.
    """
    try:
        yield
    except (
        ArithmeticError,
        LookupError,
        RecursionError,
        TemplateError,
        TypeError,
        ValueError,
        results.ResultError,
    ) as error:
        raise ExpressionError(f"[[ {expression} ]]: {error}") from error


@cache
def names(expression: str) -> frozenset[str]:
    """Return the dotted names that an expression reads."""
    return frozenset(_dotted(ENVIRONMENT.parse(f"{{{{ {expression} }}}}")))


def _dotted(node: nodes.Node, after: str = "") -> Iterator[str]:
    """Yield each name below `node`, with the attributes that follow it."""
    if isinstance(node, nodes.Name):
        yield node.name + after
    elif isinstance(node, nodes.Getattr):
        yield from _dotted(node.node, f".{node.attr}{after}")
    else:
        for child in node.iter_child_nodes():
            yield from _dotted(child)
