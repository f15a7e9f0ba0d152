"""Why English comes last: what shared names explain of it, and what not."""

from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import at_least, below, every
from remembering_names.claims.lab import LSTMS
from remembering_names.claims.lab_languages import recalls, worst_on_english
from remembering_names.names.files import LANGUAGES

ENGLISH = LANGUAGES.index("English")


def lower_ceilings(r: Any) -> list[str]:
    """Return the languages that a look-up table knows less well than English.

    They are those of which both LSTMs yet recognise more.
    """
    ceiling = r.overlap.ceiling
    return [
        language
        for language in ceiling
        if ceiling[language] < ceiling.English
        and all(
            recalls(r[k])[language] > recalls(r[k])["English"] for k in LSTMS
        )
    ]


def came_last(r: Any) -> list[bool]:
    """Return whether English came last, for each run of either LSTM."""
    return [worst == "English" for k in LSTMS for worst in r.overlap[k].worst]


def taken(numbers: Any) -> list[list[float]]:
    """Return the shares of the English rows taken for each other language.

    A list for each language, in it a share for each run.
    """
    runs = numbers.lab_protocol.confusion
    rows = [counts[ENGLISH] for counts in runs if counts is not None]
    shares = [[cell / sum(row) for cell in row] for row in rows]
    by_language = [[*runs] for runs in zip(*shares, strict=True)]
    return by_language[:ENGLISH] + by_language[ENGLISH + 1 :]


CLAIMS = (
    Claim(
        "ledger_lstm_english",
        "**Holds.** English is worst on average, and worst in most single "
        "runs.",
        lambda r: every(
            [
                *(worst_on_english(r, key) for key in LSTMS),
                at_least(sum(came_last(r)), len(came_last(r)) // 2 + 1),
            ]
        ),
        {
            "In half of the runs German is worst.": {
                "overlap.{torch,scratch}_lstm.worst[:4]": "German"
            },
            "English is on average as well known as German.": {
                "torch_lstm.lab_protocol.recall[*][4]": 0.66
            },
        },
        {
            "overlap.{torch,scratch}_lstm.worst[+]": "German",
            "{torch,scratch}_lstm.lab_protocol.recall[+][4]": 0.9,
            "{torch,scratch}_lstm.lab_protocol.recall[+][:4]": 0.5,
            "{torch,scratch}_lstm.lab_protocol.recall[+][5:]": 0.5,
        },
    ),
    Claim(
        "ledger_english_ceiling",
        "The ceiling does not make English the worst: a perfect look-up table "
        "would recognise [[ overlap.ceiling.English | percent ]] of its rows, "
        "and even fewer of languages that both LSTMs know better.",
        lambda r: at_least(len(lower_ceilings(r)), 2),
        {
            "English has the lowest ceiling of all.": {
                "overlap.ceiling.English": 0.5
            }
        },
        {"overlap.ceiling.English": 0.7},
    ),
    Claim(
        "ledger_english_apart",
        "With the shared names left out, either LSTM still misses more than a "
        "third of the English rows; it gains less than ten points.",
        lambda r: every(
            below(found, limit)
            for key in LSTMS
            for found, limit in (
                (r.overlap[key].apart.English, 2 / 3),
                (
                    r.overlap[key].apart.English,
                    r.overlap[key]["all"].English + 0.1,
                ),
            )
        ),
        {
            "Without shared names PyTorch's LSTM knows nine in ten.": {
                "overlap.torch_lstm.apart.English": 0.9
            },
            "The one by hand gains twelve points.": {
                "overlap.scratch_lstm.all.English": 0.43
            },
        },
        {
            "overlap.{torch,scratch}_lstm.apart.English": 0.67,
            "overlap.{torch,scratch}_lstm.all.English": 0.3,
        },
    ),
    Claim(
        "ledger_english_new",
        "Having met a name helps either LSTM by less than fifteen points.",
        lambda r: every(
            below(
                r.overlap[key].drawn.English - r.overlap[key].new.English, 0.15
            )
            for key in LSTMS
        ),
        {
            "Of names that it has not met one LSTM knows a quarter.": {
                "overlap.torch_lstm.new.English": 0.25
            }
        },
        {
            "overlap.{torch,scratch}_lstm.drawn.English": 0.7,
            "overlap.{torch,scratch}_lstm.new.English": 0.3,
        },
    ),
    Claim(
        "ledger_english_spread",
        "What either LSTM takes for another language's it spreads over many: "
        "on average no single one gets more than an eighth of the English "
        "rows.",
        lambda r: every(
            below(runs, 1 / 8) for key in LSTMS for runs in taken(r[key])
        ),
        {
            "German gets a third of them.": {
                "torch_lstm.lab_protocol.confusion[*][4][6]": 2000
            }
        },
        {
            "{torch,scratch}_lstm.lab_protocol.confusion[+][4][:4]": 2000,
            "{torch,scratch}_lstm.lab_protocol.confusion[+][4][5:]": 2000,
        },
    ),
)
