"""The leak of a split by row, against a study of its own."""

import pytest
from tests.remembering_names.training.held_out.tiny_study import (
    CHOSEN,
    FEW,
    SPLIT,
    Results,
    held_out,
    task,
)

from firsthand.results import Record
from remembering_names.models import MODELS, ModelSpec
from remembering_names.names.files import LANGUAGES
from remembering_names.names.splits import split_by_row
from remembering_names.training.held_out import (
    leak,
)
from remembering_names.training.held_out.recipe import (
    Recipe,
    log_probabilities,
    train_model,
)

pytestmark = pytest.mark.usefixtures("few")


def compared(spec: ModelSpec) -> Results:
    """Return what both splits score from the second seed of the study."""
    asked = task(spec, seeds=[2])
    asked.numbers[spec.key]["held_out"] = Record(held_out(spec))
    found: Results = leak.compare(asked)["results"]
    return found


def test_the_split_by_name_is_the_held_out_study_of_the_same_seeds() -> None:
    seeds, found = held_out(MODELS[0]), compared(MODELS[0])
    assert found["by_name"]["sizes"]["test"] == len(SPLIT.test)
    for score in ("accuracy", "recall", "tau", "macro_f1_corrected"):
        assert found["by_name"][score] == [seeds[score][1]]


def test_the_split_by_row_is_trained_and_tested_on_its_own_parts() -> None:
    spec, split = MODELS[0], split_by_row(FEW)
    by_row = compared(spec)["by_row"]
    assert by_row["sizes"]["test"] == len(split.test)
    model = train_model(spec.layer, split.train, Recipe(**CHOSEN), 2)
    log_p = log_probabilities(model, [name for name, _ in split.test])
    right = [
        LANGUAGES[n] == own
        for n, (_, own) in zip(log_p.argmax(axis=1), split.test, strict=True)
    ]
    assert by_row["accuracy"] == [
        pytest.approx(sum(right) / len(right), abs=1e-6)
    ]
