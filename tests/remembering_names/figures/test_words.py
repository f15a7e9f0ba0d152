"""What is drawn and tabled says whole sentences, in any language."""

import ast
import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

import pytest

from firsthand import results
from firsthand.drawing import words
from firsthand.drawing.svg import draw
from firsthand.target import Target
from remembering_names.figures.catalogue import FIGURES
from remembering_names.figures.labels import BASELINES
from remembering_names.names.files import LANGUAGES
from remembering_names.root import ROOT

SRC = ROOT / "src"
FOLDERS = ("remembering_names/figures", "firsthand/drawing")
FILES = [
    file
    for folder in FOLDERS
    for file in sorted((SRC / folder).glob("*.py"))
    if file.stem != "stylesheet"  # its words are none of a language
]
MARKUP = re.compile(r"<[^<>]*>|\[\[.*?\]\]|\$[^$]*\$|/// \w+", re.S)
FILTER = re.compile(r"\|\s*\w+(\([^()]*\))?")  # of an expression
SPOKEN = re.compile(r'aria-label="([^"]*)"')
PLACE = "{}"
LABELS = ("label", "title", "xlabel", "ylabel", "suptitle")
SETTERS = (*(f"set_{name}" for name in LABELS), "supxlabel", "supylabel")
RECASED = ("lower", "upper", "capitalize", "title", "format")
OPTIONS = ("loc", "textcoords", "boxstyle")  # of Matplotlib
SHOWN = (  # in a language of x alone, figures of all kinds
    *("languages", "rnn_gains", "lstm_cell", "one_gate", "half_lives"),
    *("unseen", "tasks.more", "distance", "delay.starts"),
)


def text(node: ast.AST) -> str:
    """Return a string with its places empty; "" of anything else."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return "".join(text(part) or PLACE for part in node.values)
    return ""


def language(string: str) -> list[str]:
    """Return the words of a string that belong to a language."""
    plain = FILTER.sub(" ", MARKUP.sub(" ", string))
    found = " ".join((plain, *SPOKEN.findall(string))).split()
    bare = (word.strip(".,:;!?()*") for word in found)
    return [word for word in bare if word.isalpha() and len(word) > 1]


def glued(node: ast.AST) -> bool:
    """Tell whether code puts words of a language together."""
    match node:
        case ast.JoinedStr():
            return bool(language(text(node)))
        case ast.BinOp(left, ast.Add() | ast.Mod(), right):
            return bool(language(text(left)) or language(text(right)))
        case ast.AugAssign(_, ast.Add(), value):
            return bool(language(text(value)))
        case ast.Call(ast.Attribute(between, "join")):
            return bool(language(text(between)))
        case ast.Call(ast.Attribute(_, name)):
            return name in RECASED
    return False


def loose(node: ast.AST) -> bool:
    """Tell whether code has a label, or a phrase, in the midst of drawing."""
    match node:
        case ast.keyword(name, value) if name in LABELS:
            return bool(language(text(value)))
        case ast.Call(ast.Attribute(_, name), [value, *_]) if name in SETTERS:
            return bool(language(text(value)))
        case ast.Constant():
            return len(language(text(node))) > 1
    return False


def found(code: str) -> Iterator[int]:
    """Yield the lines with words that stand neither whole nor apart."""
    tree = ast.parse(code)
    skipped = {id(part) for node in unspoken(tree) for part in ast.walk(node)}
    within = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        for part in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if glued(node) or (id(node) in within and loose(node)):
            yield getattr(node, "lineno", 0)


def unspoken(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield what no page prints: docstrings, errors, Matplotlib's options."""
    for node in ast.walk(tree):
        match node:
            case ast.Raise() | ast.Expr(ast.Constant()):
                yield node
            case ast.keyword(name) if name in OPTIONS:
                yield node


@pytest.mark.parametrize(
    "file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}"
)
def test_words_stand_whole_in_one_place_of_a_module(file: Path) -> None:
    assert not list(found(file.read_text("utf-8")))


@pytest.mark.parametrize(
    "code",
    [
        'f"{model} ends at {share}"',
        '"Names of " + letters',
        'said += f", bound {end}"',
        '"all of %s" % names',
        '" and ".join(names)',
        "title.lower()",
        '"{} of {}".format(some, every)',
        "f'<p>{name}, one of {all}</p>'",
        "f'<p aria-label=\"{title}, by letter\"></p>'",
        'f"[[ {some} ]] of [[ {all} ]]"',
        'def draw(axes):\n    axes.set_xlabel("accuracy")',
        'def draw(axes):\n    axes.plot(x, label="bound")',
        'def draw(axes):\n    axes.text(0, 1, "test names right")',
    ],
)
def test_words_put_together_while_drawing_are_found(code: str) -> None:
    assert list(found(code))


@pytest.mark.parametrize(
    "code",
    [
        'say("ends", model=look.label, share=percent(share))',
        'f"{key}.held_out"',
        'f"[[ {place} | percent ]]"',
        "f'<td class=\"{kind}\">{text}</td>'",
        '", ".join(f"{place}[{n}]" for n in range(3))',
        'WORDS = {"en": {"end": "{model} ends at {share}"}}',
        'def draw(figure):\n    figure.legend(loc="outside lower center")',
        'def draw():\n    """Draw all of it."""',
        'raise ValueError(f"no bin of {size} begins here")',
    ],
)
def test_what_puts_no_words_together_is_let_through(code: str) -> None:
    assert not list(found(code))


def in_x(templates: Mapping[str, str]) -> dict[str, str]:
    """Return templates in a language of x alone: places and formulas stay."""
    kept = re.compile(r"\{\w+\}|\$[^$]*\$|\w")
    return {
        name: kept.sub(lambda one: one[0] if len(one[0]) > 1 else "x", text)
        for name, text in templates.items()
    }


def places(template: str) -> set[str]:
    """Return the names of a template's places."""
    return {*re.findall(r"\{(\w+)\}", template)}


def vocabularies() -> Iterator[dict[str, dict[str, str]]]:
    """Yield the words of every module that has some."""
    for file in FILES:
        module = import_module(
            ".".join(file.relative_to(SRC).with_suffix("").parts)
        )
        for value in vars(module).values():
            if isinstance(value, dict) and isinstance(value.get("en"), dict):
                yield value


def test_each_language_has_all_words_with_the_same_places() -> None:
    assert all({*one} == {*words.BETWEEN} for one in vocabularies())
    for vocabulary in vocabularies():
        english = {name: places(t) for name, t in vocabulary["en"].items()}
        for templates in vocabulary.values():
            assert {n: places(t) for n, t in templates.items()} == english


@pytest.mark.parametrize(
    "target",
    [one for one in FIGURES if one.name.removesuffix(".figure") in SHOWN],
    ids=lambda one: one.name,
)
def test_a_figure_in_another_language_has_no_word_of_this_one(
    target: Target, monkeypatch: pytest.MonkeyPatch
) -> None:
    between = words.BETWEEN["en"]
    monkeypatch.setitem(words.BETWEEN, "x", between)
    for vocabulary in [*vocabularies()]:
        monkeypatch.setitem(vocabulary, "x", in_x(vocabulary["en"]))
    numbers = results.collect(ROOT / file for file in target.reads)
    settings = {**target.settings, "language": "x"}
    root = etree.fromstring(draw((settings, numbers), lambda _: None))
    said = " ".join(
        "".join(element.itertext())
        for element in root.iter()
        if element.tag.rpartition("}")[2] in ("title", "desc", "text")
    )
    looks = [look["label"] for look in settings["looks"]]
    names = [*LANGUAGES, *looks, *BASELINES.values(), "tanh"]
    for name in sorted(names, key=len, reverse=True):
        said = said.replace(name, "")
    left = re.findall(r"[A-Za-z]{4,}", said)
    assert [word for word in left if {*word} != {"x"}] == []
