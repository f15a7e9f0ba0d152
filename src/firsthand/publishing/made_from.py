"""What each target made, from what and with what: told from the lock."""

from collections import Counter
from collections.abc import Iterable, Iterator
from textwrap import indent

from markdown import Markdown

from firsthand.publishing import figures
from firsthand.publishing.plain_tables import code, plain_table
from firsthand.report import Report
from firsthand.tracking import lockfile
from firsthand.tracking.freshness import Lock

FIGURES, SUFFIX = f"docs/{figures.FOLDER}/", ".svg"


def lock(report: Report) -> Lock:
    """Return what each target was made from."""
    return lockfile.read(report.tree)


def figure_targets(report: Report, md: Markdown) -> Iterator[str]:
    """Yield Markdown on every target that draws figures."""
    for name, entry in lock(report).items():
        if any(output.startswith(FIGURES) for output in entry["outputs"]):
            yield from target(md, name, entry)


def result_targets(report: Report, md: Markdown) -> Iterator[str]:
    """Yield Markdown on every other target."""
    for name, entry in lock(report).items():
        if not any(output.startswith(FIGURES) for output in entry["outputs"]):
            yield from target(md, name, entry)


def kernels(report: Report, md: Markdown) -> Iterator[str]:
    """Yield Markdown on the variants of libraries that made the results."""
    counts = Counter(
        f"`{library}` took `{kernel}`"
        for entry in lock(report).values()
        for library, kernel in entry.get("kernels", {}).items()
    )
    if not counts:
        yield "No variant is recorded."
    for variant in sorted(counts):
        plural = "s" if counts[variant] > 1 else ""
        yield f"- {variant}, for {counts[variant]} target{plural}"


def target(
    md: Markdown, name: str, entry: dict[str, dict[str, str]]
) -> Iterator[str]:
    """Yield Markdown on what one target made, from what, and with what."""
    lines = ["| Output | SHA-256 |\n|---|---|"]
    for output, digest in entry["outputs"].items():
        lines.append(f"| `{output}`{_figure_id(output)} | `{digest[:12]}` |")
    inputs = [
        (code(path), code(digest[:12]))
        for path, digest in entry["inputs"].items()
    ]
    head = ("Input", "SHA-256 or version")
    lines += ["", plain_table(md, head, inputs)]
    if found := entry.get("kernels", {}):
        variants = [(code(one), code(found[one])) for one in found]
        head = ("Library", "Variant for the processor")
        lines += ["", plain_table(md, head, variants)]
    yield folded(f"`{name}`, from {len(entry['inputs'])} inputs", lines)


def folded(title: str, lines: Iterable[str]) -> str:
    """Return Markdown that a click opens, or a link that leads into it."""
    text = indent("\n".join(lines), "    ")
    return f'??? info "{title}"\n\n{text}\n'


def _figure_id(output: str) -> str:
    """Return an id for a figure's file."""
    if not (output.startswith(FIGURES) and output.endswith(SUFFIX)):
        return ""
    figure = output.removeprefix(FIGURES).removesuffix(SUFFIX)
    return f"{{ #{figures.anchor(figure)} }}"
