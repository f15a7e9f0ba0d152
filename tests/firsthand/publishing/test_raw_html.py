"""Numbers in raw HTML."""

import html

import pytest
from tests.firsthand.publishing.conftest import Convert

from firsthand.publishing.current_page import PageError

STEPS = "[[ rnn.lab.steps ]]"
SHOWN = "57.8 ± 0.8 %"


@pytest.mark.parametrize(
    "page",
    [
        f'So <span title="{STEPS}">many</span> steps.',
        f"So <span title='{STEPS}'>many</span> steps.",
        f'<div title="{STEPS}">\nmany\n</div>',
        f'| a |\n|---|\n| <b title="{STEPS}">many</b> |',
        f'- so <b class="x" title="{STEPS}" id="y">many</b>',
        f'<div markdown="1">\n\nso <b title="{STEPS}">many</b>\n\n</div>',
        f'<div markdown="1" title="{STEPS}">\n\nmany\n\n</div>',
        f'so *many*{{ title="{STEPS}" }}',
        f'so [many](b.md "{STEPS}")',
        f'so [many][b]\n\n[b]: b.md "{STEPS}"',
    ],
)
def test_a_number_is_filled_into_an_attribute(
    convert: Convert, page: str
) -> None:
    assert convert(page).select('[title="1,000"]')[0].get_text().strip() == (
        "many"
    )


def test_an_image_in_html_is_told_in_numbers(convert: Convert) -> None:
    page = f'See <img src="a.svg" alt="{STEPS} > 7 steps" width="3">.'
    image = convert(page).select("img")[0]
    assert image["alt"] == "1,000 > 7 steps"


@pytest.mark.parametrize(
    "page",
    [
        "<div>\n[[ rnn.lab.accuracy | percent ]]\n</div>",
        "<div><p>It is [[rnn.lab.accuracy|percent]].</p></div>",
        "<table>\n<tr><td>[[ rnn.lab.accuracy | percent ]]</td></tr>\n</table>",
        "<details><summary>S</summary>\n[[ rnn.lab.accuracy\n| percent ]]"
        "</details>",
        "text\n\n<div>\n<div>\n[[ rnn.lab.accuracy | percent ]]</div></div>",
    ],
)
def test_a_number_is_filled_into_a_block(convert: Convert, page: str) -> None:
    assert SHOWN in " ".join(convert(page).get_text().split())


@pytest.mark.parametrize(
    "page",
    [
        f"<pre>{STEPS}</pre>",
        f"<div>\n<code>{STEPS}</code>\n</div>",
        f"a <code class='x'>{STEPS}</code>",
        f"<p><code class='x'>a\n{STEPS}</code></p>",
        f"<script>let x = '{STEPS}'</script>",
        f'`<b title="{STEPS}">`',
        f'```html\n<b title="{STEPS}">\n```',
    ],
)
def test_code_in_html_is_left_alone(convert: Convert, page: str) -> None:
    assert STEPS in html.unescape(str(convert(page)))


@pytest.mark.parametrize(
    "page", ["<!-- {} -->\n\ntext", "text <!-- {} --> text"]
)
def test_a_comment_is_left_alone(convert: Convert, page: str) -> None:
    assert "<!-- [[ no.such ]] -->" in str(
        convert(page.format("[[ no.such ]]"))
    )


def test_a_backslash_leaves_the_brackets(convert: Convert) -> None:
    assert convert(f"So \\{STEPS}.").get_text() == f"So {STEPS}."


@pytest.mark.survives(
    "Hostile pages",
    "a mistake in raw HTML, in a tag or an attribute",
    "the build stops with one line",
)
@pytest.mark.parametrize(
    "page",
    ["<div>\n{}\n</div>", 'a <b title="{}">tag</b>', "<p>{}</p>"],
)
@pytest.mark.parametrize(
    ("expression", "problem"),
    [
        ("[[ rnn.lab.step ]]", "no 'step' among"),
        ('[[ claim("rnn.learns") ]]', "claim 'rnn.learns' stands in raw HTML"),
    ],
)
def test_what_cannot_be_shown_stops_the_build_with_one_line(
    convert: Convert, page: str, expression: str, problem: str
) -> None:
    with pytest.raises(PageError, match=problem) as error:
        convert(page.format(expression.replace('"', "'")))
    assert "\n" not in str(error.value)


def test_a_claim_may_stand_where_markdown_does(convert: Convert) -> None:
    page = '<div markdown="1">\n\n[[ claim("rnn.learns") ]]\n\n</div>'
    assert convert(page).select("div .claim")
