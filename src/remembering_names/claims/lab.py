"""What the lab protocol shows of the three models."""

from statistics import fmean
from typing import Any

from firsthand.claim import Claim
from firsthand.room import holds
from remembering_names.names.files import LANGUAGES
from remembering_names.seeds import finished, mean_over_seeds, means_over_seeds


def recalls(numbers: Any) -> dict[str, float]:
    """Return each language's mean recall, over runs that did not diverge."""
    means = means_over_seeds(numbers.lab_protocol.recall)
    return dict(zip(LANGUAGES, means, strict=True))


def ranked(numbers: Any) -> list[str]:
    """Return the languages, the least recognised first."""
    shares = recalls(numbers)
    return sorted(LANGUAGES, key=lambda language: shares[language])


def curve(numbers: Any) -> list[float]:
    """Return the mean accuracy at each point, over runs that went on."""
    runs = numbers.lab_protocol.accuracies
    return means_over_seeds(run for run in runs if None not in run)


LSTMS = ("torch_lstm", "scratch_lstm")

CLAIMS = (
    Claim(
        "lstms_beat_rnn",
        "Every run of either LSTM ends above every run of the RNN.",
        lambda r: holds(
            min(min(r[key].lab_protocol.accuracy) for key in LSTMS)
            > max(finished(r.rnn.lab_protocol.accuracy)) + 0.1
        ),
    ),
    Claim(
        "scratch_above_torch",
        "The LSTM written by hand ends above the library's, by "
        "[[ (scratch_lstm.lab_protocol.accuracy | mean "
        "- torch_lstm.lab_protocol.accuracy | mean) | points ]], as the lab "
        "report says it does.",
        lambda r: holds(
            mean_over_seeds(r.scratch_lstm.lab_protocol.accuracy)
            > mean_over_seeds(r.torch_lstm.lab_protocol.accuracy) + 0.01
        ),
    ),
    Claim(
        "losses_above_reported",
        "Both LSTMs end with a loss well above the reported "
        "[[ reported.torch_lstm.loss | loss(1) ]].",
        lambda r: holds(
            all(
                min(r[key].lab_protocol.loss) > r.reported[key].loss + 0.05
                for key in LSTMS
            )
        ),
    ),
    Claim(
        "rnn_as_reported",
        "Our mean lies within five points of the reported accuracy.",
        lambda r: holds(
            abs(
                mean_over_seeds(r.rnn.lab_protocol.accuracy)
                - r.reported.rnn.accuracy
            )
            < 0.045
        ),
    ),
    Claim(
        "torch_as_reported",
        "The accuracies agree to within three points.",
        lambda r: holds(
            abs(
                mean_over_seeds(r.torch_lstm.lab_protocol.accuracy)
                - r.reported.torch_lstm.accuracy
            )
            < 0.027
        ),
    ),
    Claim(
        "scratch_below_reported",
        "No run of ours reaches the reported accuracy.",
        lambda r: holds(
            max(r.scratch_lstm.lab_protocol.accuracy)
            < r.reported.scratch_lstm.accuracy - 0.005
        ),
    ),
    Claim(
        "rnn_on_the_edge",
        "At this rate the RNN stands near an edge. Of its "
        "[[ rnn.lab_protocol.seeds | length ]] runs, "
        "[[ rnn.lab_protocol.diverged_at | present | length ]] diverged, and "
        "what diverges is left out of all means.",
        lambda r: holds(len(finished(r.rnn.lab_protocol.diverged_at)) < 4),
    ),
    Claim(
        "lone_beside_compiled",
        "It ends within two points of the compiled run with the same seed.",
        lambda r: holds(
            abs(
                r.torch_lstm.lone_run.accuracy
                - r.torch_lstm.lab_protocol.accuracy[0]
            )
            < 0.02
        ),
    ),
    Claim(
        "lstms_stay_ahead",
        "From the first tenth of the way on, the mean of either LSTM is above "
        "the RNN's at every point.",
        lambda r: holds(
            all(
                lstm > rnn + 0.01
                for key in LSTMS
                for lstm, rnn in list(
                    zip(curve(r[key]), curve(r.rnn), strict=True)
                )[10:]
            )
        ),
    ),
    Claim(
        "lstms_still_learning",
        "Neither LSTM has stopped learning when the protocol ends: over the "
        "last quarter of the way both still gain more than a point.",
        lambda r: holds(
            all(
                fmean(curve(r[key])[-10:]) > fmean(curve(r[key])[70:80]) + 0.015
                for key in LSTMS
            )
        ),
    ),
    Claim(
        "rnn_best_and_worst",
        "English is one of its two worst languages, as the lab report's "
        "matrix shows; Greek, reported as its best, is one of its best four.",
        lambda r: holds(
            "English" in ranked(r.rnn)[:2] and "Greek" in ranked(r.rnn)[-4:]
        ),
    ),
    Claim(
        "lstms_worst_english",
        "Both LSTMs are worst on English, by more than five points.",
        lambda r: holds(
            all(
                recalls(r[key])["English"] + 0.05
                < recalls(r[key])[ranked(r[key])[1]]
                for key in LSTMS
            )
        ),
    ),
    Claim(
        "scratch_takes_longer",
        "The lab report is right that it trains far longer.",
        lambda r: holds(
            r.measurements.lab_cost.cpu.naive.scratch_lstm
            > 1.3 * r.measurements.lab_cost.cpu.naive.torch_lstm
        ),
    ),
    Claim(
        "compiled_runs_are_cheap",
        "All seeds together cost less than half of what the naive loop needs "
        "for one.",
        lambda r: holds(
            r.measurements.lab_cost.cpu.compiled_total
            < 0.4 * r.measurements.lab_cost.cpu.naive_total
        ),
    ),
)
