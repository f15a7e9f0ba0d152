"""What a source file says, and what it leads to."""

import ast
import io
import tokenize
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.tracking.analysis import analyse, statements
from firsthand.tracking.stripping import bare, docstring
from remembering_names.root import ROOT

SOURCES = [
    path.read_text("utf-8") for path in sorted((ROOT / "src").rglob("*.py"))
]
SAID_BY_LAYOUT = {
    tokenize.COMMENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
    tokenize.INDENT,
    tokenize.NEWLINE,
    tokenize.NL,
}


def said(source: str) -> str:
    """Return what a source file says, apart from comments and docstrings."""
    tree = statements(ast.parse(source))
    return bare(source, [span for node in tree for span in docstring(node)])


def tokens(source: str) -> list[tokenize.TokenInfo]:
    readline = io.StringIO(source).readline
    return list(tokenize.generate_tokens(readline))


def line_ends(source: str) -> list[int]:
    """Return the lines that end outside of strings, where comments may go."""
    ends = {tokenize.NEWLINE, tokenize.NL}
    return [token.start[0] for token in tokens(source) if token.type in ends]


def docstrings(source: str) -> set[tuple[int, int]]:
    """Return where each statement that is a string alone starts."""
    found, before = set(), tokenize.NEWLINE
    for token in tokens(source):
        starts = before in SAID_BY_LAYOUT - {tokenize.NL}
        if token.type == tokenize.STRING and starts:
            found.add(token.start)
        before = token.type
    return found


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("x = 1  # one\n", "x = 1"),
        ("# first\nx = 1\n", "x = 1"),
        ("x = 1   \n\n\ny = 2\n", "x = 1\ny = 2"),
        ('"""Module."""\nx = 1\n', "x = 1"),
        ('def f():\n    """Do."""\n    g()\n', "def f():\n    g()"),
        ('async def f():\n    """Do."""\n    g()\n', "async def f():\n    g()"),
        ('class A:\n    """Is.\n\n    So.\n    """\n', "class A:"),
        (
            'def f():\n    def g():\n        """In."""\n        1\n',
            "def f():\n    def g():\n        1",
        ),
        ('"""One."""; x = 1\n', "; x = 1"),
        ('def f(): """Do."""\n', "def f():"),
        ("x = 'é'; y = 2  # ü\n", "x = 'é'; y = 2"),
        ('def f():\n    "é"  # ü\n    g("ß")  # ö\n', 'def f():\n    g("ß")'),
        ("x = (  # a\n    1  # b\n)\n", "x = (\n    1\n)"),
        (
            'x = (\n    "a"  # a\n\n    # b\n    "b"\n)\n',
            'x = (\n    "a"\n    "b"\n)',
        ),
    ],
)
def test_what_says_nothing_is_cut_out(source: str, expected: str) -> None:
    assert said(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        'x = "# no comment"',
        'x = """a\n\n# no comment\n   \nb"""',
        'x = """a   \nb"""',
        'x = f"""{y}\n\n# no comment\n"""',
        'x = f"{y:#x}"',
        'x = """a\n"""\ny = """b\n"""',
        'x = "a\\\n  # b"',
    ],
)
def test_what_a_string_holds_is_kept(source: str) -> None:
    assert said(source) == source


def test_a_string_that_is_no_docstring_is_kept() -> None:
    assert said('x = 1\n"""Said."""\n') == 'x = 1\n"""Said."""'


@pytest.mark.parametrize(
    "changed",
    [
        'def f(x):\n    if x:\n        x += 2\n    return "a"\n',
        'def f(x):\n    if x:\n        x -= 1\n    return "a"\n',
        'def f(x):\n    if x:\n        x += 1\n    return "b"\n',
        'def f(x):\n    if x:\n        x += 1\n        return "a"\n',
        'def f(y):\n    if x:\n        x += 1\n    return "a"\n',
        'def f(x):\n    if x:\n        x += 1\n    return "a "\n',
    ],
)
def test_a_change_of_code_is_seen(changed: str) -> None:
    source = 'def f(x):\n    if x:\n        x += 1\n    return "a"\n'
    assert analyse(changed).digest != analyse(source).digest


def test_a_checkout_with_other_line_ends_is_the_same_code(
    tmp_path: Path,
) -> None:
    source = 'x = """a\n\n  b"""\n\n\ny = 2  # two\n'
    path = tmp_path / "copy.py"
    path.write_bytes(source.replace("\n", "\r\n").encode())
    assert said(path.read_text("utf-8")) == said(source)


@given(st.sampled_from(SOURCES), st.data())
def test_comments_and_blank_lines_never_matter(
    source: str, data: st.DataObject
) -> None:
    places = st.sampled_from(line_ends(source))
    remarks = st.sampled_from(("", "  ", "  # é said", "\n# said", "\n\n   "))
    lines = source.split("\n")
    for place, remark in data.draw(st.dictionaries(places, remarks)).items():
        lines[place - 1] += remark
    assert analyse("\n".join(lines)).digest == analyse(source).digest


@given(st.sampled_from(SOURCES), st.data())
def test_a_change_of_any_word_matters(source: str, data: st.DataObject) -> None:
    apart = docstrings(source)
    words = [
        token
        for token in tokens(source)
        if token.type not in SAID_BY_LAYOUT
        and token.start not in apart
        and token.start[0] == token.end[0]
    ]
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    lines = source.split("\n")
    row, line = word.start[0] - 1, lines[word.start[0] - 1]
    middle = word.start[1] + len(word.string) // 2
    if word.type == tokenize.STRING:
        lines[row] = line[: word.end[1] - 1] + "x" + line[word.end[1] - 1 :]
    elif word.type in (tokenize.NAME, tokenize.NUMBER):
        lines[row] = line[:middle] + "1" + line[middle:]
    else:
        lines[row] = line[: word.start[1]] + line[word.end[1] :]
    changed = "\n".join(lines)
    try:
        compile(changed, "changed", "exec", dont_inherit=True)
    except SyntaxError:
        return
    assert analyse(changed).digest != analyse(source).digest
