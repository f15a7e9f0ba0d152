"""What a network makes of test names on the way to their ends."""

from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import Room, above, below, every

VOWELS = "aeiou"
SETTLED = 5  # the place, from zero, from which on the letters are compared


def turns_with_vowels(numbers: Any) -> Room:
    """Return the room of: sure after each vowel, far from it otherwise."""
    shown = numbers.second_thoughts.shown
    return every(
        above(step.own, 0.9) if step.letter in VOWELS else below(step.own, 0.1)
        for step in shown.read[SETTLED:]
    )


CLAIMS = (
    Claim(
        "last_letter_rescues",
        "Of the test names that PyTorch's LSTM gets right, it would have got "
        "more than one in ten wrong if they had ended a letter earlier.",
        lambda r: above(r.second_thoughts.turned, r.second_thoughts.right / 10),
        {"One in twenty.": {"second_thoughts.turned": 70}},
        {"second_thoughts.turned": 70, "second_thoughts.right": 100_000},
        declared="5fef1de",
    ),
    Claim(
        "second_thoughts_are_common",
        "With more than one in five of the names that it gets right, the "
        "probability of the right language falls by half or more on the way.",
        lambda r: above(r.second_thoughts.fallen, r.second_thoughts.right / 5),
        {"It falls so far with one in ten.": {"second_thoughts.fallen": 145}},
        {"second_thoughts.fallen": 200, "second_thoughts.right": 100_000},
    ),
    Claim(
        "vowels_and_consonants",
        "From its sixth letter on the network gives "
        "[[ second_thoughts.shown.language ]] more than nine tenths after "
        "every vowel of *[[ second_thoughts.shown.name ]]*, and less than a "
        "tenth after every consonant.",
        turns_with_vowels,
        {
            "It is undecided after a consonant.": {
                "second_thoughts.shown.read[6].own": 0.5
            },
            "It is undecided at the end.": {
                "second_thoughts.shown.read[10].own": 0.5
            },
        },
        {
            "second_thoughts.shown.read[6:9:2].own": 0.2,
            "second_thoughts.shown.read[5:10:2].own": 0.8,
            "second_thoughts.shown.read[10].own": 0.8,
        },
    ),
)
