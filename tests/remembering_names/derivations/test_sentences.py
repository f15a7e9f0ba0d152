"""Between two formulas stand whole sentences, which a translator can take."""

import re

import pytest
from tests.firsthand.derivations.test_steps import DERIVATIONS

SENTENCES = [
    step.sentence
    for derivation in DERIVATIONS.values()
    for step in derivation.steps
]


@pytest.mark.parametrize("sentence", dict.fromkeys(SENTENCES))
def test_no_sentence_goes_on_behind_a_formula(sentence: str) -> None:
    assert re.match(r"[A-Z(]|\$|\*\*[A-Z]", sentence)
    assert re.search(r"[.:?)]$", sentence)
