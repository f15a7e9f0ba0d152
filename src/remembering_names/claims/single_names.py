"""What the wrong answers show when one reads them."""

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import at_least, below, every

CLAIMS = (
    Claim(
        "errors_are_excused",
        "Every model is marked wrong for answers that are right in another "
        "file of the list.",
        lambda r: every(
            at_least(model.excused, 1) for model in r.errors.models.values()
        ),
        {"The GRU never is.": {"errors.models.gru.excused": 0}},
        {"errors.models.*.excused": 0},
    ),
    Claim(
        "most_fool_all_in_one_language",
        "Most names that fool every model stand in one language only.",
        lambda r: below(r.errors.every.shared, r.errors.every.mistakes / 2),
        {
            "Six in ten stand in two.": {
                "errors.every.shared": 120,
                "errors.every.mistakes": 200,
            }
        },
        {
            "errors.every.shared": lambda old: 3 * old,
            "errors.every.mistakes": lambda old: old / 3,
        },
    ),
)
