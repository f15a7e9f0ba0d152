"""What a network makes of test names on the way to their ends."""

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import above, below, every

CLAIMS = (
    Claim(
        "last_letter_rescues",
        "Of the test names that PyTorch's LSTM gets right, it would have got "
        "more than one in ten wrong if they had ended a letter earlier.",
        lambda r: above(r.second_thoughts.turned, r.second_thoughts.right / 10),
        {"One in twenty.": {"second_thoughts.turned": 70}},
        {"second_thoughts.turned": 70, "second_thoughts.right": 100_000},
    ),
    Claim(
        "second_thoughts_are_rare",
        "With fewer than one in four of the names that it gets right does the "
        "probability of the right language fall on the way by half or more, "
        "and with at least one of them it does.",
        lambda r: every(
            [
                below(r.second_thoughts.fallen, r.second_thoughts.right / 4),
                above(r.second_thoughts.fallen, 0),
            ]
        ),
        {
            "It falls so far with one name in three.": {
                "second_thoughts.fallen": 500
            },
            "It never does.": {"second_thoughts.fallen": 0},
        },
        {"second_thoughts.fallen": (0, 500), "second_thoughts.right": 100},
    ),
)
