"""What the audit of the names shows, and what the split makes sure of."""

from typing import Any

from firsthand.claim import Claim
from firsthand.room import holds

LAB = ("rnn", "torch_lstm", "scratch_lstm")


def copied(numbers: Any) -> dict[str, float]:
    """Return the share of each language's test rows that are copies."""
    return dict(numbers.audit.row_split.rows.per_language)


def spread_of_ceilings(numbers: Any, score: str) -> float:
    """Return how far apart the ceilings of the split's parts lie."""
    values = [part[score] for part in numbers.split.ceilings.values()]
    return float(max(values) - min(values))


def lowest(shares: dict[str, float]) -> str:
    """Return the language with the lowest share."""
    return min(shares, key=lambda language: shares[language])


CLAIMS = (
    Claim(
        "copies_are_arabic",
        "More than nine in ten of the copies are Arabic.",
        lambda r: holds(
            r.audit.per_language.Arabic.copies
            > 0.905 * (r.audit.rows - r.audit.distinct)
        ),
    ),
    Claim(
        "arabic_leaks_whole",
        "Every single Arabic row held out for the test stands in training as "
        "well. No other language comes near: the next has "
        "[[ (audit.row_split.rows.per_language | dictsort(by='value'))[-2][1] "
        "| percent ]].",
        lambda r: holds(
            copied(r)["Arabic"] > 0.99 and sorted(copied(r).values())[-2] < 0.2
        ),
    ),
    Claim(
        "scottish_is_english",
        "All Scottish names but one are English names too.",
        lambda r: holds(
            r.audit.shared.closest[0].languages == ["English", "Scottish"]
            and r.audit.shared.names.Scottish
            - r.audit.shared.per_language.Scottish
            == 1
        ),
    ),
    Claim(
        "spaces_are_korean",
        "Most of the rows with a space at the end are Korean, so the space "
        "gives the language away.",
        lambda r: holds(
            r.audit.per_language.Korean.outer_spaces
            > 0.7 * sum(n.outer_spaces for n in r.audit.per_language.values())
        ),
    ),
    Claim(
        "folding_costs_little",
        "Folding itself costs next to nothing: the ceiling of a reader of "
        "full spellings is higher by less than a fifth of a point.",
        lambda r: holds(
            all(
                0
                < r.audit.ceilings.spelled[score] - r.audit.ceilings.rows[score]
                < 0.0018
                for score in ("accuracy", "balanced_accuracy")
            )
        ),
    ),
    Claim(
        "ceiling_below_one",
        "Shared names alone keep every model between two and five points "
        "short of a full score.",
        lambda r: holds(
            all(
                0.022 < 1 - ceiling[score] < 0.048
                for ceiling in (r.audit.ceilings.rows, r.audit.ceilings.pairs)
                for score in ("accuracy", "balanced_accuracy")
            )
        ),
    ),
    Claim(
        "lab_models_below_ceiling",
        "That excuses little: no run of the lab report's models, on names "
        "they were just trained on, comes within five points of the ceiling "
        "for balanced draws.",
        lambda r: holds(
            all(
                accuracy is None
                or accuracy < r.audit.ceilings.rows.balanced_accuracy - 0.055
                for key in LAB
                for accuracy in r[key].lab_protocol.accuracy
            )
        ),
    ),
    Claim(
        "scottish_hangs_on_draws",
        "In natural draws the perfect reader can only toss a coin over most "
        "Scottish names, since they are English ones just as often, and gets "
        "less than half of them. In balanced draws it gets every one, and "
        "pays for it in English.",
        lambda r: holds(
            r.audit.ceilings.recall.natural.Scottish < 0.49
            and r.audit.ceilings.recall.balanced.Scottish > 0.99
            and r.audit.ceilings.recall.balanced.English
            < r.audit.ceilings.recall.natural.English - 0.02
        ),
    ),
    Claim(
        "spanish_has_lowest_ceiling",
        "English does not have the lowest ceiling in balanced draws: Spanish "
        "has, by more than five points.",
        lambda r: holds(
            lowest(r.audit.ceilings.recall.balanced) == "Spanish"
            and r.audit.ceilings.recall.balanced.Spanish
            < r.audit.ceilings.recall.balanced.English - 0.055
        ),
    ),
    Claim(
        "cleaning_moves_ceiling_little",
        "Cleaning moves the ceiling by less than half a point.",
        lambda r: holds(
            all(
                abs(
                    r.audit.ceilings.rows[score] - r.audit.ceilings.pairs[score]
                )
                < 0.0045
                for score in ("accuracy", "balanced_accuracy")
            )
        ),
    ),
    Claim(
        "cleaning_helps_russian",
        "Cleaning makes the list less balanced, not more: almost all that "
        'goes is Arabic, and always answering "Russian" becomes right for '
        "more than half.",
        lambda r: holds(
            r.audit.most.rows / r.audit.rows < 0.49
            and r.audit.most.pairs / r.audit.pairs > 0.51
        ),
    ),
    Claim(
        "rows_without_copies_mislead",
        "Dropping the copies is not enough. Split by rows after cleaning, the "
        "list still leaks, now to a model's harm: about one test name in "
        "twenty stands in training under other languages only.",
        lambda r: holds(
            max(r.audit.row_split.pairs.copied) == 0
            and 0.04
            < sum(r.audit.row_split.pairs.crossed)
            / len(r.audit.row_split.seeds)
            < 0.06
        ),
    ),
    Claim(
        "split_is_leak_free",
        "No name of one part stands in another, in any language or spelling, "
        "and a table of the training names answers nothing in the other two.",
        lambda r: holds(
            r.split.names_in_two_parts == 0
            and max(r.split.memorised.values()) == 0
        ),
    ),
    Claim(
        "parts_are_equally_hard",
        "The parts are about equally hard: their ceilings lie within half a "
        "point of each other in accuracy, and within one and a half in "
        "balanced accuracy.",
        lambda r: holds(
            spread_of_ceilings(r, "accuracy") < 0.0045
            and spread_of_ceilings(r, "balanced_accuracy") < 0.0145
        ),
    ),
)
