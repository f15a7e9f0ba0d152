"""Which languages the three models know best and least."""

from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import Room, above, at_least, at_most, every
from remembering_names.claims.lab import LSTMS
from remembering_names.names.files import LANGUAGES
from remembering_names.seeds import finished, means_over_seeds


def recalls(numbers: Any) -> dict[str, float]:
    """Return each language's mean recall, over runs that did not diverge."""
    means = means_over_seeds(numbers.lab_protocol.recall)
    return dict(zip(LANGUAGES, means, strict=True))


def rank(numbers: Any, language: str) -> int:
    """Return a language's place by its mean recall; the worst is first."""
    shares = recalls(numbers)
    return 1 + sorted(shares.values()).index(shares[language])


def recall_of(numbers: Any, language: str) -> list[float]:
    """Return a language's recall in each run that did not diverge."""
    place = LANGUAGES.index(language)
    return [run[place] for run in finished(numbers.lab_protocol.recall)]


def worst_on_english(numbers: Any, key: str) -> Room:
    """Return the room of: English is the language known least, on average."""
    english = recall_of(numbers[key], "English")
    others = (one for one in LANGUAGES if one != "English")
    return every(
        above(
            [
                one - worst
                for one, worst in zip(
                    recall_of(numbers[key], language), english, strict=True
                )
            ],
            0,
        )
        for language in others
    )


def ends_as_reported(numbers: Any) -> Room:
    """Return the room of: English is near the RNN's worst, Greek its best."""
    return every(
        [
            at_most(rank(numbers.rnn, "English"), 2),
            at_least(rank(numbers.rnn, "Greek"), len(LANGUAGES) - 3),
        ]
    )


CLAIMS = (
    Claim(
        "rnn_best_and_worst",
        "On average over runs, English is one of the vanilla RNN's two worst "
        "languages, as the lab report's matrix shows. Greek, reported as its "
        "best, is one of its best four.",
        ends_as_reported,
        {
            "Greek is known no better than Russian.": {
                "rnn.lab_protocol.recall[*][7]": 0.6
            },
            "English is known as well as Dutch.": {
                "rnn.lab_protocol.recall[*][4]": 0.45
            },
        },
        {
            "rnn.lab_protocol.recall[+][4]": 0.8,
            "rnn.lab_protocol.recall[+][7]": 0.1,
        },
    ),
    Claim(
        "lstms_worst_english",
        "On average over runs, both LSTMs are worst on English.",
        lambda r: every(worst_on_english(r, key) for key in LSTMS),
        {
            "PyTorch's LSTM knows German least.": {
                "torch_lstm.lab_protocol.recall[*][6]": 0.45
            },
            "English is known as well as German.": {
                "scratch_lstm.lab_protocol.recall[*][4]": 0.69
            },
        },
        {
            "{torch,scratch}_lstm.lab_protocol.recall[+][4]": 0.9,
            "{torch,scratch}_lstm.lab_protocol.recall[+][:4]": 0.5,
            "{torch,scratch}_lstm.lab_protocol.recall[+][5:]": 0.5,
        },
    ),
)
