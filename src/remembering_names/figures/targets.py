"""What a figure or a table is as a target: what it reads, what it writes.

Colours and labels come with the target, so that recolouring a model draws
its figures again and trains nothing.
"""

from collections.abc import Iterable

from firsthand.target import Target
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
    """Return the target of a figure: one SVG for each colour scheme.

    Args:
        name: What pages call it.
        draw: The function that draws it, `module:object` below this package.
        results: Names of the results that it shows.
        models: Keys of the models that it shows, in order.
    """
    looks = [
        {"key": spec.key, "label": spec.label, "colours": list(spec.colours)}
        for spec in MODELS
        if spec.key in models
    ]
    folder = "docs/generated/figures"
    return Target(
        name=f"{name}.figure",
        function="firsthand.drawing.svg:render",
        settings={"draw": f"{HERE}.{draw}", "name": name, "looks": looks},
        data=("data/reported.json",),
        reads=tuple(map(file_of, results)),
        writes={
            scheme: f"{folder}/{name}.{scheme}.svg"
            for scheme in ("light", "dark")
        },
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


def file_of(result: str) -> str:
    """Return the file of a result, or of what was timed: `measurements.x`."""
    first, _, rest = result.partition(".")
    if first == MEASURED:
        return f"data/measurements/{rest}.json"
    return f"data/results/{result}.json"
