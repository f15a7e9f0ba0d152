"""What a figure or a table is as a target: what it reads, what it writes.

Colours and labels come with the target, so that recolouring a model draws
its figures again and trains nothing.
"""

from collections.abc import Iterable

from firsthand.target import Target
from remembering_names.figures.face import FACE
from remembering_names.models import MODELS

HERE = "remembering_names.figures"
KEYS = ("rnn", "torch_lstm", "scratch_lstm")  # of the lab report
MEASURED = "measurements"


def figure(
    name: str,
    draw: str,
    results: Iterable[str],
    models: Iterable[str] = KEYS,
) -> Target:
    """Return the target of a figure: one SVG for both colour schemes.

    Args:
        name: What pages call it.
        draw: The function that draws it, `module:object` below this package.
        results: Names of the results that it shows.
        models: Keys of the models that it shows, in order. Where it shows
            the lab report's own, they have the names of those.
    """
    read = tuple(results)
    lab = models == KEYS or any(".lab_" in one for one in read)
    looks = [
        {
            "key": spec.key,
            "label": spec.lab_name if lab else spec.label,
            "colours": list(spec.colours),
        }
        for spec in MODELS
        if spec.key in models
    ]
    drawn = {"draw": f"{HERE}.{draw}", "name": name, "looks": looks}
    return Target(
        name=f"{name}.figure",
        function="firsthand.drawing.svg:render",
        settings={**drawn, "face": FACE},
        data=("data/reported.json",),
        reads=tuple(map(file_of, read)),
        writes={"svg": f"docs/generated/figures/{name}.svg"},
    )


def table(
    name: str, results: Iterable[str] = (), module: str = "tables"
) -> Target:
    """Return the target of a table with a row for every model.

    Args:
        name: What pages call it: generated/<name>.table.md.
        results: Names of the results that decide its rows.
        module: Where the function of its name is.
    """
    rows = [{"key": s.key, "label": s.label, "page": s.page} for s in MODELS]
    return Target(
        name=f"{name}.table",
        function=f"{HERE}.{module}:{name}",
        settings={"models": rows},
        data=(),
        reads=tuple(map(file_of, results)),
        writes={"fragment": f"docs/generated/{name}.table.md"},
    )


def stylesheet() -> Target:
    """Return the target of the colours and sizes of pages and figures."""
    colours = {f"model-{spec.key}": list(spec.colours) for spec in MODELS}
    return Target(
        name="stylesheet",
        function="firsthand.drawing.stylesheet:publish",
        settings={"colours": colours, "face": FACE},
        data=(),
        reads=(),
        writes={"css": "docs/assets/stylesheets/tokens.css"},
    )


def file_of(result: str) -> str:
    """Return the file of a result, or of what was timed: `measurements.x`."""
    first, _, rest = result.partition(".")
    if first == MEASURED:
        return f"data/measurements/{rest}.json"
    return f"data/results/{result}.json"
