"""The code that a report runs, as houses; drawn from the imports themselves.

`/// house | package` draws one, its content is the caption; `/// rooms |
package` says what each room is for; `/// no-input` lists the modules on which
no result depends, and why.
"""

import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator
from graphlib import CycleError

from markdown import Markdown
from pymdownx.blocks.block import Block

from firsthand.errors import ReportError
from firsthand.publishing import house
from firsthand.publishing.blocks import ReportBlock
from firsthand.publishing.current_page import fail
from firsthand.publishing.house_picture import picture
from firsthand.report import Report
from firsthand.tracking import no_input
from firsthand.tracking.freshness import Fingerprints
from firsthand.tracking.sources import Sources

UNUSED = "It is a part of the engine that this report does not use."


class ArchitectureError(ReportError):
    """A house that cannot be shown as it stands."""


def drawing(report: Report, package: str) -> etree.Element:
    """Return the picture of one of the packages.

    Raises:
        ArchitectureError: Its rooms import each other in a circle.
    """
    sources = sources_of(report, package)
    graph = house.arrows(package, sources)
    try:
        label = f"The rooms of {package}, each above those that it imports."
        return picture(house.rooms(package, sources), graph, label)
    except CycleError as error:
        circle = " -> ".join(reversed(error.args[1]))
        problem = f"imports run in a circle: {circle}"
        raise ArchitectureError(f"{package}: {problem}") from None


def sources_of(report: Report, package: str) -> Sources:
    """Return the sources of a report, which has this package.

    Raises:
        ArchitectureError: It has not.
    """
    sources = Sources(report)
    if package not in sources.packages:
        known = ", ".join(sources.packages)
        raise ArchitectureError(f"no package {package!r} among {known}")
    return sources


def rooms(report: Report, package: str) -> Iterator[str]:
    """Yield Markdown on what each room of a package is for."""
    sources = sources_of(report, package)
    found = house.rooms(package, sources)
    yield "| Room | What it is for |\n|---|---|"
    for name in house.storeys(house.arrows(package, sources)):
        if name in found:
            yield f"| `{name}` | {found[name].purpose} |"


def without_results(report: Report, argument: str) -> Iterator[str]:
    """Yield Markdown on the modules that are an input of no result, and why.

    Raises:
        ArchitectureError: There are some of which nobody says why.
    """
    fingerprints = Fingerprints(report)
    inputs = {
        module
        for target in report.targets()
        for module in fingerprints.closure(target)
    }
    found: dict[str, list[str]] = {}
    known = [
        module
        for package in reversed(fingerprints.sources.packages)
        for module, _ in house.modules(package, fingerprints.sources)
    ]
    for module in known:
        if module not in inputs:
            found.setdefault(reason(report, module), []).append(module)
    if unsaid := found.pop("", []):
        raise ArchitectureError(
            f"no result depends on {', '.join(unsaid)}; say why in the "
            "report's `no_input`, or let a target use it"
        )
    yield "| Modules | Why no result depends on them |\n|---|---|"
    for why, names in found.items():
        listed = ", ".join(f"`{name}`" for name in together(names, known))
        yield f"| {listed} | {why} |"


def together(names: list[str], known: list[str]) -> list[str]:
    """Return names of modules; a package of which all are named, as one."""
    below = {
        name: {one for one in known if one.startswith(f"{name}.")}
        for name in names
    }
    whole = {name for name in names if below[name] <= {*names}}
    return [
        f"{name}.*" if below[name] and name in whole else name
        for name in names
        if name.rpartition(".")[0] not in whole
    ]


def reason(report: Report, module: str) -> str:
    """Return why no result depends on a module; "" if nobody says why."""
    if module.partition(".")[0] == report.package:
        return no_input.reason(module, report.no_input) or ""
    return no_input.reason(module) or UNUSED


class House(Block):
    """The block `/// house | package`."""

    NAME = "house"
    ARGUMENT = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Return the figure with its picture and an empty caption."""
        figure = etree.SubElement(parent, "figure", {"class": "report-figure"})
        frame = etree.SubElement(figure, "div", {"class": "report-image"})
        try:
            frame.append(drawing(self.config["report"], self.argument))
        except ReportError as error:
            fail(self.md, str(error))
        self.caption = etree.SubElement(figure, "figcaption")
        return figure

    def on_add(self, block: etree.Element) -> etree.Element:
        """Return where the block's content goes."""
        return self.caption


class Table(Block):
    """A table that is written from the sources."""

    lines: Callable[[Report, str], Iterator[str]]

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Return the table, converted from the Markdown written above."""
        element = etree.SubElement(parent, "div", {"class": "provenance"})
        try:
            text = "\n".join(
                type(self).lines(self.config["report"], self.argument)
            )
        except ReportError as error:
            fail(self.md, str(error))
        self.md.parser.parseChunk(element, text)
        return element


class Rooms(Table):
    """The block `/// rooms | package`."""

    NAME = "rooms"
    ARGUMENT = True
    lines = staticmethod(rooms)


class NoInput(Table):
    """The block `/// no-input`."""

    NAME = "no-input"
    ARGUMENT = False
    lines = staticmethod(without_results)


def register(md: Markdown, report: Report) -> None:
    """Add the blocks to a converter."""
    for block in (House, Rooms, NoInput):
        ReportBlock(block, report).extendMarkdown(md)
