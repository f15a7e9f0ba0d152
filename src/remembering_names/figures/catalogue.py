"""Every figure of the report, and what it is drawn from.

Colours and labels come with the target, so that
recolouring a model draws its figures again and trains nothing.
"""

from collections.abc import Iterable

from remembering_names.freshness import Target
from remembering_names.models import MODELS

from .labels import BASELINES

HERE = "remembering_names.figures"
KEYS = ("rnn", "torch_lstm", "scratch_lstm")  # of the lab report


def figure(
    name: str, draw: str, results: Iterable[str], models: Iterable[str] = KEYS
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
        function=f"{HERE}.svg:render",
        configuration={"draw": f"{HERE}.{draw}", "name": name, "looks": looks},
        data=("data/reported.json",),
        results=tuple(map(file_of, results)),
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
        configuration={"models": rows},
        data=(),
        results=tuple(map(file_of, results)),
        writes={"fragment": f"docs/generated/{name}.table.md"},
    )


def file_of(result: str) -> str:
    """Return the file of a result, or of what was timed: `measurements.x`."""
    first, _, rest = result.partition(".")
    if first == "measurements":
        return f"data/measurements/{rest}.json"
    return f"data/results/{result}.json"


def of_each(result: str) -> list[str]:
    """Return the name of an experiment's result on each of them."""
    return [f"{key}.{result}" for key in KEYS]


ALL = [spec.key for spec in MODELS]
HELD_OUT = [f"{key}.held_out" for key in ALL]

FIGURES = (
    figure("languages", "census:languages", ["names"], models=()),
    figure("lengths", "census:lengths", ["names"], models=()),
    *(
        figure(
            f"{key}.curves",
            "curves:of_one_model",
            [f"{key}.lab_protocol"]
            + [f"{key}.lone_run"] * (key == "torch_lstm"),
            [key],
        )
        for key in KEYS
    ),
    *(
        figure(
            f"{key}.confusion",
            "confusion:matrix",
            [f"{key}.lab_protocol"],
            [key],
        )
        for key in KEYS
    ),
    figure("curves", "curves:side_by_side", of_each("lab_protocol")),
    figure("recall", "confusion:recalls", of_each("lab_protocol")),
    figure(
        "sweep",
        "sweep:rates",
        of_each("lab_protocol") + of_each("lab_sweep"),
    ),
    figure("ablations", "ablations:corners", ["effects"], KEYS[1:]),
    figure("overlap", "overlap:ceilings", ["overlap"]),
    figure("shared", "audit:shared", ["audit"], models=()),
    figure("ceilings", "audit:ceilings", ["audit"], models=()),
    figure(
        "held_out",
        "held_out:scores",
        [
            *HELD_OUT,
            *(f"{key}.baseline" for key in BASELINES),
            *("ensemble", "comparisons", "split"),
        ],
        ALL,
    ),
    figure("reliability", "held_out:reliability", HELD_OUT, ALL),
    figure(
        "held_out.recall",
        "held_out:recalls",
        [*HELD_OUT, "comparisons", "split"],
        ALL,
    ),
    *(
        figure(
            f"{key}.held_out.confusion",
            "held_out:matrix",
            [f"{key}.held_out"],
            [key],
        )
        for key in ALL
    ),
    figure("ladder", "speed:ladder", ["measurements.ladder"], KEYS[2:]),
    figure("profile", "speed:profile", ["measurements.profile"], KEYS[2:]),
)
TABLES = (
    table("held_out"),
    table("probabilities"),
    table("tests", ["comparisons"]),
    table("matrices"),
    table("mistakes", ["errors"], "mistakes"),
    table("ladder_table", ["measurements.ladder"], "speed"),
    table("roof_table", ["measurements.ladder"], "speed"),
)
