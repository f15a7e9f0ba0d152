"""This report's conclusions: made on a page, and shown able to fail."""

import re
from typing import Any

import pytest

from firsthand import results
from firsthand.conclusions.changes import survived, unseen
from firsthand.conclusions.claim import Claim, judge, pages_with
from remembering_names.claims import CLAIMS
from remembering_names.root import ROOT

PAGES_WITH = pages_with(CLAIMS, ROOT)
every_claim = pytest.mark.parametrize(
    "claim", CLAIMS, ids=lambda claim: str(claim.key)
)


@pytest.fixture(scope="module")
def numbers() -> Any:
    """Return the committed results."""
    return results.context(ROOT)


def test_no_two_claims_share_a_key() -> None:
    keys = [claim.key for claim in CLAIMS]
    assert len(set(keys)) == len(keys)


@every_claim
def test_a_claim_is_a_sentence_that_stands_by_itself(claim: Claim) -> None:
    plain = re.sub(r"^[*]+", "", claim.sentence)
    assert plain[0].isupper()
    assert plain.endswith((".", ".)"))
    first = plain.split()[0].strip(",.")
    assert first not in {"It", "They", "This", "That", "These", "Both", "Then"}


@every_claim
def test_every_claim_is_made_on_a_page(claim: Claim) -> None:
    assert PAGES_WITH[claim.key]


def test_every_claim_on_a_page_exists() -> None:
    assert not PAGES_WITH.keys() - {claim.key for claim in CLAIMS}


@every_claim
def test_every_claim_holds(claim: Claim, numbers: Any) -> None:
    assert not judge(claim, numbers).problem


@every_claim
def test_every_counterexample_refutes_its_claim(
    claim: Claim, numbers: Any
) -> None:
    assert claim.counterexamples
    assert not [*survived(claim.holds, numbers, claim.counterexamples)]


@every_claim
def test_every_figure_of_a_claim_refutes_it_when_worse(
    claim: Claim, numbers: Any
) -> None:
    assert claim.covers
    assert not [*unseen(claim.holds, numbers, claim.covers)]
