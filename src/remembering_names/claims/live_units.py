"""What answers hang on, and what a single unit does, in the pages' networks."""

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import above, below, every

DECLARED = "1d59027"
KEYS = ("gru", "torch_lstm", "scratch_lstm")
EACH = f"{{{','.join(KEYS)}}}.letter_slopes"

CLAIMS = (
    Claim(
        "one_letter_empties_a_unit",
        "One unit of PyTorch's LSTM keeps, on the mean over test names, less "
        "than a quarter of its cell at one letter, and more than half at each "
        "other letter that is met thirty times or more.",
        lambda r: every(
            [
                below(r.torch_lstm.letter_slopes.lone.at, 0.25),
                above(r.torch_lstm.letter_slopes.lone.next, 0.5),
            ]
        ),
        {
            "It keeps a third there.": {
                "torch_lstm.letter_slopes.lone.at": 1 / 3
            },
            "It keeps a third at another letter, too.": {
                "torch_lstm.letter_slopes.lone.next": 1 / 3
            },
        },
        {
            "torch_lstm.letter_slopes.lone.at": 0.3,
            "torch_lstm.letter_slopes.lone.next": 0.4,
        },
        declared=DECLARED,
    ),
    Claim(
        "detours_are_steeper",
        "At letters before the last, in all test names, the slope by detours "
        "is on the mean more than twice as large as the slope along the "
        "highway, in the GRU and in both LSTMs.",
        lambda r: every(
            above(
                r[key].letter_slopes.detours, 2 * r[key].letter_slopes.highway
            )
            for key in KEYS
        ),
        {
            "In the GRU it is one and a half times as large.": {
                "gru.letter_slopes.detours": 0.06,
                "gru.letter_slopes.highway": 0.04,
            }
        },
        {f"{EACH}.detours": 0.02, f"{EACH}.highway": 0.2},
        declared=DECLARED,
    ),
    Claim(
        "paths_pull_apart",
        "At more than a quarter of the letters before the last, in all test "
        "names, the slopes along the highway and by detours have opposite "
        "signs, in the GRU and in both LSTMs.",
        lambda r: every(
            above(r[key].letter_slopes.opposed, 0.25) for key in KEYS
        ),
        {
            "In PyTorch's LSTM they have at a fifth.": {
                "torch_lstm.letter_slopes.opposed": 0.2
            }
        },
        {f"{EACH}.opposed": 0.1},
        declared=DECLARED,
    ),
    Claim(
        "last_letter_is_not_always_steepest",
        "In fewer than half of the test names the last letter has the largest "
        "slope, in the GRU and in both LSTMs.",
        lambda r: every(below(r[key].letter_slopes.last, 0.5) for key in KEYS),
        {
            "In the GRU it has in three of five.": {
                "gru.letter_slopes.last": 0.6
            }
        },
        {f"{EACH}.last": 0.7},
        declared=DECLARED,
    ),
)
