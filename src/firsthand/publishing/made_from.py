"""What each target made, from what and with what: told from the lock.

Targets share most of their inputs. So the hash of an input is told once, in
`inputs`, and with each target only what its inputs are called. Targets of one
kind stand in one fold: a page with a fold for each would open late.
"""

import html
from collections import Counter
from collections.abc import Iterable, Iterator
from textwrap import indent

from markdown import Markdown

from firsthand.publishing import figures, pages
from firsthand.publishing.input_lists import SHORT, Record, anchor, lines
from firsthand.publishing.plain_tables import plain_lines, wrapped_lines
from firsthand.publishing.quantities import quantity
from firsthand.report import Report
from firsthand.tracking.freshness import Lock

FIGURES, SUFFIX = f"docs/{figures.FOLDER}/", ".svg"


def figure_targets(report: Report, md: Markdown) -> Iterator[str]:
    """Yield Markdown on every target that draws figures, by its first page."""
    record = Record(report)
    shown_on = {
        f"{FIGURES}{figure}{SUFFIX}": f"On `{page}`"
        for page, text in reversed(pages.pages(report.root / "docs").items())
        for figure in pages.figures(text)
    }
    kinds: dict[str, list[str]] = {}
    for name, entry in record.lock.items():
        if draws_figures(record.lock, name):
            found = [
                shown_on[one] for one in entry["outputs"] if one in shown_on
            ]
            kinds.setdefault(min(found, default="On no page"), []).append(name)
    yield from by_kind(md, kinds, record)


def result_targets(report: Report, md: Markdown) -> Iterator[str]:
    """Yield Markdown on every other target, by its experiment."""
    record = Record(report)
    kinds: dict[str, list[str]] = {}
    for name in record.lock:
        if not draws_figures(record.lock, name):
            experiment = name.rpartition(".")[2]
            kinds.setdefault(f"`{experiment}`", []).append(name)
    yield from by_kind(md, kinds, record)


def by_kind(
    md: Markdown, kinds: dict[str, list[str]], record: Record
) -> Iterator[str]:
    """Yield Markdown on targets, in a fold for each kind."""
    for kind, names in kinds.items():
        count = quantity(len(names), "target", "targets")
        told = (line for name in names for line in target(md, name, record))
        yield folded(f"{kind}: {count}", told)


def draws_figures(lock: Lock, name: str) -> bool:
    """Tell whether a target has made figures."""
    return any(one.startswith(FIGURES) for one in lock[name]["outputs"])


def inputs(report: Report, md: Markdown) -> Iterator[str]:
    """Yield Markdown on each input that is the same in all targets, once."""
    found = Record(report).shared
    told = (f"{found[one][:SHORT]:{SHORT}}  {one}" for one in sorted(found))
    title = f"Each of {quantity(len(found), 'input', 'inputs')}"
    yield folded(title, [plain_lines(md, map(html.escape, told))])


def kernels(report: Report, md: Markdown) -> Iterator[str]:
    """Yield Markdown on the variants of libraries that made the results."""
    counts = Counter(
        f"`{library}` took `{kernel}`"
        for entry in Record(report).lock.values()
        for library, kernel in entry.get("kernels", {}).items()
    )
    if not counts:
        yield "No variant is recorded."
    for variant in sorted(counts):
        count = quantity(counts[variant], "target", "targets")
        yield f"- {variant}, for {count}"


def target(md: Markdown, name: str, record: Record) -> Iterator[str]:
    """Yield Markdown on what one target made, with what function, from what."""
    outputs = (
        f"`{output}`{_figure_id(output)} ({digest[:SHORT]})"
        for output, digest in record.lock[name]["outputs"].items()
    )
    known = record.targets.get(name)
    made = f"by `{known.function}`:" if known else "made"
    title = f"`{name}`{{ #{anchor(name)} }}"
    yield f"**{title}** {made} {', '.join(outputs)}.\n"
    yield f"{wrapped_lines(md, lines(name, record))}\n"


def folded(title: str, content: Iterable[str]) -> str:
    """Return Markdown that a click opens, or a link that leads into it."""
    text = indent("\n".join(content), "    ")
    return f'??? info "{title}"\n\n{text}\n'


def _figure_id(output: str) -> str:
    """Return an id for a figure's file."""
    if not (output.startswith(FIGURES) and output.endswith(SUFFIX)):
        return ""
    figure = output.removeprefix(FIGURES).removesuffix(SUFFIX)
    return f"{{ #{figures.anchor(figure)} }}"
