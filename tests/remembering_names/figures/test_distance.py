"""Accuracy by distance, drawn of numbers that are made up."""

from typing import Any

import numpy as np
import pytest

from firsthand.drawing.svg import Look, Sheet
from firsthand.results import Record
from remembering_names.figures.distance import by_distance, lines
from remembering_names.models import MODELS

KEYS = [*(spec.key for spec in MODELS), "svm", "nearest"]


def summaries(start: float, count: int) -> list[Record]:
    means = [start - 0.1 * n for n in range(count)]
    return [
        Record(mean=mean, interval=[mean - 0.01, mean + 0.02]) for mean in means
    ]


@pytest.fixture
def sheet() -> Sheet:
    starts = {key: 0.9 - 0.01 * n for n, key in enumerate(KEYS)}
    distance = Record(
        names=[[900, 902], [500, 510], [200, 190], [70, 80]],
        accuracy=Record({k: summaries(v, 4) for k, v in starts.items()}),
        equal_length=Record({k: summaries(v, 3) for k, v in starts.items()}),
    )
    looks = [Look(s.key, s.label, s.colours[0]) for s in MODELS]
    return Sheet(Record(distance=distance), looks, "#000000", "#cccccc")


def drawn(sheet: Sheet) -> tuple[list[Any], str]:
    figure, alt = by_distance(sheet)
    return figure.axes, alt


def test_everything_that_answers_has_a_line_in_both_panels(
    sheet: Sheet,
) -> None:
    labels = [line.label for line in lines(sheet)]
    for axes in drawn(sheet)[0]:
        assert [text.get_text() for text in axes.texts] == labels


def test_every_mean_has_its_interval(sheet: Sheet) -> None:
    axes, _ = drawn(sheet)
    distance = sheet.numbers.distance
    for panel, field in zip(axes, ("accuracy", "equal_length"), strict=True):
        ends = [np.array(line.get_ydata()).tolist() for line in panel.lines]
        for key in KEYS:
            assert all(one.interval in ends for one in distance[field][key])


def test_the_last_distance_takes_in_all_beyond_it(sheet: Sheet) -> None:
    axes, _ = drawn(sheet)
    said = [[one.get_text() for one in x.get_xticklabels()] for x in axes]
    assert said[0] == ["1\n901", "2\n505", "3\n195", "4 or more\n75"]
    assert said[1] == ["1", "2", "3 or more"]


def test_the_alternative_text_gives_near_and_less_near(sheet: Sheet) -> None:
    _, alt = drawn(sheet)
    plain = alt.replace("\xa0", " ")
    assert f"{MODELS[0].label} 90.0 % and 80.0 %" in plain
