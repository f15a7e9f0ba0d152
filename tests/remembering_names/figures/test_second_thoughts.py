"""The name on the first page as a picture, with the numbers computed."""

import pytest
from matplotlib.patches import Rectangle

from firsthand import results
from firsthand.drawing.svg import Look, Sheet
from firsthand.filters import percent
from remembering_names.figures.second_thoughts import story
from remembering_names.root import ROOT


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    """Return what the drawing is given, with the committed results."""
    look = Look("key", "A network", "#b34700")
    return Sheet(results.context(ROOT), [look], "#000000", "#cccccc")


def test_each_beginning_of_the_name_has_a_bar_as_long_as_it_is_sure(
    sheet: Sheet,
) -> None:
    shown = sheet.numbers.second_thoughts.shown
    axes = story(sheet)[0].axes[0]
    labels = [label.get_text() for label in axes.get_yticklabels()]
    assert labels[-1] == shown.letters
    assert all(labels[-1].startswith(label) for label in labels)
    bars = [bar for bar in axes.patches if isinstance(bar, Rectangle)]
    widths = [bar.get_width() for bar in bars]
    assert widths == [step.sure[0] for step in shown.read]


def test_right_answers_differ_in_more_than_colour(sheet: Sheet) -> None:
    shown = sheet.numbers.second_thoughts.shown
    texts = story(sheet)[0].axes[0].texts
    for text, step in zip(texts, shown.read, strict=True):
        is_right = step.leading[0] == shown.language
        assert (text.get_fontweight() == "bold") == is_right


def test_every_answer_is_told_in_words(sheet: Sheet) -> None:
    said = story(sheet)[1]
    for step in sheet.numbers.second_thoughts.shown.read:
        assert f"{step.leading[0]} {percent(step.sure[0], 0)}" in said
