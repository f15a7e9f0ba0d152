"""Pages whose Markdown is hostile: the build stops in one line, or shows it."""

import pytest
from markdown import Markdown
from tests.firsthand.publishing.conftest import EXTENSIONS

from firsthand.publishing import PublishingExtension
from firsthand.publishing.current_page import PageError
from firsthand.report import Report
from remembering_names.report import REPORT

OUTSIDE = ("../../../etc/passwd", "/etc/passwd", "../.git/config")
ESCAPES = (
    "[[ ''.__class__.__mro__ ]]",
    "[[ claim.__globals__ ]]",
    "[[ claim('a').__class__ ]]",
    "[[ self ]]",
    "[[ cycler.__init__ ]]",
    "[[ cycler.__init__.__globals__.os.environ['PATH'] ]]",
    "[[ claim('verdict_on_names').predicate.__globals__.__name__ ]]",
    "[[ 'a'['__class__'].__name__ ]]",
    "[[ [names] | map(attribute='__class__.__name__') | join ]]",
)
BOMBS = (
    "[[ 9 ** 9 ** 9 ** 9 ]]",
    "[[ 'a' * 10000000000 ]]",
    "[[ '%9999999999d' % 1 ]]",
    "[[ range(1000000000) | list | length ]]",
    "[[ 'a' | center(10000000000) ]]",
    "[[ 'a'.ljust(10000000000) ]]",
    "[[ names.update(a=1) ]]",
    "[[ [1, 2] | random ]]",
    "[[ " + "(" * 9999 + "1" + ")" * 9999 + " ]]",
)
UNCLOSED = (
    "```python\nx = 1",
    "/// figure | no.such",
    "<div>\n<b>",
    "[[ rnn.lab_protocol.steps",
    "$$\nx",
    "[@",
    "<!-- [[ a ]]",
    "| a |\n|---|\n| [[ a |",
)
DEEP = {
    "quotes": ">" * 50 + " a",
    "brackets": "[" * 50 + "a" + "]" * 50,
    "stars": "*" * 200 + "a",
    "lists": "\n".join(" " * 4 * n + "- a" for n in range(30)),
    "tags": "<b>" * 200 + "a",
}


def convert(text: str, report: Report = REPORT) -> str:
    """Return a page as HTML."""
    md = Markdown(
        extensions=[*EXTENSIONS, PublishingExtension(report=report)],
        extension_configs={"pymdownx.arithmatex": {"generic": True}},
    )
    return md.convert(text)


@pytest.mark.survives(
    "Hostile pages",
    "a listing of a file outside of the repository",
    "the build stops: the file could not be found",
)
@pytest.mark.parametrize("path", OUTSIDE)
def test_no_page_lists_what_lies_outside(path: str) -> None:
    with pytest.raises(PageError, match="could not be found"):
        convert(f'```text\n--8<-- "{path}"\n```')


@pytest.mark.survives(
    "Hostile pages",
    "an expression that reaches for Python's own objects",
    "the build stops with one line that shows it",
)
@pytest.mark.parametrize("text", ESCAPES)
def test_no_expression_prints_an_object_of_python(text: str) -> None:
    with pytest.raises(PageError) as error:
        convert(f"It is {text}.")
    assert str(error.value).startswith("[[ ")
    assert "\n" not in str(error.value)


@pytest.mark.survives(
    "Hostile pages",
    "an expression that would fill the memory, draw at random, or never end",
    "the build stops with one line that shows it",
)
@pytest.mark.parametrize("text", BOMBS, ids=lambda text: text[:30])
def test_no_expression_fills_the_memory(text: str) -> None:
    with pytest.raises(PageError) as error:
        convert(f"It is {text}.")
    assert str(error.value).startswith("[[ ")
    assert "\n" not in str(error.value)


@pytest.mark.survives(
    "Hostile pages",
    "fences, blocks, tags and brackets that nothing closes",
    "they are shown as text, or the build stops with one line",
)
@pytest.mark.parametrize("text", UNCLOSED)
def test_what_is_not_closed_is_shown_or_refused(text: str) -> None:
    shown, problem = "", ""
    try:
        shown = convert(text)
    except PageError as error:
        problem = str(error)
    assert shown or problem
    assert "\n" not in problem


@pytest.mark.survives(
    "Hostile pages",
    "quotes, brackets, lists or tags in many levels",
    "they are shown",
)
@pytest.mark.parametrize("kind", DEEP)
def test_what_is_nested_deeply_is_shown(kind: str) -> None:
    assert "a" in convert(DEEP[kind])


@pytest.mark.survives(
    "Hostile pages",
    "nulls, control characters and private letters that we use ourselves",
    "they are shown, or left out",
)
@pytest.mark.parametrize("text", ["a\0b", "a\x02klzzwxh:0000\x03b", "a\ue07cb"])
def test_odd_characters_break_no_page(text: str) -> None:
    shown = convert(text)
    assert "a" in shown
    assert "b" in shown


@pytest.mark.survives(
    "Hostile pages",
    "a page with Windows' line ends",
    "it is shown as any other",
)
def test_line_ends_of_a_page_do_not_matter() -> None:
    text = "# Title\n\n- a\n- b\n\n| c |\n|---|\n| d |\n"
    assert convert(text.replace("\n", "\r\n")) == convert(text)


@pytest.mark.survives(
    "Hostile pages",
    "a line of a hundred thousand letters",
    "it is shown",
)
def test_a_long_line_is_shown() -> None:
    assert "a" * 100_000 in convert("a" * 100_000)
