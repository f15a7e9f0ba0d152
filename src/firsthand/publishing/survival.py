"""What a report survives: cases that are collected from its tests.

`@pytest.mark.survives(kind, case, sees)` on a test says what harm it does and
what a user then sees. `/// survives` lists them all, by kind. Only sources are
read: whether a test passes is for whoever runs it to see, and stands nowhere.
"""

import ast
import html
import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from markdown import Markdown
from pymdownx.blocks.block import Block

from firsthand import results
from firsthand.errors import ReportError
from firsthand.publishing.blocks import ReportBlock
from firsthand.publishing.current_page import fail
from firsthand.publishing.made_from import folded
from firsthand.publishing.plain_tables import code, plain_table
from firsthand.report import Report

TESTS, MARK = "tests", "survives"


class SurvivalError(ReportError):
    """A mark on a test does not say what it should; names the test."""


class Case(NamedTuple):
    """One way to do harm to a report.

    Attributes:
        kind: To what it does harm.
        case: How.
        sees: What a user sees of it.
        test: The test that tries it, as pytest names it.
    """

    kind: str
    case: str
    sees: str
    test: str


def cases(root: Path) -> Iterator[Case]:
    """Yield each case that a test below a report's root is marked with.

    Raises:
        SurvivalError: A mark does not hold three texts.
    """
    for file in results.visible(root / TESTS, "test_*.py"):
        text = file.read_text("utf-8")
        if f".{MARK}(" not in text:
            continue
        path = file.relative_to(root).as_posix()
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                yield from cases_of(node, f"{path}::{node.name}")


def cases_of(function: ast.FunctionDef, test: str) -> Iterator[Case]:
    """Yield the cases of one test, also those of single parameters.

    Raises:
        SurvivalError: A mark does not hold three texts.
    """
    for decorator in function.decorator_list:
        for node in ast.walk(decorator):
            if not isinstance(node, ast.Call):
                continue
            if getattr(node.func, "attr", "") != MARK:
                continue
            words = [getattr(one, "value", None) for one in node.args]
            match words:
                case [str(kind), str(case), str(sees)]:
                    yield Case(kind, case, sees, test)
                case _:
                    problem = f"{MARK}(kind, case, sees) takes three texts"
                    raise SurvivalError(f"{test}: {problem}")


def by_kind(found: list[Case]) -> dict[str, list[Case]]:
    """Return cases by their kind, in alphabetical order.

    Raises:
        SurvivalError: Two are told in the same words.
    """
    kinds: dict[str, list[Case]] = {}
    for one in sorted(found):
        known = kinds.setdefault(one.kind, [])
        if known and known[-1].case == one.case:
            problem = f"{one.case!r} is a case of {known[-1].test} already"
            raise SurvivalError(f"{one.test}: {problem}")
        known.append(one)
    return kinds


def tables(report: Report, md: Markdown) -> Iterator[str]:
    """Yield Markdown on every case, a table for each kind.

    Raises:
        SurvivalError: There are none.
    """
    kinds = by_kind([*cases(report.root)])
    if not kinds:
        raise SurvivalError(f"no test in {TESTS}/ is marked with {MARK}")
    count = sum(map(len, kinds.values()))
    yield f"There are **{count} cases** of {len(kinds)} kinds.\n"
    head = ("Harm", "What a user sees")
    for kind, known in kinds.items():
        rows = [
            (f"{cell(one.case)}<small>{code(one.test)}</small>", cell(one.sees))
            for one in known
        ]
        title = f"{kind}: {len(known)}"
        yield folded(title, [plain_table(md, head, rows)])


def cell(text: str) -> str:
    """Return text as HTML, what stands between backticks as code."""
    return re.sub("`(.+?)`", r"<code>\1</code>", html.escape(text, quote=False))


class Survives(Block):
    """The block `/// survives`."""

    NAME = "survives"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Return the tables, converted from the Markdown written above."""
        element = etree.SubElement(parent, "div", {"class": "provenance"})
        try:
            text = "\n".join(tables(self.config["report"], self.md))
        except (ReportError, SyntaxError) as error:
            fail(self.md, f"survives: {error}")
        self.md.parser.parseChunk(element, text)
        return element


def register(md: Markdown, report: Report) -> None:
    """Add the block to a converter."""
    ReportBlock(Survives, report).extendMarkdown(md)
