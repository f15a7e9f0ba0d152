"""This report's conclusions: each is made on a page, by a key of its own."""

import pytest

from firsthand.claim import Claim, pages_with
from remembering_names.claims import CLAIMS
from remembering_names.root import ROOT

PAGES_WITH = pages_with(CLAIMS, ROOT)


def test_no_two_claims_share_a_key() -> None:
    keys = [claim.key for claim in CLAIMS]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: str(claim.key))
def test_every_claim_is_made_on_a_page(claim: Claim) -> None:
    assert PAGES_WITH[claim.key]


def test_every_claim_on_a_page_exists() -> None:
    assert not PAGES_WITH.keys() - {claim.key for claim in CLAIMS}
