"""Every derivation holds, and would not if a step were wrong."""

import ast
from collections.abc import Iterator
from dataclasses import replace

import pytest
import torch

from remembering_names.derivations.latex import to_latex
from remembering_names.derivations.steps import (
    DEFINED,
    Derivation,
    DerivationError,
    require,
    to_equations,
    to_markdown,
)
from remembering_names.experiments import EXPERIMENTS
from remembering_names.tasks import resolve

DERIVATIONS: dict[str, Derivation] = {
    key: resolve(own["derivation"])
    for experiment in EXPERIMENTS
    if experiment.name == "derivation"
    for key, own in experiment.subjects.items()
}
EACH = pytest.mark.parametrize("key", DERIVATIONS)
INTEGERS = "down", "power"  # functions whose arguments count steps
SWAPS: dict[type[ast.operator], ast.operator] = {
    ast.Add: ast.Sub(),
    ast.Sub: ast.Add(),
    ast.Mult: ast.Add(),
}
FUNCTIONS = {"sigmoid": "tanh", "tanh": "sigmoid"}


def tensors(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the parts of an expression that are not numbers of steps."""
    yield node
    parts: list[ast.AST] = list(ast.iter_child_nodes(node))
    if isinstance(node, ast.Call) and ast.unparse(node.func) in INTEGERS:
        parts = [*node.args[: ast.unparse(node.func) == "power"]]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow):
        parts = [node.left]
    for part in parts:
        yield from tensors(part)


def wrong(expression: str) -> Iterator[str]:
    """Yield an expression with one thing after another made wrong."""
    yield f"0.5 * ({expression})"
    tree = ast.parse(expression, mode="eval").body
    for node in tensors(tree):
        if isinstance(node, ast.BinOp) and type(node.op) in SWAPS:
            right, node.op = node.op, SWAPS[type(node.op)]
            yield ast.unparse(tree)
            node.op = right
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult):
            kept, node.left = node.left, ast.parse(
                f"0.5 * ({ast.unparse(node.left)})", mode="eval"
            ).body  # fmt: skip
            yield ast.unparse(tree)
            node.left = kept
        elif isinstance(node, ast.Name) and node.id in FUNCTIONS:
            node.id = FUNCTIONS[node.id]
            yield ast.unparse(tree)
            node.id = FUNCTIONS[node.id]


WRONG = [
    pytest.param(key, n, code, id=f"{key}: {code}")
    for key, derivation in DERIVATIONS.items()
    for n, step in enumerate(derivation.steps)
    for code in wrong(step.expression)
]


@EACH
def test_a_derivation_holds_on_fifty_draws(key: str) -> None:
    assert require(DERIVATIONS[key], range(50)) < 1e-10


@pytest.mark.parametrize(("key", "n", "code"), WRONG)
def test_a_single_wrong_step_is_caught(key: str, n: int, code: str) -> None:
    steps = list(DERIVATIONS[key].steps)
    steps[n] = replace(steps[n], expression=code)
    with pytest.raises(DerivationError):
        require(replace(DERIVATIONS[key], steps=tuple(steps)), range(50))


@EACH
def test_a_draw_depends_on_its_seed_alone(key: str) -> None:
    draws = []
    for seed in (1, 2):
        torch.manual_seed(seed)
        generator = torch.Generator().manual_seed(0)
        draws.append(DERIVATIONS[key].sample(generator))
    kept = [{k: v for k, v in one.items() if torch.is_tensor(v)}
            for one in draws]  # fmt: skip
    assert all(torch.equal(kept[0][name], kept[1][name]) for name in kept[0])


@EACH
def test_each_formula_is_that_of_the_checked_expression(key: str) -> None:
    derivation = DERIVATIONS[key]
    formulas = to_markdown(derivation).split("$$")[1::2]
    assert len(formulas) == len(derivation.steps)
    for formula, step in zip(formulas, derivation.steps, strict=True):
        right = to_latex(step.expression, derivation.symbols)
        assert formula.endswith((f" = {right}\n", rf" \le {right}" + "\n"))


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
