"""What the contract promises, and what it leaves out."""

from collections.abc import Iterator
from typing import Any

from firsthand.claim import Claim
from firsthand.room import holds

MISTAKES = "Mistakes"
OPTIONS = "Other layers than one, time first"
NOT_DIFFERENTIATED = "second_derivative"


def verdicts(r: Any) -> Iterator[tuple[str, str, str]]:
    """Yield a case, what PyTorch's layer did and what ours did, for all."""
    for cases in r.contract.layers.values():
        for key, verdict in cases.items():
            yield key, verdict.library, verdict.ours


def keys_of(r: Any, name: str) -> set[str]:
    """Return the keys of a group's cases."""
    (group,) = (one for one in r.contract.groups if one.name == name)
    return {case.key for case in group.cases}


def only_excused(r: Any) -> bool:
    """Whether ours answer where PyTorch's does, but for what is named."""
    excused = keys_of(r, OPTIONS) | {NOT_DIFFERENTIATED}
    return all(
        ours == "right" or key in excused
        for key, library, ours in verdicts(r)
        if library == "right"
    )


CLAIMS = (
    Claim(
        "contract_no_other_answer",
        "In no case does a layer give another answer than PyTorch's own.",
        lambda r: holds(
            all(
                ours != "wrong" and library != "wrong"
                for _, library, ours in verdicts(r)
            )
        ),
    ),
    Claim(
        "contract_mistakes",
        "Every mistake that PyTorch's layer refuses, ours refuses, and no "
        "other.",
        lambda r: holds(
            all(
                ours == library
                for key, library, ours in verdicts(r)
                if key in keys_of(r, MISTAKES)
            )
        ),
    ),
    Claim(
        "contract_answers",
        "Where PyTorch's layer answers, ours does, too, except for packed "
        "sequences, for options that ask for another layer, and for gradients "
        "of gradients.",
        lambda r: holds(only_excused(r)),
    ),
)
