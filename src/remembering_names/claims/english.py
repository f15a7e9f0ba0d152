"""Why English comes last: what shared names explain of it, and what not."""

from typing import Any

from firsthand.claim import Claim
from firsthand.room import holds
from remembering_names.claims.lab import LSTMS, recalls
from remembering_names.claims.ledger import HELD
from remembering_names.names.files import LANGUAGES
from remembering_names.seeds import mean_over_seeds, means_over_seeds


def lower_ceilings(r: Any) -> list[str]:
    """Return the languages that a look-up table knows less well than English.

    They are those of which both LSTMs yet recognise more.
    """
    ceiling = r.overlap.ceiling
    return [
        language
        for language in ceiling
        if ceiling[language] < ceiling.English - 0.005
        and all(
            recalls(r[k])[language] > recalls(r[k])["English"] for k in LSTMS
        )
    ]


def came_last(r: Any) -> list[bool]:
    """Return whether English came last, for each run of either LSTM."""
    return [worst == "English" for k in LSTMS for worst in r.overlap[k].worst]


def taken(numbers: Any) -> list[float]:
    """Return the mean shares of the English rows taken for another language."""
    n = LANGUAGES.index("English")
    runs = numbers.lab_protocol.confusion
    rows = [counts[n] for counts in runs if counts is not None]
    shares = [[cell / sum(row) for cell in row] for row in rows]
    means = means_over_seeds(shares)
    return means[:n] + means[n + 1 :]


CLAIMS = (
    Claim(
        "ledger_lstm_english",
        "**Holds.** English is worst on average by more than five points, and "
        "worst in most single runs.",
        lambda r: holds(
            HELD["lstms_worst_english"](r)
            and mean_over_seeds(came_last(r)) > 0.5
        ),
    ),
    Claim(
        "ledger_english_ceiling",
        "It is not the ceiling that makes English the worst: a perfect "
        "look-up table would recognise "
        "[[ overlap.ceiling.English | percent ]] of its rows, and even fewer "
        "of languages that both LSTMs know better.",
        lambda r: holds(len(lower_ceilings(r)) > 1),
    ),
    Claim(
        "ledger_english_apart",
        "With the shared names left out, either LSTM still misses more than a "
        "third of the English rows; it gains less than ten points.",
        lambda r: holds(
            all(
                r.overlap[key].apart.English < 0.64
                and r.overlap[key].apart.English
                < r.overlap[key]["all"].English + 0.08
                for key in LSTMS
            )
        ),
    ),
    Claim(
        "ledger_english_new",
        "Having met a name helps either LSTM by less than fifteen points.",
        lambda r: holds(
            all(
                r.overlap[key].drawn.English < r.overlap[key].new.English + 0.14
                for key in LSTMS
            )
        ),
    ),
    Claim(
        "ledger_english_spread",
        "What either LSTM takes for another language's it spreads over many: "
        "no single one gets more than an eighth of the English rows.",
        lambda r: holds(all(max(taken(r[key])) < 0.12 for key in LSTMS)),
    ),
)
