"""Leads over splits: when they hold."""

import math
from statistics import fmean, stdev

import pytest
from scipy.stats import t

from firsthand.results import Record
from remembering_names.claims.over_splits import (
    accuracy,
    ahead,
    ahead_on_average,
)

SIZES = Record(splits=Record(test=[100] * 5, train=[800] * 5))
ZERO = [0.0] * 5
LEADS = [0.03, 0.05, 0.04, 0.06, 0.02]


def test_the_room_is_to_the_nearer_of_the_interval_and_the_least_lead() -> None:
    half = t.ppf(0.975, 4) * stdev(LEADS) * math.sqrt(1 / 5 + 1 / 8)
    nearest = min(0.02, fmean(LEADS) - half)
    room = ahead(SIZES, LEADS, ZERO)
    assert room.left == pytest.approx(nearest / stdev(LEADS), rel=1e-3)


@pytest.mark.parametrize(
    "leads",
    [
        [0.1, 0.1, 0.1, 0.1, -0.001],
        [0.001, 0.2, 0.001, 0.2, 0.001],
        [-0.1, -0.1, -0.1, -0.1, -0.2],
    ],
    ids=["behind on one split", "uneven", "behind"],
)
def test_a_lead_that_is_not_sure_has_no_room(leads: list[float]) -> None:
    assert not ahead(SIZES, leads, ZERO)


def test_a_lead_must_be_longer_than_asked() -> None:
    assert ahead(SIZES, LEADS, ZERO, by=0.01)
    assert not ahead(SIZES, LEADS, ZERO, by=0.02)


def test_on_average_one_split_may_be_behind() -> None:
    leads = [0.05, 0.06, 0.05, 0.06, -0.001]
    assert not ahead(SIZES, leads, ZERO)
    assert ahead_on_average(SIZES, leads, ZERO)
    assert not ahead_on_average(SIZES, [*leads[:4], -0.08], ZERO)


def test_a_steady_lead_holds() -> None:
    assert ahead(SIZES, [0.01] * 5, ZERO)


def test_accuracies_are_means_over_the_seeds_of_each_split() -> None:
    splits = Record(accuracy=[[0.5, 0.7], [0.9, 0.9]])
    assert accuracy(Record(gru=Record(splits=splits)), "gru") == [
        pytest.approx(0.6),
        pytest.approx(0.9),
    ]
