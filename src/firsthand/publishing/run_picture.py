"""What a full run takes: its longest chain, more workers, and its picture.

`/// timeline` draws a simulated run; its content is the caption.
"""

import xml.etree.ElementTree as etree
from collections.abc import Iterator

from markdown import Markdown
from markdown.util import AtomicString
from pymdownx.blocks.block import Block

from firsthand.costs import costs, simulated_run
from firsthand.costs.simulated_run import Bar, Job
from firsthand.filters import number, ratio, seconds
from firsthand.publishing.blocks import ReportBlock
from firsthand.publishing.current_page import fail
from firsthand.report import Report
from firsthand.results import ResultError

WORKERS = (1, 2, 4, 8, 10, 16, 32)
DRAWN = 2  # workers in the picture
TICKS = 3  # at most, on its axis of time
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)  # minutes between them
WIDTH, LABEL, ROW, TOP = 340, 172, 18, 8  # of the picture, in pixels
SHOWN = 0.004  # the share of the work from which an experiment has its own row
OTHERS = "all others"


def jobs(report: Report) -> list[Job]:
    """Return all that a full run does, as it was last done."""
    spent = costs.read(report.tree)["targets"]
    return simulated_run.jobs(report.targets(), spent)


def chain(report: Report, md: Markdown) -> Iterator[str]:
    """Yield Markdown on the chain of targets that takes longest."""
    longest = simulated_run.critical_path(jobs(report))
    yield "| Made | Reads | Longest piece of each round |\n|---|---|--:|"
    before = ""
    for job in longest:
        yield f"| `{job.name}` | {before} | {seconds(job.span)} |"
        before = f"`{job.name}`"
    yield f"| Together | | {seconds(simulated_run.length(longest))} |"


def speed(report: Report, md: Markdown) -> Iterator[str]:
    """Yield Markdown on the time of a run, by how many workers it has."""
    found = jobs(report)
    work = sum(job.work for job in found)
    yield "| Workers | No less than | Simulated | Speed-up |\n|--:|--:|--:|--:|"
    for workers in WORKERS:
        least, end = simulated_run.least(found, workers), last(found, workers)
        times = f"{seconds(least)} | {seconds(end)}"
        yield f"| {workers} | {times} | {ratio(work / max(end, 1e-9))} |"
    alone = sum(job.work for job in found if job.takes_measurements)
    yield (
        f"\nOf every one of these times, {seconds(alone)} are measurements, "
        "which have the machine to themselves."
    )
    yield from measured(report)


def last(found: list[Job], workers: int) -> float:
    """Return when a simulated run ends, in seconds."""
    bars = simulated_run.simulate(found, workers)
    return max((bar.end for bar in bars), default=0.0)


def measured(report: Report) -> Iterator[str]:
    """Yield Markdown on the last run that made everything, if it is known.

    One that made fewer or more targets than there are now says nothing of them.
    """
    spent = costs.read(report.tree)
    whole = spent.get("whole")
    if whole and whole["targets"] == len(spent["targets"]):
        yield (
            f"\nThe last run that made everything had {whole['jobs']} workers "
            f"and took {seconds(whole['wall'])} by the clock on the wall and "
            f"{seconds(whole['cpu'])} of processors: a speed-up of "
            f"{ratio(whole['cpu'] / whole['wall'])}. The most "
            "memory that its processes were seen to hold together was "
            f"{number(whole['memory'], 0)} MB."
        )


class Timeline(Block):
    """The block `/// timeline`."""

    NAME = "timeline"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Return the figure with its picture and an empty caption."""
        figure = etree.SubElement(parent, "figure", {"class": "report-figure"})
        frame = etree.SubElement(figure, "div", {"class": "report-image"})
        try:
            frame.append(picture(jobs(self.config["report"])))
        except ResultError as error:
            fail(self.md, f"timeline: {error}")
        self.caption = etree.SubElement(figure, "figcaption")
        return figure

    def on_add(self, block: etree.Element) -> etree.Element:
        """Return where the block's content goes."""
        return self.caption


def picture(found: list[Job]) -> etree.Element:
    """Return a drawing of a simulated run.

    It has a row for each experiment, and in each row a lane for each worker.
    """
    bars = simulated_run.simulate(found, DRAWN)
    rows = by_row(bars)
    end = max((bar.end for bar in bars), default=1.0)
    path = simulated_run.critical_path(found)
    scale = (WIDTH - LABEL - 30) / end
    height = TOP + ROW * (len(rows) + 1)
    attributes = {
        "viewBox": f"0 0 {WIDTH} {height}",
        "style": f"aspect-ratio: {WIDTH} / {height}",
        "role": "img",
        "aria-label": in_words(rows, path, end),
        "class": "report-timeline",
    }
    svg = etree.Element("svg", attributes)
    for n, (name, row) in enumerate(rows.items()):
        y = TOP + n * ROW
        write(svg, name, LABEL - 8, y + 12, "end")
        longest = [bar for bar in row if bar.job in path]
        pieces = [bar for bar in row if bar.job not in path]
        draw(svg, "piece", [outline(bar, scale, y) for bar in pieces])
        draw(svg, "longest", [outline(bar, scale, y) for bar in longest])
    most = int(end / 60)
    step = next((one for one in STEPS if most <= one * TICKS), most)
    for minutes in range(0, most + 1, step):
        x = LABEL + minutes * 60 * scale
        write(svg, f"{minutes} min", x, height - 4, "middle")
    return svg


def draw(svg: etree.Element, kind: str, outlines: list[str]) -> None:
    """Put the pieces of one kind into their row: one shape for all."""
    if outlines:
        shape = {"d": "".join(outlines), "class": kind}
        etree.SubElement(svg, "path", shape)


def outline(bar: Bar, scale: float, y: float) -> str:
    """Return the outline of one piece, in the lane of its worker."""
    lane = (ROW - 4) / DRAWN
    x, top = LABEL + bar.start * scale, y + 2 + bar.worker * lane
    width = f"{max((bar.end - bar.start) * scale, 0.5):.1f}"
    return f"M{x:.1f} {top:.1f}h{width}v{lane - 0.5:.1f}h-{width}z"


def write(svg: etree.Element, text: str, x: float, y: float, end: str) -> None:
    """Put text into a drawing."""
    place = {"x": f"{x:.1f}", "y": f"{y:.1f}", "text-anchor": end}
    etree.SubElement(svg, "text", place).text = AtomicString(text)


def by_row(bars: list[Bar]) -> dict[str, list[Bar]]:
    """Return the pieces of each experiment; the small ones share a row."""
    work: dict[str, float] = {}
    for bar in bars:
        name = experiment(bar)
        work[name] = work.get(name, 0.0) + bar.end - bar.start
    least = SHOWN * sum(work.values())
    rows: dict[str, list[Bar]] = {}
    for bar in sorted(bars, key=lambda bar: bar.start):
        name = experiment(bar)
        rows.setdefault(name if work[name] > least else OTHERS, []).append(bar)
    small = rows.pop(OTHERS, None)
    return rows | ({OTHERS: small} if small else {})


def experiment(bar: Bar) -> str:
    """Return the name of the experiment that a piece belongs to."""
    return bar.job.name.rpartition(".")[2]


def in_words(rows: dict[str, list[Bar]], path: list[Job], end: float) -> str:
    """Return the picture in words."""
    work = "; ".join(
        f"{name} {seconds(sum(bar.end - bar.start for bar in row))}"
        for name, row in rows.items()
    )
    names = ", then ".join(job.name for job in path)
    return (
        f"A simulated run with {DRAWN} workers takes {seconds(end)}. "
        f"Seconds of work in each row: {work}. The longest chain: {names}."
    )


def register(md: Markdown, report: Report) -> None:
    """Add the picture to a converter."""
    ReportBlock(Timeline, report).extendMarkdown(md)
