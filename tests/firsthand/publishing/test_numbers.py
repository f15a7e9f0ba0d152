"""Numbers and claims in prose."""

from pathlib import Path

import pytest
from tests.firsthand.publishing.conftest import Convert

from firsthand.publishing.current_page import PageError
from firsthand.publishing.expressions import names

ACCURACY = "[[ rnn.lab.accuracy | percent ]]"
SHOWN = "57.8 ± 0.8 %"


@pytest.mark.parametrize(
    "page",
    [
        f"It reaches {ACCURACY}.",
        "Over\n[[ rnn.lab.accuracy\n| percent ]]\nlines.",
        f"# To {ACCURACY}",
        f"- an item of {ACCURACY}",
        f"| a | b |\n|---|---|\n| {ACCURACY} | c |",
        f"**bold {ACCURACY}**",
        f"a [link to {ACCURACY}](#here)",
        f'<div markdown="1">\n\n| a |\n|---|\n| {ACCURACY} |\n\n</div>',
    ],
)
def test_a_number_is_filled_in_wherever_there_is_prose(
    convert: Convert, page: str
) -> None:
    assert SHOWN in " ".join(convert(page).get_text().split())


def test_a_number_is_filled_into_alternative_text(convert: Convert) -> None:
    image = convert(f"![reaches {ACCURACY}](a.svg)").select_one("img")
    assert image is not None
    assert " ".join(str(image["alt"]).split()) == f"reaches {SHOWN}"


@pytest.mark.parametrize(
    "page",
    [
        f"`{ACCURACY}`",
        f"```python\n{ACCURACY}\n```",
        f"    {ACCURACY}",
        f"- item\n\n    ```\n    {ACCURACY}\n    ```",
    ],
)
def test_code_is_left_alone(convert: Convert, page: str) -> None:
    assert ACCURACY in convert(page).get_text()


def test_maths_is_left_alone(convert: Convert) -> None:
    annotation = convert("$[[ x ]]$").select_one("annotation")
    assert annotation is not None
    assert annotation.get_text() == "[[ x ]]"


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("So [[rnn.lab.steps]] steps.", "So 1,000 steps."),
        ("So [[rnn.lab.steps ]] steps.", "So 1,000 steps."),
        ("So [[ rnn.lab.steps]] and [[ rnn.lab.items ]].", "So 1,000 and 7."),
        ("So [[(rnn.lab.steps - 1)|count]].", "So 999."),
        ("So [[rnn.lab.accuracy[0]|percent]].", "So 57.0\N{NO-BREAK SPACE}%."),
        ("| a | b |\n|---|---|\n| [[rnn.lab.steps|count]] | c |", "ab1,000c"),
        ("A [link to [[rnn.lab.steps]]](b.md).", "A link to 1,000."),
    ],
)
def test_spaces_inside_the_brackets_may_be_left_out(
    convert: Convert, page: str, shown: str
) -> None:
    assert convert(page).get_text().replace("\n", "") == shown


@pytest.mark.parametrize("page", ["A matrix [[1, 2]].", "[[x, y]]", "[[0.5]]"])
def test_a_list_of_lists_is_no_number(convert: Convert, page: str) -> None:
    assert convert(page).get_text() == page


def test_a_link_in_brackets_is_no_number(convert: Convert) -> None:
    link = convert("As [[source]](b.md) says.").select("a")[0]
    assert link.get_text() == "[source]"


@pytest.mark.survives(
    "Hostile pages",
    "an expression with a mistake",
    "the build stops with one line that shows it",
)
@pytest.mark.parametrize(
    ("expression", "problem"),
    [
        ("rnn.lab.acuracy | percent", "no 'acuracy' among accuracy, diverged"),
        ("rnn.labs.accuracy | percent", "no 'labs' among lab"),
        ("gru.lab.accuracy | percent", "'gru' is undefined"),
        ("rnn.lab.accuracy", "a list: one value per seed needs"),
        ("rnn.lab.accuracy[0]", "give its unit and rounding"),
        ("rnn.lab", "not one value but"),
        ("rnn.lab.steps | percentt", "No filter named 'percentt'"),
        ("rnn.lab.steps |", "expected 'name'"),
        ("rnn.lab.steps / 0", "division by zero"),
        ("rnn.lab.diverged | percent", "put `| present` first"),
        ('claim("gru.wins")', "no claim is called 'gru.wins'"),
    ],
)
def test_what_cannot_be_shown_stops_the_build_with_one_line(
    convert: Convert, expression: str, problem: str
) -> None:
    with pytest.raises(PageError) as error:
        convert(f"It is [[ {expression} ]].")
    message = str(error.value)
    assert message.startswith(f"[[ {expression} ]]: ")
    assert problem in message
    assert "\n" not in message


@pytest.mark.survives(
    "Damaged files",
    "a damaged result, and a page that shows it",
    "the build stops with one line that names the file",
)
def test_a_damaged_result_stops_the_build(root: Path, convert: Convert) -> None:
    (root / "data/results/rnn.lab.json").write_text("{")
    with pytest.raises(PageError, match=r"rnn\.lab\.json: damaged"):
        convert(ACCURACY)


def test_results_are_read_afresh_for_each_page(
    root: Path, convert: Convert
) -> None:
    convert(ACCURACY)
    (root / "data/results/rnn.lab.json").write_text('{"accuracy": 0.25}')
    assert convert(ACCURACY).get_text() == "25.0\N{NO-BREAK SPACE}%"


def test_a_result_may_be_called_as_a_method_of_dictionaries_is(
    convert: Convert,
) -> None:
    assert convert("[[ rnn.lab.items ]]").get_text() == "7"


def test_a_claim_is_its_sentence_with_numbers_and_code(
    convert: Convert,
) -> None:
    claim = convert('So: [[ claim("rnn.learns") ]]').select_one(".claim")
    assert claim is not None
    text = " ".join(claim.get_text().split())
    assert text.startswith(f"It reaches {SHOWN} in lab.")
    assert [part.get_text() for part in claim.select("em, code")] == [
        "reaches",
        "lab",
    ]


def test_the_mean_of_the_runs_that_there_are_is_asked_for(
    convert: Convert,
) -> None:
    page = convert("[[ rnn.lab.diverged | present | percent ]]")
    assert page.get_text() == "25.0\N{NO-BREAK SPACE}%"


def test_a_claim_leads_to_its_check(convert: Convert) -> None:
    mark = convert('[[ claim("rnn.learns") ]]').select_one("a.claim-mark")
    assert mark is not None
    assert mark["href"] == "claims.md#claim-rnn-learns"
    assert "checked" in str(mark["aria-label"])


def test_an_expression_tells_which_results_it_reads() -> None:
    expression = "(a.b.c | mean - d[0].e | mean) | points"
    assert names(expression) == {"a.b.c", "d"}
