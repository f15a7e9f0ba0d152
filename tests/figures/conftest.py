"""The results of a quick run on few names, and every figure drawn of them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from remembering_names import results
from remembering_names.experiments import targets
from remembering_names.figures.catalogue import FIGURES
from remembering_names.figures.svg import render
from remembering_names.freshness import Target
from remembering_names.names import ROOT, read_names
from remembering_names.tasks import Outputs, Task, resolve
from remembering_names.training import lab_study

Redraw = Callable[[Target], Outputs]


def task(configuration: Any, numbers: Any = None) -> Task:
    """Return work that is done here and now."""

    def each(function: Callable[..., Any], items: Sequence[Any]) -> list[Any]:
        return [function(item, lambda share: None) for item in items]

    return Task(configuration, numbers, each)


@pytest.fixture(scope="session")
def numbers(tmp_path_factory: pytest.TempPathFactory) -> results.Record:
    """Return all that figures read, from nine rows of each language."""
    folder = tmp_path_factory.mktemp("quick")
    needed = {file for figure in FIGURES for file in figure.results}
    few = {language: rows[:9] for language, rows in read_names().items()}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lab_study, "read_names", lambda: few)
        for target in targets(is_quick=True):
            file = target.writes.get("results", "")
            if file in needed:
                made = resolve(target.function)(task(target.configuration))
                content = results.dumps(made["results"]).encode()
                results.write(folder / file, content)
    files = [Path(folder, file) for file in sorted(needed)]
    return results.collect([ROOT / results.REPORTED, *files])


@pytest.fixture(scope="session")
def redraw(numbers: results.Record) -> Redraw:
    """Return a function that draws a figure."""
    return lambda figure: render(task(figure.configuration, numbers))


@pytest.fixture(scope="session")
def drawn(redraw: Redraw) -> dict[str, Outputs]:
    """Return every figure, by the name of its target."""
    return {figure.name: redraw(figure) for figure in FIGURES}
