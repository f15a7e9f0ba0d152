"""What a figure's alt text says, against numbers worked out by loops."""

import copy
import re
from statistics import fmean
from typing import Any

import pytest
from tests.remembering_names.figures.drawings import Drawn, alt

from firsthand.drawing.svg import Look, Sheet
from firsthand.filters import NBSP, percent
from remembering_names.figures import confusion, curves
from remembering_names.models import LAB_MODELS, ModelSpec
from remembering_names.names.files import LANGUAGES, fold
from remembering_names.root import ROOT

SPECS = pytest.mark.parametrize("spec", LAB_MODELS, ids=lambda spec: spec.key)
# Their mean lies between two tenths of a per cent, as once that of a model.
HALFWAY = [0.867, 0.8618, 0.874, 0.8716, 0.8644, 0.8638, 0.8542, 0.8672]
LINES = {
    path.stem: path.read_text("utf-8").strip("\n").split("\n")
    for path in (ROOT / "data" / "names").glob("*.txt")
}


def shares(runs: list[list[list[int]]]) -> dict[tuple[str, str], float]:
    """Return the mean share of each language's names taken for another."""
    return {
        (own, guess): fmean(run[n][k] / sum(run[n]) for run in runs)
        for n, own in enumerate(LANGUAGES)
        for k, guess in enumerate(LANGUAGES)
    }


def sheet(numbers: Any, spec: ModelSpec, **changed: Any) -> Sheet:
    """Return what a drawing is given, some of the study's lists changed."""
    numbers = copy.deepcopy(numbers)
    numbers[spec.key].lab_protocol.update(changed)
    look = Look(spec.key, spec.lab_name, spec.colours[0])
    return Sheet(numbers, [look], "#000000", "#cccccc")


def test_the_smallest_and_largest_files_are_named(drawn: Drawn) -> None:
    sizes = {language: len(lines) for language, lines in LINES.items()}
    few, many = (pick(sizes, key=sizes.__getitem__) for pick in (min, max))
    ends = f"from {sizes[few]} ({few}) to {sizes[many]:,} ({many})"
    assert ends in alt(drawn, "languages")


def test_the_most_repeated_language_is_named(drawn: Drawn) -> None:
    new = {name: len(set(rows)) / len(rows) for name, rows in LINES.items()}
    name = min(new, key=new.__getitem__)
    rows, distinct = len(LINES[name]), len(set(LINES[name]))
    said = f"{name} has {rows:,} rows but only {distinct} distinct names"
    assert said in alt(drawn, "languages")


def test_lengths_are_those_of_the_folded_rows(drawn: Drawn) -> None:
    sizes = [len(fold(row)) for rows in LINES.values() for row in rows]
    said = f"from {min(sizes)} to {max(sizes)}, {fmean(sizes):.1f} on average"
    assert said in alt(drawn, "lengths")


@SPECS
def test_curves_say_the_mean_of_the_last_accuracies(
    spec: ModelSpec, drawn: Drawn, numbers: Any
) -> None:
    accuracy = fmean(numbers[spec.key].lab_protocol.accuracy)
    said = f"{spec.lab_name} ends at {100 * accuracy:.1f} % accuracy"
    assert said in alt(drawn, f"{spec.key}.curves")
    assert said in alt(drawn, "curves")


@SPECS
def test_curves_leave_a_diverged_seed_out(
    spec: ModelSpec, numbers: Any
) -> None:
    points = len(numbers[spec.key].lab_protocol.losses[0])
    rows = [[0.5] * points, [0.7] * points, [0.6] + [None] * (points - 1)]
    values = {"accuracies": rows, "losses": rows, "accuracy": [0.5, 0.7, None]}
    given = sheet(numbers, spec, **values, seeds=[0, 1, 2])
    _, said = curves.side_by_side(given)
    assert "mean of 3 seeds" not in said
    assert f"ends at 60.0{NBSP}% accuracy" in said


@SPECS
def test_a_matrix_names_its_best_and_worst_rows(
    spec: ModelSpec, drawn: Drawn, numbers: Any
) -> None:
    table = shares(numbers[spec.key].lab_protocol.confusion)
    right = [table[language, language] for language in LANGUAGES]
    said = alt(drawn, f"{spec.key}.confusion")
    for word, extreme in (("Best", max(right)), ("Worst", min(right))):
        match = re.search(rf"{word}: (\w+), (\d+)\s%", said)
        assert match
        assert table[match[1], match[1]] == pytest.approx(extreme)
        assert match[2] == f"{100 * extreme:.0f}"


@SPECS
def test_a_matrix_names_its_largest_mix_up(
    spec: ModelSpec, drawn: Drawn, numbers: Any
) -> None:
    table = shares(numbers[spec.key].lab_protocol.confusion)
    most = max(share for (own, guess), share in table.items() if own != guess)
    said = alt(drawn, f"{spec.key}.confusion")
    match = re.search(r"(\d+)\s% of (\w+) names are taken for (\w+)", said)
    assert match
    assert table[match[2], match[3]] == pytest.approx(most)
    assert match[1] == f"{100 * most:.0f}"


@SPECS
def test_a_matrix_leaves_a_diverged_seed_out(
    spec: ModelSpec, numbers: Any
) -> None:
    runs = numbers[spec.key].lab_protocol.confusion
    lost = sheet(numbers, spec, confusion=[None, *runs])
    _, expected = confusion.matrix(sheet(numbers, spec))
    _, said = confusion.matrix(lost)
    assert said == expected


def test_recalls_name_each_models_lowest(drawn: Drawn, numbers: Any) -> None:
    said = alt(drawn, "recall")
    for spec in LAB_MODELS:
        table = shares(numbers[spec.key].lab_protocol.confusion)
        right = {language: table[language, language] for language in LANGUAGES}
        match = re.search(rf"{re.escape(spec.lab_name)} (\w+)", said)
        assert match
        assert right[match[1]] == pytest.approx(min(right.values()))


def test_a_mean_has_the_digits_that_prose_gives_it(numbers: Any) -> None:
    spec = LAB_MODELS[0]
    given = sheet(numbers, spec, accuracy=HALFWAY)
    _, said = curves.side_by_side(given)
    in_prose = percent(HALFWAY).partition(NBSP)[0]
    assert f"{spec.lab_name} ends at {in_prose}{NBSP}% accuracy" in said
