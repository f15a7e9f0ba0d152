"""Every derivation holds, and would not if a step were wrong."""

import ast
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
import torch

from firsthand.derivations.latex import to_latex
from firsthand.derivations.steps import (
    AT_LEAST,
    DEFINED,
    Derivation,
    DerivationError,
    Step,
    Values,
    require,
    to_equations,
    to_markdown,
)
from firsthand.tasks import resolve
from remembering_names.experiments import EXPERIMENTS

DERIVATIONS: dict[str, Derivation] = {
    key: resolve(own["derivation"])
    for experiment in EXPERIMENTS
    if experiment.name == "derivation"
    for key, own in experiment.subjects.items()
}
EACH = pytest.mark.parametrize("key", DERIVATIONS)
SWAPS: dict[type[ast.operator], ast.operator] = {
    ast.Add: ast.Sub(),
    ast.Sub: ast.Add(),
    ast.Mult: ast.Div(),  # a sum may be a bound, too
    ast.Div: ast.Mult(),
}
RENAMED = {
    "sigmoid": "tanh",
    "tanh": "sigmoid",
    "softmax": "log_softmax",
    "log_softmax": "softmax",
}
SWAPPED = {"outer", "kron"}  # their order matters
RANGES = {"up": (1, -1), "down": (-1, 1)}  # one step less at either end


def parts(node: ast.AST) -> Iterator[ast.expr]:
    """Yield an expression and all that it is made of."""
    if isinstance(node, ast.expr):
        yield node
    for child in ast.iter_child_nodes(node):
        yield from parts(child)


def mistakes(node: ast.expr) -> Iterator[str]:
    """Yield what a part may be taken for by mistake."""
    match node:
        case ast.BinOp(left=left, op=ast.MatMult(), right=right):
            yield f"(0.5 * ({ast.unparse(left)})) @ ({ast.unparse(right)})"
        case ast.BinOp(left=left, op=op, right=right) if type(op) in SWAPS:
            yield ast.unparse(ast.BinOp(left, SWAPS[type(op)], right))
        case ast.BinOp(
            left=left, op=ast.Pow(), right=ast.Constant(value=int(n))
        ):
            yield f"({ast.unparse(left)}) ** {n + 1}"
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            yield ast.unparse(operand)
        case ast.Attribute(value=value, attr="T"):
            yield ast.unparse(value)
        case ast.Name(id=name) if name in RENAMED:
            yield RENAMED[name]
        case ast.Call(func=ast.Name(id=name), args=[one, two]):
            if name in SWAPPED:
                yield f"{name}({ast.unparse(two)}, {ast.unparse(one)})"
            if name in RANGES:
                first, last = map(ast.unparse, (one, two))
                less, more = RANGES[name]
                yield f"{name}({first} + {less}, {last})"
                yield f"{name}({first}, {last} + {more})"


def wrong(step: Step) -> Iterator[str]:
    """Yield a step's expression with one thing after another made wrong."""
    code = step.expression
    yield f"{2 if step.relation == AT_LEAST else 0.5} * ({code})"
    for part in parts(ast.parse(code, mode="eval").body):
        for mistake in mistakes(part):
            before, after = code[: part.col_offset], code[part.end_col_offset :]
            yield f"{before}({mistake}){after}"


WRONG = [
    pytest.param(key, n, code, id=f"{key} {n}: {code}")
    for key, derivation in DERIVATIONS.items()
    for n, step in enumerate(derivation.steps)
    for code in wrong(step)
]


@cache
def draw(key: str, seed: int) -> Values:
    """Return a draw of a derivation; drawn once for all its mistakes."""
    return DERIVATIONS[key].sample(torch.Generator().manual_seed(seed))


def with_mistake(key: str, n: int, code: str) -> Derivation:
    """Return a derivation with a wrong step, on the draws of the right one."""
    right = DERIVATIONS[key]
    steps = list(right.steps)
    steps[n] = replace(steps[n], expression=code)
    return replace(
        right,
        sample=lambda generator: {**draw(key, generator.initial_seed())},
        steps=tuple(steps),
    )


@EACH
def test_a_derivation_holds_on_fifty_draws(key: str) -> None:
    assert require(DERIVATIONS[key], range(50)) < 1e-10


@pytest.mark.parametrize(("key", "n", "code"), WRONG)
def test_a_single_wrong_step_is_caught(key: str, n: int, code: str) -> None:
    with pytest.raises(DerivationError):
        require(with_mistake(key, n, code), range(50))


@EACH
def test_a_draw_depends_on_its_seed_alone(key: str) -> None:
    draws = []
    for seed in (1, 2):
        torch.manual_seed(seed)
        generator = torch.Generator().manual_seed(0)
        draws.append(DERIVATIONS[key].sample(generator))
    kept = [
        {k: v for k, v in one.items() if torch.is_tensor(v)} for one in draws
    ]
    assert all(torch.equal(kept[0][name], kept[1][name]) for name in kept[0])


@EACH
def test_each_formula_is_that_of_the_checked_expression(key: str) -> None:
    derivation = DERIVATIONS[key]
    formulas = to_markdown(derivation).split("$$")[1::2]
    assert len(formulas) == len(derivation.steps)
    for formula, step in zip(formulas, derivation.steps, strict=True):
        right = to_latex(step.expression, derivation.symbols)
        signs = ("=", r"\le", r"\ge")
        assert formula.endswith(tuple(f" {sign} {right}\n" for sign in signs))


@EACH
def test_each_sentence_stands_before_its_formula(key: str) -> None:
    derivation = DERIVATIONS[key]
    texts = to_markdown(derivation).split("$$")[0::2]
    sentences = [step.sentence for step in derivation.steps]
    assert [text.strip() for text in texts[:-1]] == sentences


@EACH
def test_the_equations_have_one_row_for_each_definition(key: str) -> None:
    derivation = DERIVATIONS[key]
    body = to_equations(derivation).split("{aligned}")[1]
    rows = body.removesuffix("\\end").strip().split(" \\\\\n")
    defined = [step for step in derivation.steps if step.relation == DEFINED]
    assert rows == [
        f"{to_latex(step.name, derivation.symbols)} &= "
        f"{to_latex(step.expression, derivation.symbols)}"
        for step in defined
    ]
