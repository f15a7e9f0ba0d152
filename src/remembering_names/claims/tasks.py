"""What each gate is for: which cells learn which task, in how many seeds."""

from collections.abc import Iterable
from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import (
    OF_LIMIT,
    Room,
    all_above,
    at_least,
    at_most,
    every,
)
from remembering_names.scoring.shares import fisher, wilson

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
CHANCE = 0.05  # what is less likely than that is no chance
LEARNED, STUCK = 316, 6  # steps
IGNORE = "ignore.task.cells"
BEFORE = "0b1b53199564ad8393fbf95f2589ffcaa3525a0f"


def counted(numbers: Any, task: str, keys: Iterable[str]) -> tuple[int, int]:
    """Return how many runs of some cells learn a task, and of how many."""
    cells = numbers[task].task.cells
    runs = [n for key in keys for n in cells[key].learned_up_to]
    last = numbers.task_examples.lengths[-1]
    return len([n for n in runs if n >= last]), len(runs)


def all_learn(numbers: Any, task: str, keys: Iterable[str]) -> Room:
    """Return the room of: every seed of these cells learns a task."""
    learned, runs = counted(numbers, task, keys)
    return at_most(runs - learned, 0)


def most_learn(numbers: Any, task: str, key: str) -> Room:
    """Return the room of: more than half of a cell's seeds learn a task."""
    learned, runs = counted(numbers, task, [key])
    return at_least(learned, runs // 2 + 1)


def more_than(numbers: Any, keys: Iterable[str], share: float) -> Room:
    """Return the room of: more than a share of runs learns to ignore."""
    low, _ = wilson(*counted(numbers, "ignore", keys))
    return Room((low - share) / share, OF_LIMIT)


def less_than(numbers: Any, keys: Iterable[str], share: float) -> Room:
    """Return the room of: less than a share of runs learns to ignore."""
    _, high = wilson(*counted(numbers, "ignore", keys))
    return Room((share - high) / share, OF_LIMIT)


def more_often(numbers: Any, task: str, key: str, other: str) -> Room:
    """Return the room of: one cell learns a task in more seeds."""
    first, second = (counted(numbers, task, [one]) for one in (key, other))
    return Room((CHANCE - fisher(first, second)) / CHANCE, OF_LIMIT)


def holds_further_on(numbers: Any) -> Room:
    """Return the room of: who has learned to ignore does so further on."""
    last = numbers.task_examples.lengths[-1]
    shares = [
        share
        for cell in numbers.ignore.task.cells.values()
        for steps, share in zip(
            cell.learned_up_to, cell.accuracy["400"], strict=True
        )
        if steps >= last
    ]
    return all_above(shares, 0.8)


CLAIMS = (
    Claim(
        "task_hold_needs_no_gate",
        "A tanh RNN, started as its class draws it, learns to hold a value "
        "in every seed, and to overwrite it in every seed.",
        lambda r: every(
            all_learn(r, task, ["tanh"]) for task in ("hold", "overwrite")
        ),
        {
            "One seed is not led beyond forty steps of holding.": {
                "hold.task.cells.tanh.learned_up_to[0]": 42
            },
            "One seed does not learn to overwrite.": {
                "overwrite.task.cells.tanh.learned_up_to[3]": STUCK
            },
        },
        {"{hold,overwrite}.task.cells.tanh.learned_up_to[*]": 211},
        BEFORE,
    ),
    Claim(
        "task_ignore_gated",
        "The LSTM and the GRU learn to ignore in every seed.",
        lambda r: all_learn(r, "ignore", ["lstm", "gru"]),
        {
            "One seed of the GRU gets stuck.": {
                f"{IGNORE}.gru.learned_up_to[2]": 63
            }
        },
        {f"{IGNORE}.{{lstm,gru}}.learned_up_to[*]": 211},
        BEFORE,
    ),
    Claim(
        "task_ignore_writing",
        "Of all runs of LSTMs with a learned input gate, whatever their other "
        "gates are, more than three in four learn to ignore (the 95 % "
        "interval of their share lies above that).",
        lambda r: more_than(r, WRITING, 3 / 4),
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
        "fewer than one in four do (the 95 % interval lies below that).",
        lambda r: less_than(r, PLAIN, 1 / 4),
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
        "An LSTM with an input gate only learns to ignore in more seeds than "
        "one with no gate (Fisher's exact test, at 5 %).",
        lambda r: more_often(r, "ignore", "i_only", "no_gates"),
        {
            "Without a gate three seeds learn it.": {
                f"{IGNORE}.no_gates.learned_up_to[:3]": LEARNED
            },
            "With an input gate only two do.": {
                f"{IGNORE}.i_only.learned_up_to[2:]": 94
            },
        },
        {
            f"{IGNORE}.no_gates.learned_up_to[+]": LEARNED,
            f"{IGNORE}.i_only.learned_up_to[+]": STUCK,
        },
        BEFORE,
    ),
    Claim(
        "task_ignore_further_on",
        "Every run that has learned to ignore is right in more than four "
        "cases of five at [[ ignore.task.tested[0] ]] steps, more than it "
        "ever met.",
        holds_further_on,
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
