"""The results of a quick run on few names, and every figure drawn of them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.remembering_names.figures.fake_answers import fake, is_faked
from tests.remembering_names.work_here import task

from firsthand import results
from firsthand.drawing.svg import Look, Sheet, render
from firsthand.encoding import dumps
from firsthand.target import Target
from firsthand.tasks import Outputs, resolve
from remembering_names.figures.catalogue import FIGURES, TABLES
from remembering_names.models import MODELS
from remembering_names.names.files import read_names
from remembering_names.probes.names import memory, start_ablation
from remembering_names.report import REPORT
from remembering_names.root import ROOT
from remembering_names.training.held_out.seed_runs import (
    Settings,
    Weights,
    new_model,
)
from remembering_names.training.lab import study

Redraw = Callable[[Target], Outputs]

TARGETS = {figure.name: figure for figure in FIGURES}


def learn_nothing(item: Settings, *_: Any) -> Weights:
    """Return the weights of a seed as they start, for probes to look at."""
    return new_model(item).state_dict()


def needed() -> list[Target]:
    """Return what makes the results that figures show, makers first."""
    files = {file for shown in (*FIGURES, *TABLES) for file in shown.reads}
    found = []
    for target in reversed(REPORT.targets(is_quick=True)):
        if target.writes.get("results") in files:
            found.append(target)
            files.update(() if is_faked(target) else target.reads)
    return found[::-1]


def made(target: Target, kind: str) -> list[str]:
    """Return the files of a kind that a target reads."""
    return [file for file in target.reads if file.endswith(f".{kind}")]


@pytest.fixture(scope="session")
def numbers(tmp_path_factory: pytest.TempPathFactory) -> results.Record:
    """Return all that figures read: made from few rows, or made up.

    Weights are those that the report ships.
    """
    folder = tmp_path_factory.mktemp("quick")
    few = {language: rows[:9] for language, rows in read_names().items()}

    def make(target: Target) -> Any:
        if is_faked(target):
            return fake(target)
        read = results.collect(folder / file for file in made(target, "json"))
        weights = {
            Path(file).stem: (ROOT / file).read_bytes()
            for file in made(target, "safetensors")
        }
        work = task(target.settings, read, weights)
        return resolve(target.function)(work)["results"]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(study, "read_names", lambda: few)
        for probe in (memory, start_ablation):
            patch.setattr(probe, "train_on_names", learn_nothing)
        for target in needed():
            content = dumps(make(target)).encode()
            results.write(folder / target.writes["results"], content)
    files = [folder / target.writes["results"] for target in needed()]
    measured = (ROOT / results.MEASUREMENTS).glob("*.json")
    return results.collect([ROOT / results.REPORTED, *files, *measured])


@pytest.fixture(scope="session")
def redraw(numbers: results.Record) -> Redraw:
    """Return a function that draws a figure."""
    return lambda figure: render(task(figure.settings, numbers))


class Drawn(dict[str, Outputs]):
    """Figures by the name of their target: each is drawn when asked for."""

    def __init__(self, redraw: Redraw) -> None:
        super().__init__()
        self.redraw = redraw

    def __missing__(self, name: str) -> Outputs:
        self[name] = self.redraw(TARGETS[name])
        return self[name]


@pytest.fixture(scope="session")
def drawn(redraw: Redraw) -> Drawn:
    """Return every figure, by the name of its target."""
    return Drawn(redraw)


@pytest.fixture
def sheet(numbers: results.Record) -> Sheet:
    """Return what a drawing of every model is given."""
    looks = [Look(s.key, s.label, s.colours[0]) for s in MODELS]
    return Sheet(numbers, looks, "#000000", "#cccccc")
