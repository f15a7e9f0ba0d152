"""What became of the lab report's statements, one by one."""

from collections.abc import Callable
from statistics import fmean, median
from typing import Any

from firsthand.claim import Claim
from remembering_names.claims import lab
from remembering_names.claims.lab import LSTMS, finished, mean, recalls, swept
from remembering_names.names.files import LANGUAGES

Predicate = Callable[[Any], bool]
HELD = {claim.key: claim.holds for claim in lab.CLAIMS}


def both(*keys: str) -> Predicate:
    """Return whether the lab protocol's claims of these keys hold."""
    return lambda r: all(HELD[key](r) for key in keys)


def lowest(r: Any, key: str) -> float:
    """Return the least accuracy of any run of a model at its own rate."""
    return float(min(r[key].lab_protocol.accuracy))


def highest(numbers: Any) -> float:
    """Return the best accuracy of any run of a model, at any rate."""
    runs = swept(numbers).values()
    return max(accuracy for rate in runs for accuracy in finished(rate))


def replica_cost(r: Any) -> float:
    """Return how many times the library's time the one by hand takes.

    Both as replicas in one process: the median over how many there are.
    """
    steps = r.measurements.lab_cost.replica_step
    pairs = zip(
        steps.scratch_lstm.one.cpu, steps.torch_lstm.one.cpu, strict=True
    )
    return median(float(a / b) for (_, a, _), (_, b, _) in pairs)


def is_one_lstm(r: Any) -> bool:
    """Tell whether the copy whose bias counts twice is the library's LSTM."""
    return bool(r.identity.twice.answers == 0 and r.identity.twice.loss < 1e-9)


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
    means = [fmean(column) for column in zip(*shares, strict=True)]
    return means[:n] + means[n + 1 :]


CLAIMS = (
    Claim(
        "ledger_rnn",
        "**Holds.** Our mean accuracy is within five points of it, our mean "
        "loss within a fifth of a nat.",
        lambda r: (
            HELD["rnn_as_reported"](r)
            and abs(mean(r.rnn.lab_protocol.loss) - r.reported.rnn.loss) < 0.18
        ),
    ),
    Claim(
        "ledger_torch",
        "**Holds for the accuracy, not for the loss.** The accuracy is within "
        "three points; the loss of no run comes near.",
        both("torch_as_reported", "losses_above_reported"),
    ),
    Claim(
        "ledger_scratch",
        "**Does not hold in our runs.** None reaches the accuracy or the "
        "loss; at twice the learning rate the mean accuracy does not either.",
        lambda r: (
            both("scratch_below_reported", "losses_above_reported")(r)
            and fmean(r.effects.larger.accuracy.hand_one)
            < r.reported.scratch_lstm.accuracy - 0.008
        ),
    ),
    Claim(
        "ledger_larger_rate",
        "**Holds.** At ten times the RNN's rate, every run of either LSTM ends "
        "far above the best run of the RNN at any rate.",
        lambda r: all(
            r[key].lab_protocol.learning_rate
            > 9.9 * r.rnn.lab_protocol.learning_rate
            and lowest(r, key) > highest(r.rnn) + 0.1
            for key in LSTMS
        ),
    ),
    Claim(
        "ledger_scratch_better",
        "**Holds, but not because it is written by hand.** What makes the "
        "difference is where the weights start and how many biases a gate has.",
        lambda r: (
            HELD["scratch_above_torch"](r)
            and is_one_lstm(r)
            and fmean(r.effects.usual.gap) > 0.01
        ),
    ),
    Claim(
        "ledger_both_parts",
        "Both count: neither makes less than a quarter of the gap.",
        lambda r: all(
            fmean(part) > fmean(r.effects.usual.gap) / 4 > 0.0025
            for part in (r.effects.usual.start, r.effects.usual.biases)
        ),
    ),
    Claim(
        "ledger_one_lstm",
        "Then the two are one: not one of the answers differs, and no loss by "
        "more than rounding.",
        is_one_lstm,
    ),
    Claim(
        "ledger_time",
        "**Holds for the loop that it was said of.** Run as replicas, where "
        "both go through the same code, they take the same time to within a "
        "fifth.",
        lambda r: (
            HELD["scratch_takes_longer"](r) and 1 / 1.2 < replica_cost(r) < 1.2
        ),
    ),
    Claim(
        "ledger_rnn_ends",
        "**Holds on average.** English is one of the two worst languages and "
        "Greek one of the four best. Which comes first is not the same from "
        "run to run.",
        lambda r: (
            HELD["rnn_best_and_worst"](r) and len(set(r.overlap.rnn.best)) > 1
        ),
    ),
    Claim(
        "ledger_lstm_english",
        "**Holds.** English is worst on average by more than five points, and "
        "worst in most single runs.",
        lambda r: HELD["lstms_worst_english"](r) and fmean(came_last(r)) > 0.5,
    ),
    Claim(
        "ledger_english_ceiling",
        "It is not the ceiling that makes English the worst: a perfect "
        "look-up table would recognise "
        "[[ overlap.ceiling.English | percent ]] of its rows, and even fewer "
        "of languages that both LSTMs know better.",
        lambda r: len(lower_ceilings(r)) > 1,
    ),
    Claim(
        "ledger_english_apart",
        "With the shared names left out, either LSTM still misses more than a "
        "third of the English rows; it gains less than ten points.",
        lambda r: all(
            r.overlap[key].apart.English < 0.64
            and r.overlap[key].apart.English
            < r.overlap[key]["all"].English + 0.08
            for key in LSTMS
        ),
    ),
    Claim(
        "ledger_english_new",
        "Having met a name helps either LSTM by less than fifteen points.",
        lambda r: all(
            r.overlap[key].drawn.English < r.overlap[key].new.English + 0.14
            for key in LSTMS
        ),
    ),
    Claim(
        "ledger_english_spread",
        "What either LSTM takes for another language's it spreads over many: "
        "no single one gets more than an eighth of the English rows.",
        lambda r: all(max(taken(r[key])) < 0.12 for key in LSTMS),
    ),
)
