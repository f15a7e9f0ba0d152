"""Made-up answers to the test names of two small fresh splits."""

from typing import Any

import numpy as np
import pytest

from firsthand.results import Record
from remembering_names.names.splits import Split
from remembering_names.scoring.answer_letters import to_letters
from remembering_names.scoring.stored_scores import right_answers

OLD = Split(
    [("Abel", "English"), ("Adel", "German")],
    [("Bobb", "English"), ("Bart", "German")],
    [("Cohl", "English"), ("Carr", "German"), ("Dunn", "Irish")],
)
FRESH = {
    1: Split(
        [*OLD.train, ("Bart", "German")],
        [("Abelson", "English"), ("Bogdan", "Polish"), ("Chen", "Chinese")],
        [("Bobb", "English"), ("Cohl", "English"), ("Dunn", "Irish")],
    ),
    2: Split(
        [("Bobb", "English"), ("Cohl", "English")],
        [("Dunn", "Irish"), ("Emil", "Czech"), ("Fahy", "Irish")],
        [("Abel", "English"), ("Adel", "German"), ("Carr", "German")],
    ),
}
SETTINGS: dict[str, Any] = {
    "split_key": "letters",
    "splits": [1, 2],
    "split_seed": 0,
    "seeds": [0],
}


def split(seed: int, key: str = "spelling") -> Split:
    """Return the old split, or a fresh one."""
    return OLD if key == "spelling" else FRESH[seed]


def use(patch: pytest.MonkeyPatch, *modules: Any) -> None:
    """Let modules read the small splits."""
    for module in modules:
        patch.setattr(module, "held_out_split", split)


def answered(*knows: set[str]) -> Record:
    """Return the results of a model whose seeds know these names.

    Of any other they say the language after its own.
    """
    answers = []
    for seed in SETTINGS["splits"]:
        test = FRESH[seed].test
        right = right_answers(test)
        given = [
            np.where([name in known for name, _ in test], right, right + 1)
            for known in knows
        ]
        answers.append([to_letters(one) for one in given])
    return Record(answers=answers, validation_answers=answers)
