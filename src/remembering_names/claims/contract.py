"""What the contract promises, and what it leaves out."""

from collections.abc import Iterator
from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import at_most

MISTAKES = "Mistakes"
OPTIONS = "Other layers than one, time first"
NOT_DIFFERENTIATED = "second_derivative"
SOME_MISTAKES = "{input_1d,input_wide,state_narrow,letter_low,letter_high}"
SOME_ANSWERS = "{as_drawn,one_sequence,transposed,float64,views,deepcopy}"


def verdicts(r: Any) -> Iterator[tuple[str, str, str]]:
    """Yield a case, what PyTorch's layer did and what ours did, for all."""
    for cases in r.contract.layers.values():
        for key, verdict in cases.items():
            yield key, verdict.library, verdict.ours


def keys_of(r: Any, name: str) -> set[str]:
    """Return the keys of a group's cases."""
    (group,) = (one for one in r.contract.groups if one.name == name)
    return {case.key for case in group.cases}


def wrong(r: Any) -> list[str]:
    """Return the cases in which a layer, or PyTorch's, answers wrongly."""
    return [
        key for key, library, ours in verdicts(r) if "wrong" in (ours, library)
    ]


def other_refusals(r: Any) -> list[str]:
    """Return the mistakes that only one of the two refuses."""
    mistakes = keys_of(r, MISTAKES)
    return [
        key
        for key, library, ours in verdicts(r)
        if key in mistakes and ours != library
    ]


def unanswered(r: Any) -> list[str]:
    """Return what PyTorch's layer answers, ours does not, and nobody said."""
    excused = keys_of(r, OPTIONS) | {NOT_DIFFERENTIATED}
    return [
        key
        for key, library, ours in verdicts(r)
        if library == "right" and ours != "right" and key not in excused
    ]


CLAIMS = (
    Claim(
        "contract_no_other_answer",
        "In no case does a layer give another answer than PyTorch's own.",
        lambda r: at_most(len(wrong(r)), 0),
        {
            "Of a transposed batch the fused layer takes another view.": {
                "contract.layers.fused.transposed.ours": "wrong"
            }
        },
        {
            "contract.layers.*.*.ours": "wrong",
            "contract.layers.textbook.*.library": "wrong",
        },
    ),
    Claim(
        "contract_mistakes",
        "Every mistake that PyTorch's layer refuses, ours refuses, and no "
        "other.",
        lambda r: at_most(len(other_refusals(r)), 0),
        {
            "The GRU reads a letter that there is not.": {
                "contract.layers.gru_compiled.letter_high.ours": "right"
            },
            "It refuses what PyTorch's takes for no mistake.": {
                "contract.layers.gru_compiled.letter_high.library": "right"
            },
        },
        {f"contract.layers.*.{SOME_MISTAKES}.{{ours,library}}": "right"},
    ),
    Claim(
        "contract_answers",
        "Where PyTorch's layer answers, ours does, too, except for packed "
        "sequences, for options that ask for another layer, and for gradients "
        "of gradients.",
        lambda r: at_most(len(unanswered(r)), 0),
        {
            "The compiled GRU refuses half precision.": {
                "contract.layers.gru_compiled.bfloat16.ours": "refused"
            },
            "An LSTM refuses an output that is changed in place.": {
                "contract.layers.textbook.output_zeroed.ours": "refused",
                "contract.layers.textbook.output_zeroed.library": "right",
            },
        },
        {f"contract.layers.*.{SOME_ANSWERS}.ours": "refused"},
    ),
)
