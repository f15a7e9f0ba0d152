"""What each gate is for, as it was expected before the runs, and came out.

What came out otherwise, or was not expected, is in `tasks_seen.py`.
"""

from firsthand.conclusions.claim import Claim
from remembering_names.claims.task_rooms import (
    all_learn,
    holds_further_on,
    less_than,
    more_often,
    more_than,
    most_learn,
)

# The gate that writes is learned, and sees the letter and the state.
WRITING = (
    *("lstm", "lstm_chrono", "coupled", "open_f", "constant_f", "open_o"),
    *("i_only", "i_constant_f", "coupled_only"),
)
PLAIN = (
    *("tanh", "tanh_orthogonal", "tanh_identity", "wide_tanh"),
    *("wide_tanh_identity", "relu", "relu_orthogonal", "relu_identity"),
    *("wide_relu_identity", "linear", "linear_orthogonal", "linear_identity"),
)
MOVING = (  # whose gates move: one at least
    *WRITING,
    *("gru", "letter_only", "no_cell", "f_only", "f_and_o", "o_constant_f"),
)
LEARNED, STUCK = 316, 6  # steps
IGNORE = "ignore.task.cells"
BEFORE = "0b1b53199564ad8393fbf95f2589ffcaa3525a0f"


CLAIMS = (
    Claim(
        "task_ignore_gated",
        "Of the LSTM's and the GRU's ten runs at least nine learn to ignore.",
        lambda r: all_learn(r, "ignore", ["lstm", "gru"], but=1),
        {
            "A seed of each gets stuck.": {
                f"{IGNORE}.{{lstm,gru}}.learned_up_to[2]": 63
            }
        },
        {f"{IGNORE}.{{lstm,gru}}.learned_up_to[+]": 211},
    ),
    Claim(
        "task_ignore_writing",
        "Of all runs of LSTMs whose cell can keep, and whose learned input "
        "gate sees the letter and the state, more than three in four learn to "
        "ignore (the 95 % interval of their share lies above that).",
        lambda r: more_than(r, "ignore", WRITING, 3 / 4),
        {
            "The three cells that have no other gate get stuck.": {
                f"{IGNORE}.{{i_only,i_constant_f}}.learned_up_to[*]": 28,
                f"{IGNORE}.coupled_only.learned_up_to[*]": 28,
            }
        },
        {f"{IGNORE}.+.learned_up_to[+]": STUCK},
        BEFORE,
    ),
    Claim(
        "task_ignore_plain",
        "Of all runs of tanh, ReLU and linear RNNs, at any start and width, "
        "fewer than one in four learn to ignore (the 95 % interval lies below "
        "that).",
        lambda r: less_than(r, "ignore", PLAIN, 1 / 4),
        {
            "From the identity all tanh and ReLU networks learn it.": {
                f"{IGNORE}.{{tanh,relu,wide_tanh}}_identity"
                ".learned_up_to[*]": LEARNED,
                f"{IGNORE}.wide_relu_identity.learned_up_to[*]": LEARNED,
            }
        },
        {f"{IGNORE}.+.learned_up_to[+]": LEARNED},
        BEFORE,
    ),
    Claim(
        "task_ignore_input_only",
        "An LSTM of which the input gate alone moves, and the forget gate is a "
        "learned constant, learns to ignore in more seeds than one of which no "
        "gate moves (Fisher's exact test, one-sided, at 5 %).",
        lambda r: more_often(r, "ignore", "i_constant_f", "no_gates"),
        {
            "Without a gate three seeds learn it.": {
                f"{IGNORE}.no_gates.learned_up_to[:3]": LEARNED
            },
            "With an input gate only two do.": {
                f"{IGNORE}.i_constant_f.learned_up_to[2:]": 94
            },
        },
        {
            f"{IGNORE}.no_gates.learned_up_to[+]": LEARNED,
            f"{IGNORE}.i_constant_f.learned_up_to[+]": STUCK,
        },
    ),
    Claim(
        "task_ignore_further_on",
        "Every run that has learned to ignore is right in more than four "
        "cases of five at [[ ignore.task.tested[0] ]] steps, more than it "
        "ever met.",
        lambda r: holds_further_on(r, r.ignore.task.tested[0], 0.8),
        {
            "One seed of the GRU guesses there.": {
                f"{IGNORE}.gru.learned_up_to[0]": LEARNED,
                f"{IGNORE}.gru.accuracy.400[0]": 0.25,
            }
        },
        {f"{IGNORE}.{{lstm,gru}}.accuracy.400[*]": 0.5},
        BEFORE,
    ),
    Claim(
        "task_replace_without_forget",
        "Replacing values does not need the forget gate: with an input gate "
        "only, nothing being forgotten, more than half of the seeds learn it.",
        lambda r: most_learn(r, "replace", "i_only"),
        {
            "Three of its seeds get stuck.": {
                "replace.task.cells.i_only.learned_up_to[:3]": 63
            }
        },
        {"replace.task.cells.i_only.learned_up_to[+]": STUCK},
        BEFORE,
    ),
    Claim(
        "task_hold_back_without_output",
        "Holding a value back does not need the output gate: without it more "
        "than half of the seeds learn it.",
        lambda r: most_learn(r, "hold_back", "open_o"),
        {
            "Three seeds without an output gate get stuck.": {
                "hold_back.task.cells.open_o.learned_up_to[2:]": 94
            }
        },
        {"hold_back.task.cells.open_o.learned_up_to[+]": STUCK},
        BEFORE,
    ),
)
