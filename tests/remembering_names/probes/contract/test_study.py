"""What is stored of the contract, what is shown, and what is claimed of it."""

import copy
import json
from typing import Any

import pytest
from tests.remembering_names.work_here import task

from firsthand.conclusions.claim import Claim
from firsthand.filters import MINUS
from firsthand.results import Record
from remembering_names.claims.contract import CLAIMS
from remembering_names.figures import contract as tables
from remembering_names.probes.contract import study
from remembering_names.probes.contract.cases import CASES
from remembering_names.probes.contract.layers import LAYERS

CHANGES = {  # what makes a claim false: a case, whose, and what it did instead
    "contract_no_other_answer": ("as_drawn", "ours", "wrong"),
    "contract_mistakes": ("input_4d", "ours", "right"),
    "contract_answers": ("vmap", "library", "right"),
}


@pytest.fixture(scope="module")
def numbers() -> Any:
    """Return results as pages read them: two layers tried, others alike."""
    with pytest.MonkeyPatch.context() as patch:
        quick = [case for case in CASES if case.key != "compile"]
        patch.setattr(study, "CASES", quick)
        two = {held.key: held.settings for held in (LAYERS[0], LAYERS[-1])}
        draw = {"shape": [3, 2, 3, 2], "dtype": "float32"}
        found = study.try_layers(task({"layers": two, "draw": draw}))
    for cases in found["results"]["layers"].values():
        cases["compile"] = {"library": "right", "ours": "right"}
    layers = found["results"]["layers"]
    for held in LAYERS:
        layers.setdefault(held.key, copy.deepcopy(layers[LAYERS[0].key]))
    stored = json.dumps({"contract": found["results"]})
    return json.loads(stored, object_hook=Record)


def test_every_case_of_every_layer_is_stored(numbers: Any) -> None:
    for held in LAYERS:
        cases = numbers.contract.layers[held.key]
        assert {*cases} == {case.key for case in CASES}


def test_the_words_of_a_refusal_are_kept(numbers: Any) -> None:
    refused = numbers.contract.layers[LAYERS[0].key].input_4d
    assert refused.library_said.startswith("ValueError: LSTM: Expected")
    assert refused.ours_said.startswith("ValueError: ScratchLSTM: input")


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: str(claim.key))
def test_a_claim_holds_and_can_fail(numbers: Any, claim: Claim) -> None:
    assert claim.holds(numbers)
    case, whose, did = CHANGES[claim.key]
    changed = copy.deepcopy(numbers)
    layer = changed.contract.layers[LAYERS[0].key]
    layer[case] = Record(layer[case] | {"ours": "refused", whose: did})
    assert not claim.holds(changed)


def test_a_table_has_a_line_for_each_case(numbers: Any) -> None:
    for draw in (tables.contract_ladder, tables.contract_others):
        lines = draw(task({}, numbers))["fragment"].splitlines()
        labels = [line.split(" | ")[0].removeprefix("| ") for line in lines]
        told = {label.replace(MINUS, "-") for label in labels}
        assert not {case.label for case in CASES} - told


def test_pytorchs_layer_stands_before_those_of_its_kind(numbers: Any) -> None:
    others = tables.contract_others(task({}, numbers))["fragment"]
    head = others.splitlines()[0].strip("| ").split(" | ")
    assert head[head.index("`nn.GRU`") + 1] == "Textbook cell"
    assert head[head.index("`nn.RNN`") + 1] == "Tanh RNN"


def test_the_table_of_words_has_what_was_said(numbers: Any) -> None:
    words = tables.contract_words(task({}, numbers))["fragment"]
    (line,) = (one for one in words.splitlines() if "4 dimensions" in one)
    assert "`ValueError: LSTM: Expected input" in line
    assert "`ValueError: ScratchLSTM: input must have" in line
    assert "| answers |" in words
