"""This report, as the engine sees it."""

from pathlib import Path

from falling.notes import FILE
from firsthand.claim import Claim
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
        writes=("light", "dark"),
        settings={"draw": "falling.figure:shares"},
        reads=("beats",),
    ),
)
CLAIMS = (
    Claim(
        "odd",
        "No beat is further than [[ beats.largest_gap | percent ]] from its "
        "odd number.",
        lambda numbers: numbers.beats.largest_gap < 0.05,
    ),
    Claim(
        "squares",
        "From every start, the distance grows with the square of time.",
        lambda numbers: all(abs(p - 2) < 0.02 for p in numbers.fit.powers),
    ),
)
REPORT = Report(
    root=Path(__file__).resolve().parents[2],
    package="falling",
    experiments=EXPERIMENTS,
    claims=CLAIMS,
    second_kernels={"ATEN_CPU_CAPABILITY": "default"},
)
