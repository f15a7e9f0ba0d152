"""How the report was made, told from the lock, the claims and the pages.

`/// provenance | figures` (or another key of `SECTIONS`) writes that section.
"""

import html
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from markdown import Markdown
from pymdownx.blocks.block import Block

from firsthand import results
from firsthand.costs import costs as records
from firsthand.errors import ReportError
from firsthand.filters import number, seconds
from firsthand.publishing import (
    conclusions,
    made_from,
    pages,
    run_picture,
    second_run,
    site_marks,
)
from firsthand.publishing.blocks import ReportBlock
from firsthand.publishing.current_page import fail, link
from firsthand.publishing.expressions import (
    ExpressionError,
    Expressions,
    names,
)
from firsthand.publishing.input_lists import Record
from firsthand.publishing.made_from import folded
from firsthand.publishing.plain_tables import plain_lines
from firsthand.publishing.quantities import quantity
from firsthand.report import Report

WIDTH = 12  # letters that most numbers have at most


def costs(report: Report, md: Markdown) -> Iterator[str]:
    """Yield Markdown on what each experiment cost when it was last made."""
    spent = records.read(report.tree)
    targets: dict[str, Any] = spent["targets"]
    whole: dict[str, list[Any]] = {}
    for name, cost in targets.items():
        whole.setdefault(name.rpartition(".")[2], []).append(cost)
    cpu = {name: sum(c["cpu"] for c in found) for name, found in whole.items()}
    yield "| Experiment | Targets | CPU time | Memory |\n|---|--:|--:|--:|"
    for name in sorted(whole, key=lambda name: -cpu[name]):
        memory = number(max(c["memory"] for c in whole[name]), 0)
        count = len(whole[name])
        yield f"| `{name}` | {count} | {seconds(cpu[name])} | {memory} MB |"
    lines = [
        f"{seconds(cost['wall']):>8}  {seconds(cost['cpu']):>8}  "
        f"{number(cost['memory'], 0):>8} MB  {html.escape(name)}"
        for name, cost in targets.items()
    ]
    head = f"{'Time':>8}  {'CPU time':>8}  {'Memory':>11}  Target"
    table = plain_lines(md, [head, *lines])
    title = f"Each of {quantity(len(targets), 'target', 'targets')}"
    yield "\n" + folded(title, [table])


def numbers(report: Report, md: Markdown) -> Iterator[str]:
    """Yield Markdown on every number, page by page, by where it was read."""
    record = Record(report)
    for page, text in pages.pages(report.root / "docs").items():
        found = sources(report, text)
        if found:
            lines: list[str] = []
            for files, numbers in found.items():
                lines += [", ".join(map(record.link, files)), *numbers]
            on = f"On [{page}]({link(md, page)}):\n"
            count = sum(map(len, found.values()))
            title = f"`{page}`, {quantity(count, 'number', 'numbers')}"
            yield folded(title, [on, plain_lines(md, lines)])


def sources(report: Report, text: str) -> dict[tuple[str, ...], list[str]]:
    """Return the numbers of a page, by the files that they were read from.

    Each is a line of HTML: its value, and its expression. Claims are left out.
    """
    expressions = Expressions(report)
    found: dict[tuple[str, ...], list[str]] = {}
    for expression in dict.fromkeys(pages.expressions(text)):
        try:
            value = expressions.evaluate(expression)
        except ExpressionError:
            continue  # that page fails, and names itself
        if isinstance(value, str):
            files = {_file(report.root, name) for name in names(expression)}
            told = f"  {value.replace(chr(10), ' '):<{WIDTH}}  {expression}"
            line = html.escape(told, quote=False)
            found.setdefault((*sorted(files - {""}),), []).append(line)
    return found


def _file(root: Path, name: str) -> str:
    """Return the file that holds a result: the longest name that exists."""
    first, _, rest = name.partition(".")
    if first == "reported":
        return results.REPORTED
    folder = results.RESULTS
    if first == "measurements":
        folder, name = results.MEASUREMENTS, rest
    while name and not (root / folder / f"{name}.json").is_file():
        name = name.rpartition(".")[0]
    return f"{folder}/{name}.json" if name else ""


SECTIONS: dict[str, Callable[[Report, Markdown], Iterator[str]]] = {
    "figures": made_from.figure_targets,
    "results": made_from.result_targets,
    "inputs": made_from.inputs,
    "kernels": made_from.kernels,
    "costs": costs,
    "chain": run_picture.chain,
    "speed": run_picture.speed,
    "claims": conclusions.tables,
    "second": second_run.second_run,
    "numbers": numbers,
    "quality": site_marks.table,
}

# What paper has of a section; of others it only says where they are.
ON_PAPER = {"claims": conclusions.ON_PAPER}


class Provenance(Block):
    """The block `/// provenance | section`."""

    NAME = "provenance"
    ARGUMENT = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Return the section, converted from the Markdown written above."""
        element = etree.SubElement(parent, "div", {"class": "provenance"})
        element.set("data-search-exclude", "")
        if self.argument not in SECTIONS:
            known = ", ".join(SECTIONS)
            fail(self.md, f"no provenance {self.argument!r} among {known}")
        if columns := ON_PAPER.get(self.argument):
            element.set("data-on-paper", ", ".join(columns))
        write = SECTIONS[self.argument]
        try:
            text = "\n".join(write(self.config["report"], self.md))
        except ReportError as error:
            fail(self.md, f"provenance of {self.argument}: {error}")
        self.md.parser.parseChunk(element, text.strip())
        return element


def register(md: Markdown, report: Report) -> None:
    """Add the provenance sections to a converter."""
    ReportBlock(Provenance, report).extendMarkdown(md)
