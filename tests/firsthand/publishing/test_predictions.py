"""Questions before a measurement: the right choice comes from the results."""

import pytest
from tests.firsthand.publishing.conftest import Convert

from firsthand.publishing.current_page import PageError

ASKED = """/// predict | How often is it *right*?
    value: "rnn.lab.accuracy | mean"
    choices:
      "less than half": "{low}"
      "half or more": "value >= 0.5"

It is [[ rnn.lab.accuracy | percent ]].
///
"""
QUESTION = ASKED.format(low="value < 0.5")


def test_the_choice_that_holds_is_the_right_one(convert: Convert) -> None:
    (part,) = convert(QUESTION).select("div.predict")
    assert part["data-right"] == "1"
    assert part.select("details strong")[0].text == "half or more"


def test_what_was_measured_is_folded_away_and_is_markdown(
    convert: Convert,
) -> None:
    (details,) = convert(QUESTION).select("details")
    assert not details.has_attr("open")
    assert "It is 57.8 ± 0.8 %." in " ".join(details.text.split())


def test_each_choice_is_a_button_of_one_group_with_a_label(
    convert: Convert,
) -> None:
    html = convert(QUESTION + "\n" + QUESTION.replace("often", "rarely"))
    groups = {str(box["name"]) for box in html.select("label > input")}
    assert len(groups) == len(html.select("fieldset > legend")) == 2
    labels = [label.text.strip() for label in html.select("label")]
    assert labels == ["less than half", "half or more"] * 2


def test_a_question_is_markdown(convert: Convert) -> None:
    assert convert(QUESTION).select("legend em")[0].text == "right"


@pytest.mark.parametrize(
    ("low", "problem"),
    [
        ("value < 1", "2 of 2 choices hold, not one"),
        ("value + 1", "neither true nor false"),
        ("valu < 1", "'valu' is undefined"),
        ("value <", r"\[\[ value < \]\]"),
    ],
)
def test_a_question_without_one_right_answer_stops_the_build(
    low: str, problem: str, convert: Convert
) -> None:
    with pytest.raises(PageError, match=problem):
        convert(ASKED.format(low=low))


def test_a_value_that_no_result_has_stops_the_build(convert: Convert) -> None:
    with pytest.raises(PageError, match="accurac"):
        convert(QUESTION.replace("accuracy | mean", "accurac"))
