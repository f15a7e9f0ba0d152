"""The audit's figures: what they draw and what their alt text says."""

from typing import Any

import pytest

from firsthand import results
from firsthand.drawing.svg import Sheet
from firsthand.filters import NBSP
from remembering_names.figures import audit
from remembering_names.root import ROOT

AUDIT = results.read(ROOT / "data/results/audit.json")


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    return Sheet(results.Record(audit=AUDIT), [], "#000000", "#cccccc")


def printed(axes: Any) -> dict[tuple[int, int], str]:
    """Return the text in each cell of a matrix, by row and column."""
    return {
        (int(text.get_position()[1]), int(text.get_position()[0])): (
            text.get_text()
        )
        for text in axes.texts
    }


def test_each_pair_that_shares_much_has_its_number(sheet: Sheet) -> None:
    figure, _ = audit.shared(sheet)
    languages = [*AUDIT.shared.names]
    places = [audit.by_family(languages).index(one) for one in languages]
    expected = {
        (places[row], places[column]): str(count)
        for row, counts in enumerate(AUDIT.shared.matrix)
        for column, count in enumerate(counts)
        if row != column and count > audit.WRITTEN * counts[row]
    }
    assert printed(figure.axes[0]) == expected


def test_the_matrix_names_its_largest_number_and_share(sheet: Sheet) -> None:
    _, alt = audit.shared(sheet)
    assert "Most: 99, of English and Scottish." in alt
    assert f"99{NBSP}% of Scottish names are English names too." in alt


def test_ceilings_name_the_lowest_of_each_kind_of_draw(sheet: Sheet) -> None:
    _, alt = audit.ceilings(sheet)
    for draws in ("natural", "balanced"):
        share, language = min(
            (share, own) for own, share in AUDIT.ceilings.recall[draws].items()
        )
        assert f"{draws} draws: {language}, {100 * share:.0f}{NBSP}%" in alt


def test_ceilings_show_each_language_twice(sheet: Sheet) -> None:
    figure, _ = audit.ceilings(sheet)
    for line, draws in zip(
        figure.axes[0].lines, ("natural", "balanced"), strict=True
    ):
        recall = AUDIT.ceilings.recall[draws]
        shares: Any = line.get_xdata()
        languages: Any = line.get_ydata()
        assert dict(zip(languages, shares, strict=True)) == recall
