"""One way of writing on all pages: a vector is a row, left of its matrix."""

import re
from collections.abc import Iterator

import pytest
import torch
from tests.firsthand.derivations.test_steps import DERIVATIONS, EACH

from firsthand.derivations.steps import evaluate
from firsthand.publishing import pages
from remembering_names.root import ROOT

DOCS = ROOT / "docs"
GENERATED = sorted(DOCS.glob("generated/*.derivation*.md"))
FORMULA = re.compile(r"(?s)\$\$.+?\$\$|\$[^$\n]+?\$")
WEIGHTS = r"W(?:_\{?\w+\}?)?(?:\^\{?\\top\}?)?"
VECTOR = (
    r"(?:\\left\()?(?:[xhcaesqw]|\\delta)_(?:\{[^}]*\}|\w)"
    r"|\\begin\{bmatrix\}"
)
COLUMN = re.compile(rf"{WEIGHTS}\s*(?:\\,)?\s*(?:{VECTOR})")
HERE = re.compile(r"(?i)\bvectors? (?:are|is a|is on this page a) columns?\b")


class Products:
    """Wraps `torch.matmul`, and remembers what stood on the right."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.right: list[torch.Size] = []
        product = torch.Tensor.__matmul__

        def watched(left: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
            self.right.append(right.shape)
            found: torch.Tensor = product(left, right)
            return found

        monkeypatch.setattr(torch.Tensor, "__matmul__", watched)

    def columns(self) -> Iterator[torch.Size]:
        """Yield the shapes of columns that stood right of something."""
        for shape in self.right:
            if len(shape) == 1 or shape[0] > shape[1] == 1:
                yield shape


@EACH
def test_no_vector_stands_right_of_a_matrix(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    derivation = DERIVATIONS[key]
    values = derivation.sample(torch.Generator().manual_seed(0))
    products = Products(monkeypatch)
    for step in derivation.steps:
        values[step.name] = evaluate(step.expression, values)
    assert not [*products.columns()]


def formulas(text: str) -> list[str]:
    """Return the formulas of a page, those in code left out."""
    return FORMULA.findall(re.sub(r"(?ms)^ *```.*?```|`[^`\n]+`", "", text))


@pytest.mark.parametrize(
    "text",
    [
        *pages.pages(DOCS).values(),
        *(path.read_text("utf-8") for path in GENERATED),
    ],
    ids=[*pages.pages(DOCS), *(path.stem for path in GENERATED)],
)
def test_no_formula_has_a_vector_right_of_its_weights(text: str) -> None:
    found = [one for one in formulas(text) if COLUMN.search(one)]
    assert not found
    assert not HERE.search(text)


@pytest.mark.parametrize(
    ("formula", "is_column"),
    [
        (r"$x_t W_x + h_{t-1} W_h$", False),
        (r"$x_{t} \, W_{x} + b$", False),
        (r"$\delta_{k + 1} \, W_{h}^{\top}$", False),
        (r"$W_x x_t$", True),
        (r"$W_{h} \, h_{t - 1} + b_{h}$", True),
        (r"$W_{h}^{\top} \, \delta_{k + 1}$", True),
        (r"$W \, \begin{bmatrix} x_{t} \\ h_{t - 1} \end{bmatrix}$", True),
        (r"$W_{h}^{\top} \, \left(\left(1 - h_{k}^{2}\right)\right)$", False),
    ],
)
def test_a_column_is_known_when_it_is_seen(
    formula: str, is_column: bool
) -> None:
    assert bool(COLUMN.search(formula)) == is_column
