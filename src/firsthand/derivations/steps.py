"""A derivation: ordered steps, each evaluated and printed from one text."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

from firsthand.derivations.functions import FUNCTIONS
from firsthand.derivations.latex import to_latex
from firsthand.errors import ReportError

Values = dict[str, Any]  # symbols, and what they are worth on one draw

DEFINED, EQUAL = "is defined as", "equals"
AT_MOST, AT_LEAST = "is at most", "is at least"
SIGNS = {AT_MOST: r"\le", AT_LEAST: r"\ge"}
TOLERANCE = 1e-10  # relative, in float64


class DerivationError(ReportError):
    """A step does not follow from the one before; says which."""


@dataclass(frozen=True)
class Step:
    """One line of a derivation.

    Attributes:
        relation: To the line before; a definition starts a new chain.
        expression: Python over the symbols; evaluated and printed.
        sentence: What the step does and why; Markdown.
        name: The symbol that a definition defines; `delta[k]` may be one.
    """

    relation: str
    expression: str
    sentence: str
    name: str = ""


def define(name: str, expression: str, sentence: str) -> Step:
    """Give an expression a name."""
    return Step(DEFINED, expression, sentence, name)


def equal(expression: str, sentence: str) -> Step:
    """Write the value before in another way."""
    return Step(EQUAL, expression, sentence)


def at_most(expression: str, sentence: str) -> Step:
    """Bound the value before from above."""
    return Step(AT_MOST, expression, sentence)


def at_least(expression: str, sentence: str) -> Step:
    """Bound the value before from below."""
    return Step(AT_LEAST, expression, sentence)


@dataclass(frozen=True)
class Derivation:
    """Steps from what is known to what is claimed.

    Attributes:
        sample: Draws sizes, and float64 values for all free symbols.
        steps: The lines, in order.
        oracle: Returns what PyTorch says some of the symbols are worth.
        symbols: LaTeX of names that do not print by rule; of a product, `*`.
    """

    sample: Callable[[torch.Generator], Values]
    steps: tuple[Step, ...]
    oracle: Callable[[Values], Values]
    symbols: Mapping[str, str] = field(default_factory=dict)


def errors(derivation: Derivation, seed: int) -> Iterator[tuple[str, float]]:
    """Yield the relative error of each relation and each end, on one draw."""
    generator = torch.Generator().manual_seed(seed)
    values = derivation.sample(generator)
    before: Any = None
    defined: Values = {}
    for step in derivation.steps:
        now = evaluate(step.expression, values)
        if step.relation == EQUAL:
            yield step.expression, distance(now, before)
        elif step.relation == AT_MOST:
            yield step.expression, excess(before, now)
        elif step.relation == AT_LEAST:
            yield step.expression, excess(now, before)
        elif step.name in defined:
            yield f"{step.name} again", distance(now, defined[step.name])
        else:
            values[step.name] = defined[step.name] = now
        before = now
    for name, truth in derivation.oracle(values).items():
        yield f"{name} by PyTorch", distance(values[name], truth)


def evaluate(expression: str, values: Values) -> Any:
    """Return what an expression is worth; it sees symbols, no builtins.

    Raises:
        DerivationError: Shapes do not fit, or a step does not exist.
    """
    names = {"__builtins__": {}, **FUNCTIONS, **values}
    try:
        return eval(expression, names)
    except (IndexError, RuntimeError, ValueError) as error:
        raise DerivationError(f"{expression}: {error}") from error


def distance(value: Tensor, truth: Tensor) -> float:
    """Return the largest deviation, as a share of the largest entry."""
    if value.shape != truth.shape:
        return torch.inf  # torch would repeat the smaller one
    deviation = (value - truth).abs().max() / truth.abs().max()
    return deviation.item()


def excess(value: Tensor, bound: Tensor) -> float:
    """Return by how much a value exceeds its bound, as a share of that."""
    share = (value - bound) / bound.abs()
    return share.clamp(min=0.0).item()  # which leaves NaN as it is


def require(derivation: Derivation, seeds: Iterable[int]) -> float:
    """Return the largest error over many draws.

    Raises:
        DerivationError: An error is beyond rounding.
    """
    largest = 0.0
    for seed in seeds:
        for name, error in errors(derivation, seed):
            if not error <= TOLERANCE:
                raise DerivationError(f"{name} is off by {error:.1e}")
            largest = max(largest, error)
    return largest


def to_markdown(derivation: Derivation) -> str:
    """Return the steps as a page's text: a sentence, then its formula."""
    blocks, head, sign = [], "", "="
    for step in derivation.steps:
        if step.name:
            head, sign = to_latex(step.name, derivation.symbols), "="
        sign = SIGNS.get(step.relation, sign)  # of all that follows too
        right = to_latex(step.expression, derivation.symbols)
        formula = f"{head} {sign} {right}"
        blocks += [step.sentence, f"$$\n{formula}\n$$"]
    return "\n\n".join(blocks) + "\n"


def to_equations(derivation: Derivation) -> str:
    """Return the definitions alone, one below the other."""
    rows = [
        f"{to_latex(step.name, derivation.symbols)} &= "
        f"{to_latex(step.expression, derivation.symbols)}"
        for step in derivation.steps
        if step.relation == DEFINED
    ]
    body = " \\\\\n".join(rows)
    return f"$$\n\\begin{{aligned}}\n{body}\n\\end{{aligned}}\n$$\n"
