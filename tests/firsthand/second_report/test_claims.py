"""What the second report concludes has been shown able to fail."""

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from tests.firsthand.second_report.conftest import ORIGINAL, Copy

from firsthand import results
from firsthand.conclusions.changes import survived, unseen
from firsthand.conclusions.claim import Claim


@pytest.fixture(scope="module")
def claims() -> tuple[Claim, ...]:
    """Return the report's conclusions."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ORIGINAL / "src"))
        found: tuple[Claim, ...] = import_module("falling.report").CLAIMS
        for name in [
            name for name in sys.modules if name.startswith("falling")
        ]:
            del sys.modules[name]
    return found


@pytest.fixture(scope="module")
def numbers(made: Copy) -> Any:
    """Return its results."""
    return results.context(Path(made.root))


def test_each_counterexample_refutes_its_claim(
    claims: tuple[Claim, ...], numbers: Any
) -> None:
    for claim in claims:
        assert claim.counterexamples
        assert not [*survived(claim.holds, numbers, claim.counterexamples)]


def test_each_covered_figure_refutes_its_claim_when_worse(
    claims: tuple[Claim, ...], numbers: Any
) -> None:
    for claim in claims:
        assert claim.covers
        assert not [*unseen(claim.holds, numbers, claim.covers)]
