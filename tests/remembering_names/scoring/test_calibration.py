"""Temperatures, on made-up probabilities whose temperature is known."""

import numpy as np
import pytest
from scipy.special import softmax

from remembering_names.scoring.calibration import (
    both_ways,
    calibrate_temperature,
    cooled,
)
from remembering_names.scoring.probabilities import (
    Answers,
    LogP,
    calibration_error,
    cross_entropy,
)

TEMPERATURES = (0.25, 0.5, 0.7, 1, 1.4, 2, 4)


def answered(temperature: float) -> tuple[LogP, Answers]:
    """Return leanings, and languages as likely as those at a temperature."""
    generator = np.random.default_rng(0)
    leaning = generator.normal(size=(6_000, 18)) * 3
    shares = softmax(leaning / temperature, axis=1).cumsum(axis=1)
    drawn = generator.random((6_000, 1))
    return leaning, np.minimum((drawn > shares).sum(axis=1), 17)


@pytest.mark.parametrize("temperature", [0.5, 1, 2])
def test_the_temperature_of_made_up_answers_is_found(
    temperature: float,
) -> None:
    leaning, languages = answered(temperature)
    found = calibrate_temperature(leaning, languages, TEMPERATURES)
    assert found == temperature


def test_a_temperature_changes_no_answer() -> None:
    leaning, _ = answered(1)
    given = cooled(leaning, 3.0).argmax(axis=1)
    assert np.array_equal(given, leaning.argmax(axis=1))


def test_probabilities_at_their_temperature_can_be_trusted() -> None:
    leaning, languages = answered(2)
    found = both_ways(leaning, languages, 2)
    assert found["ece"] < 0.02
    assert found["ece_raw"] > 0.1


def test_both_ways_are_with_the_temperature_and_without() -> None:
    leaning, languages = answered(2)
    found = both_ways(leaning, languages, 2)
    assert found == pytest.approx(
        {
            "cross_entropy": cross_entropy(cooled(leaning, 2), languages),
            "cross_entropy_raw": cross_entropy(cooled(leaning, 1), languages),
            "ece": calibration_error(cooled(leaning, 2), languages),
            "ece_raw": calibration_error(cooled(leaning, 1), languages),
        },
        abs=1e-6,
    )
