"""What a perfect reader could reach: names of two languages set a ceiling.

The reader is a look-up table that knows the whole list by heart. All it may
go by is what a network reads, so it answers each name with the language that
most of its draws come from.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from remembering_names.names.cleaning import Pair
from remembering_names.names.files import fold

# What is read -> language -> how likely a draw gives both; in sum one.
Table = Mapping[str, Mapping[str, Fraction]]
Reading = Callable[[str], str]


def natural(pairs: Sequence[Pair], reading: Reading = fold) -> Table:
    """Return the table for draws of a row, each row equally likely."""
    return tabulate(
        pairs, {language: Fraction(1) for _, language in pairs}, reading
    )


def balanced(pairs: Sequence[Pair], reading: Reading = fold) -> Table:
    """Return the table for draws of a language, then of one of its rows.

    A language that `pairs` have no row of is not drawn.
    """
    sizes = Counter(language for _, language in pairs)
    weights = {language: Fraction(1, size) for language, size in sizes.items()}
    return tabulate(pairs, weights, reading)


def tabulate(
    pairs: Sequence[Pair], weights: Mapping[str, Fraction], reading: Reading
) -> Table:
    """Return the table in which a row weighs what its language's rows do."""
    sizes = Counter(language for _, language in pairs)
    total = sum(size * weights[language] for language, size in sizes.items())
    chances = {
        language: weights[language] / total for language in sizes
    }  # of one row
    table: dict[str, dict[str, Fraction]] = defaultdict(dict)
    rows = Counter((reading(name), language) for name, language in pairs)
    for (read, language), count in rows.items():
        table[read][language] = count * chances[language]
    return table


def best_accuracy(table: Table) -> float:
    """Return the share of draws that the perfect reader answers right."""
    return math.fsum(float(max(owners.values())) for owners in table.values())


def lowest_loss(table: Table) -> float:
    """Return the least mean cross-entropy that any reader can have, in nats.

    It is that of the true odds: of the language, given what is read.
    """
    return math.fsum(
        -float(weight) * math.log(weight / sum(owners.values()))
        for owners in table.values()
        for weight in owners.values()
    )


def best_recalls(table: Table) -> dict[str, float]:
    """Return the share of each language's draws that are answered right.

    Where two languages are equally likely the reader tosses a coin.
    """
    right: dict[str, Fraction] = defaultdict(Fraction)
    drawn: dict[str, Fraction] = defaultdict(Fraction)
    for owners in table.values():
        chances = answers(owners)
        for language, weight in owners.items():
            drawn[language] += weight
            right[language] += weight * chances.get(language, 0)
    return {
        language: float(right[language] / drawn[language])
        for language in sorted(drawn)
    }


def answers(owners: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Return how often each language is the answer to one name."""
    most = max(owners.values(), default=Fraction(0))
    likely = [language for language, weight in owners.items() if weight == most]
    return {language: Fraction(1, len(likely)) for language in likely}


def ceilings(
    pairs: Sequence[Pair], reading: Reading = fold
) -> dict[str, float]:
    """Return the best possible scores on `pairs`, by the scores' names."""
    rows, languages = natural(pairs, reading), balanced(pairs, reading)
    return {
        "accuracy": best_accuracy(rows),
        "balanced_accuracy": best_accuracy(languages),
        "cross_entropy": lowest_loss(rows),
        "balanced_cross_entropy": lowest_loss(languages),
    }


def memorised(
    train: Sequence[Pair], pairs: Sequence[Pair], reading: Reading = fold
) -> float:
    """Return the share of `pairs` that a table of `train` answers right.

    It knows by heart what it was shown and has no answer to anything else,
    so whatever it gets right on test leaked from training.
    """
    table = natural(train, reading)
    right = sum(
        answers(table.get(reading(name), {})).get(language, Fraction(0))
        for name, language in pairs
    )
    return float(right / len(pairs))
