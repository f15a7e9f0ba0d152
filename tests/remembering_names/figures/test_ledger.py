"""The figures on the lab report's statements, against loops and plain sums."""

from typing import Any

from tests.remembering_names.figures.drawings import Drawn, alt

from remembering_names.models import LAB_MODELS


def test_the_overlap_says_what_each_model_recognises_of_english(
    drawn: Drawn, numbers: Any
) -> None:
    overlap = numbers.overlap
    said = alt(drawn, "overlap")
    assert f"is {100 * overlap.ceiling.English:.0f} % of the rows" in said
    for spec in LAB_MODELS:
        own = overlap[spec.key]
        assert (
            f"{spec.lab_name} recognises {100 * own['all']['English']:.0f} % "
            f"of them, and {100 * own['apart']['English']:.0f} % of those not"
        ) in said
