"""What the wrong answers show when one reads them."""

from firsthand.claim import Claim
from firsthand.room import holds

CLAIMS = (
    Claim(
        "errors_are_excused",
        "Every model is marked wrong for answers that are right in another "
        "file of the list.",
        lambda r: holds(
            min(model.excused for model in r.errors.models.values()) >= 15
        ),
    ),
    Claim(
        "most_fool_all_in_one_language",
        "Most names that fool every model stand in one language only.",
        lambda r: holds(r.errors.every.shared < 0.45 * r.errors.every.mistakes),
    ),
)
