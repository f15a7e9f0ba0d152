"""This report, as the engine sees it."""

from pathlib import Path
from typing import Any

from falling.notes import FILE
from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import all_below, all_within
from firsthand.experiment import Experiment
from firsthand.report import Report

EXPERIMENTS = (
    Experiment("beats", "falling.beats:measure", data=(FILE,)),
    Experiment(
        "fit",
        "falling.fit:train",
        data=(FILE,),
        settings={"starts": [0.5, 1.0, 3.0], "rate": 0.3, "steps": 500},
        quick={"steps": 5},
    ),
    Experiment(
        "law",
        "firsthand.derivations.publish:publish",
        writes=("results", "fragment"),
        settings={"derivation": "falling.law:LAW", "draws": 100},
    ),
    Experiment(
        "table",
        "falling.beats:table",
        writes=("fragment",),
        reads=("beats",),
    ),
    Experiment(
        "shares",
        "firsthand.drawing.svg:render",
        writes=("svg",),
        settings={"draw": "falling.figure:shares"},
        reads=("beats",),
    ),
)


def gaps(numbers: Any) -> list[float]:
    """Return how far each beat is from its odd number, as a share of it."""
    pairs = zip(numbers.beats.shares, numbers.beats.odd, strict=True)
    return [abs(share / odd - 1) for share, odd in pairs]


CLAIMS = (
    Claim(
        "odd",
        "No beat is further than a twentieth from its odd number; the furthest "
        "is [[ beats.largest_gap | percent ]] off.",
        lambda numbers: all_below(
            [*gaps(numbers), numbers.beats.largest_gap], 0.05
        ),
        {"The ball rolls evenly.": {"beats.shares[*]": 1.0}},
        {
            "beats.shares[*]": (lambda old: 0.9 * old, lambda old: 1.1 * old),
            "beats.largest_gap": 0.06,
        },
    ),
    Claim(
        "squares",
        "From every start, the distance grows with the square of time.",
        lambda numbers: all_within(numbers.fit.powers, 2, 0.02),
        {"It stops short from the last start.": {"fit.powers[-1]": 1.8}},
        {"fit.powers[*]": (1.97, 2.03)},
    ),
)
REPORT = Report(
    root=Path(__file__).resolve().parents[2],
    package="falling",
    experiments=EXPERIMENTS,
    claims=CLAIMS,
    second_kernels={"ATEN_CPU_CAPABILITY": "default"},
)
