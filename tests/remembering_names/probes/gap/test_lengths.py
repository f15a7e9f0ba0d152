"""The lead of gates by length of name, against loops over stored answers."""

from typing import Any

import pytest
from tests.remembering_names.work_here import task

from firsthand import results
from remembering_names.experiments.gap import EXPERIMENTS
from remembering_names.names.files import LANGUAGES, encode
from remembering_names.names.splits import held_out_split
from remembering_names.probes.gap import lengths
from remembering_names.root import ROOT

(SETTINGS,) = (e.settings for e in EXPERIMENTS if e.name == "gap_lengths")
SPLIT = held_out_split(0)


@pytest.fixture(scope="module")
def numbers() -> Any:
    """Return the committed results."""
    return results.context(ROOT)


def test_all_groups_together_hold_every_name_once(numbers: Any) -> None:
    groups = lengths.compare(task(SETTINGS, numbers))["results"]["groups"]
    count = sum(group["names"] for group in groups)
    assert count == len(SPLIT.validation) + len(SPLIT.test)


def test_all_groups_together_have_the_lead_of_all_names(numbers: Any) -> None:
    groups = lengths.compare(task(SETTINGS, numbers))["results"]["groups"]
    found = sum(group["lead"] * group["names"] for group in groups)
    count = 0.0
    for key, sign in (("scratch_lstm", 1), ("tanh_rnn", -1)):
        own = numbers[key].held_out
        for answers, pairs in (
            (own.answers, SPLIT.test),
            (own.validation_answers, SPLIT.validation),
        ):
            for seed in answers:
                for answer, (_, language) in zip(seed, pairs, strict=True):
                    count += sign * (LANGUAGES[answer] == language)
    assert found == pytest.approx(count / 5, abs=0.01)


def test_a_group_holds_names_of_its_lengths(numbers: Any) -> None:
    groups = lengths.compare(task(SETTINGS, numbers))["results"]["groups"]
    pairs = [*SPLIT.validation, *SPLIT.test]
    sevens = sum(len(encode(name)) == 7 for name, _ in pairs)
    (group,) = (group for group in groups if group["first"] == 7)
    assert group["names"] == sevens


def test_the_interval_is_that_of_a_mean_over_names() -> None:
    found = lengths.lead([[1, 0, 0, -1], [1, 1, 0, 0]])
    assert found["lead"] == 0.25
    spread = (((0.75) ** 2 + 0.25**2 * 2 + 0.75**2) / 3) ** 0.5
    low, high = found["interval"]
    assert high - low == pytest.approx(2 * 1.96 * spread / 2, abs=1e-5)
    assert found["of_seeds"] == [0.0, 0.5]
