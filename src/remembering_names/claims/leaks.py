"""How names that were seen in training flatter a model."""

from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import all_above, all_below, below, every
from remembering_names.names.files import LANGUAGES
from remembering_names.seeds import mean_over_seeds

LAB = ("rnn", "torch_lstm", "scratch_lstm")
LSTMS = LAB[1:]
ARABIC = LANGUAGES.index("Arabic")


def arabic(runs: list[list[float]]) -> list[float]:
    """Return the recall of Arabic of each seed."""
    return [recall[ARABIC] for recall in runs]


def without_arabic(counts: list[list[int]]) -> float:
    """Return the accuracy of a run on all test rows but the Arabic ones."""
    others = [n for n in range(len(counts)) if n != ARABIC]
    right = sum(counts[n][n] for n in others)
    return right / sum(sum(counts[n]) for n in others)


def flattered_elsewhere(leak: Any) -> float:
    """Return how much better a split by row looks without Arabic."""
    by_row, by_name = (
        mean_over_seeds(map(without_arabic, split.confusion))
        for split in (leak.by_row, leak.by_name)
    )
    return by_row - by_name


CLAIMS = (
    Claim(
        "lab_names_were_seen",
        "All three models of the lab report recognise fewer of the names held "
        "back from them than of those they drew; either LSTM more than twenty "
        "points fewer, whichever runs one compares.",
        lambda r: every(
            all_above(
                r[key].lab_held_out.trained,
                r[key].lab_held_out.held_out,
                by=0.2 if key in LSTMS else 0,
            )
            for key in LAB
        ),
        {
            "PyTorch's LSTM knows names it never drew nearly as well.": {
                "torch_lstm.lab_held_out.held_out[*]": 0.84
            },
            "One run of the RNN knows them better.": {
                "rnn.lab_held_out.held_out[0]": 0.63
            },
        },
        {
            "rnn.lab_held_out.trained[*]": 0.45,
            "rnn.lab_held_out.held_out[*]": 0.6,
            "{torch,scratch}_lstm.lab_held_out.trained[*]": 0.7,
            "{torch,scratch}_lstm.lab_held_out.held_out[*]": 0.7,
        },
    ),
    Claim(
        "leak_flatters",
        "Split by row, the same network trained by the same recipe looks "
        "better: each run by more than two points than each by name. Without "
        "the Arabic rows less than half of the lead is left.",
        lambda r: every(
            [
                all_above(
                    r.leak.by_row.accuracy, r.leak.by_name.accuracy, 0.02
                ),
                below(
                    flattered_elsewhere(r.leak),
                    (
                        mean_over_seeds(r.leak.by_row.accuracy)
                        - mean_over_seeds(r.leak.by_name.accuracy)
                    )
                    / 2,
                ),
            ]
        ),
        {
            "One run by row is only a point better.": {
                "leak.by_row.accuracy[0]": 0.84
            },
            "The lead is as large without Arabic.": {
                "leak.by_row.confusion[*][14][14]": lambda n: n + 200
            },
        },
        {
            "leak.by_row.accuracy[*]": 0.84,
            "leak.by_name.accuracy[*]": 0.85,
            "leak.by_name.confusion[*][14][14]": lambda n: n - 400,
            "leak.by_row.confusion[*][14][14]": lambda n: n + 400,
        },
    ),
    Claim(
        "leak_is_arabic",
        "Look at Arabic: split by row, more than nine in ten of its test rows "
        "are recognised; split by name, fewer than half of its test names, in "
        "every run.",
        lambda r: every(
            [
                all_above(arabic(r.leak.by_row.recall), 0.9),
                all_below(arabic(r.leak.by_name.recall), 0.5),
            ]
        ),
        {
            "Split by row, one run recognises eight in ten.": {
                "leak.by_row.recall[1][0]": 0.8
            },
            "Split by name, one run recognises six in ten.": {
                "leak.by_name.recall[0][0]": 0.6
            },
        },
        {
            "leak.by_row.recall[*][0]": 0.9,
            "leak.by_name.recall[*][0]": 0.5,
        },
    ),
)
