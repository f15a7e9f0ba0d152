"""What each gate is for: what the runs said beyond what was expected.

Expected was that a tanh RNN holds a value in every seed. It does not.
"""

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import every
from remembering_names.claims.task_rooms import (
    all_learn,
    holds_further_on,
    less_than,
    more_than,
    most_learn,
    none_learns,
    some_learn,
)
from remembering_names.claims.tasks import (
    IGNORE,
    LEARNED,
    MOVING,
    PLAIN,
    STUCK,
)

BENT = tuple(key for key in PLAIN if "linear" not in key)

CLAIMS = (
    Claim(
        "task_hold_needs_no_gate",
        "From the usual random start a tanh RNN learns to hold a value with "
        "most of its seeds, not with all, and to overwrite it with every seed.",
        lambda r: every(
            [
                most_learn(r, "hold", "tanh"),
                some_learn(r, "hold", "tanh"),
                all_learn(r, "overwrite", ["tanh"]),
            ]
        ),
        {
            "Three seeds are not led beyond forty steps of holding.": {
                "hold.task.cells.tanh.learned_up_to[:3]": 42
            },
            "Every seed learns to hold.": {
                "hold.task.cells.tanh.learned_up_to[*]": LEARNED
            },
            "One seed does not learn to overwrite.": {
                "overwrite.task.cells.tanh.learned_up_to[3]": STUCK
            },
        },
        {
            "hold.task.cells.tanh.learned_up_to[+]": 211,
            "overwrite.task.cells.tanh.learned_up_to[*]": 211,
        },
    ),
    Claim(
        "task_hold_gated",
        "A gate helps to hold, whichever it is. Of all runs of cells that have "
        "one that moves, more than nine in ten learn it; of tanh, ReLU and "
        "linear RNNs fewer than half (the 95 % intervals lie above and below).",
        lambda r: every(
            [
                more_than(r, "hold", MOVING, 9 / 10),
                less_than(r, "hold", PLAIN, 1 / 2),
            ]
        ),
        {
            "The cells with a forget gate only get stuck.": {
                "hold.task.cells.{f_only,f_and_o}.learned_up_to[*]": 63
            },
            "All tanh and ReLU networks learn it.": {
                f"hold.task.cells.{{{','.join(BENT)}}}"
                ".learned_up_to[*]": LEARNED
            },
        },
        {"hold.task.cells.+.learned_up_to[+]": (STUCK, LEARNED)},
    ),
    Claim(
        "task_overwrite_plain",
        "Of all runs of tanh and ReLU RNNs, at any start and width, more than "
        "three in four learn to overwrite (the 95 % interval lies above that). "
        "No linear one does.",
        lambda r: every(
            [
                more_than(r, "overwrite", BENT, 3 / 4),
                none_learns(
                    r, "overwrite", [key for key in PLAIN if key not in BENT]
                ),
            ]
        ),
        {
            "From the identity none learns it.": {
                "overwrite.task.cells.{tanh,relu}_identity"
                ".learned_up_to[*]": STUCK,
                "overwrite.task.cells.wide_tanh_identity"
                ".learned_up_to[*]": STUCK,
            },
            "One linear network does.": {
                "overwrite.task.cells.linear.learned_up_to[1]": LEARNED
            },
        },
        {
            f"overwrite.task.cells.{{{','.join(BENT)}}}"
            ".learned_up_to[+]": STUCK,
            "overwrite.task.cells.linear.learned_up_to[*]": LEARNED,
        },
    ),
    Claim(
        "task_ignore_none",
        "No reported run of a tanh, ReLU or linear RNN learns to ignore, at "
        "any start and width that we tried. Nor does any of an LSTM without a "
        "gate that moves.",
        lambda r: none_learns(r, "ignore", (*PLAIN, "no_gates")),
        {
            "One wide tanh RNN does.": {
                f"{IGNORE}.wide_tanh.learned_up_to[0]": LEARNED
            }
        },
        {f"{IGNORE}.{{{','.join(PLAIN)},no_gates}}.learned_up_to[*]": LEARNED},
    ),
    Claim(
        "task_ignore_by_forgetting",
        "The input gate is not the only way. With a forget and an output "
        "gate, and no input gate, most seeds learn to ignore; with a forget "
        "gate only, some do.",
        lambda r: every(
            [
                most_learn(r, "ignore", "f_and_o"),
                some_learn(r, "ignore", "f_only"),
            ]
        ),
        {
            "Three seeds with both get stuck.": {
                f"{IGNORE}.f_and_o.learned_up_to[:3]": 94
            },
            "With a forget gate only none does.": {
                f"{IGNORE}.f_only.learned_up_to[*]": 63
            },
        },
        {f"{IGNORE}.{{f_and_o,f_only}}.learned_up_to[+]": STUCK},
    ),
    Claim(
        "task_ignore_by_letter",
        "An LSTM whose gates see the letter only learns to ignore in every "
        "seed.",
        lambda r: all_learn(r, "ignore", ["letter_only"]),
        {
            "One seed stops half way.": {
                f"{IGNORE}.letter_only.learned_up_to[3]": 141
            }
        },
        {f"{IGNORE}.letter_only.learned_up_to[*]": 211},
    ),
    Claim(
        "task_ignore_far",
        "At [[ ignore.task.tested[1] ]] steps every run that has learned to "
        "ignore is right in more than three cases of five. To guess is to be "
        "right in one of four.",
        lambda r: holds_further_on(r, r.ignore.task.tested[1], 0.6),
        {
            "One seed of the GRU guesses there.": {
                f"{IGNORE}.gru.learned_up_to[0]": LEARNED,
                f"{IGNORE}.gru.accuracy.1000[0]": 0.25,
            }
        },
        {f"{IGNORE}.{{lstm,gru}}.accuracy.1000[*]": 0.5},
    ),
)
