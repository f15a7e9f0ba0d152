"""A model added as a newcomer would: one file, one spec, one page."""

import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.copies import TARGETS, Finished, environment, regenerate

from firsthand import results
from remembering_names.models import MODELS
from remembering_names.root import ROOT

KEY = "peephole_lstm"
TWIN = "bilstm"  # is treated as the new one is to be: no lab model
REGISTRY = "src/remembering_names/models/__init__.py"
SPEC = """\
    ModelSpec(
        key="peephole_lstm",
        label="Peephole LSTM",
        layer=f"{HERE}.peephole_lstm:PeepholeLSTM",
        gates=("i", "f", "g", "o"),
        colours=("#7a4a2a", "#d9a88a"),
        page="models/peephole-lstm.md",
    ),
"""
# Others' results are not made by a quick run of one model only: what is made of
# all of them has to wait.
ALONE = """
import sys
from dataclasses import replace
from pathlib import Path

from firsthand.making.regeneration import Order, regenerate
from firsthand.target import Tree
from remembering_names.report import REPORT

folder, key = sys.argv[1:]
quick = REPORT.targets(is_quick=True)
own = tuple(target for target in quick if key in target.name.split("."))
tree = Tree(REPORT.root, Path(folder))
regenerate(Order(replace(REPORT, experiments=own), (), False, 1, tree))
"""
OTHERS = {spec.key for spec in MODELS}


@pytest.fixture(scope="module")
def grown(original: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the report, fresh but for a model that is new."""
    folder = tmp_path_factory.mktemp("grown") / "report"
    report = Path(shutil.copytree(original, folder))
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "tests", report / "tests", ignore=ignored)
    models = report / "src/remembering_names/models"
    shutil.copy(ROOT / f"tests/remembering_names/{KEY}.py", models)
    (report / "docs/models/peephole-lstm.md").write_text("# A peephole LSTM\n")
    registry = (report / REGISTRY).read_text("utf-8")
    list_of_models = r"(?ms)^MODELS = \(\n.*?(?=^\)$)"
    longer = re.sub(list_of_models, lambda m: m[0] + SPEC, registry)
    (report / REGISTRY).write_text(longer, "utf-8")
    return report


@pytest.fixture(scope="module")
def stale(grown: Path) -> list[str]:
    """Return the names of what is stale in the copy."""
    lines = regenerate(grown, "--check").stdout.splitlines()
    return list(dict.fromkeys(line.partition(":")[0] for line in lines))


def run(report: Path, *arguments: object) -> Finished:
    """Run Python in a copy to its end."""
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=report,
        env=environment(report),
        capture_output=True,
        text=True,
        check=False,
    )


def of(key: str, names: Sequence[str]) -> set[str]:
    """Return those of the names that are about a model."""
    return {name for name in names if key in name.split(".")}


def test_it_has_every_target_that_another_model_has(stale: list[str]) -> None:
    twins = of(TWIN, [target.name for target in TARGETS])
    expected = {name.replace(TWIN, KEY) for name in twins}
    by_page = {name for name in expected if name.endswith(".card")}
    onwards = {f"{KEY}.live_delays"}  # for those that read in one direction
    assert of(KEY, stale) == expected - by_page | onwards


def test_what_shows_all_models_is_to_show_it(stale: list[str]) -> None:
    needed = {f"data/results/{key}.held_out.json" for key in OTHERS}
    shared = {t.name for t in TARGETS if needed.issubset(t.reads)}
    tables = {t.name for t in TARGETS if t.name.endswith(".table")}
    assert {*shared, *tables}.issubset(stale)


def test_every_other_models_results_stay_fresh(stale: list[str]) -> None:
    assert not {name for key in OTHERS for name in of(key, stale)}


@pytest.mark.parametrize(
    "file", ["test_classifier.py", "test_name_classifier.py"]
)
def test_it_is_tested_as_all_models_are(file: str, grown: Path) -> None:
    path = f"tests/remembering_names/models/{file}"
    command = ("-m", "pytest", "-q", "-k", KEY, path)
    finished = run(grown, *command)
    assert re.search(r"(?m)^\d+ passed", finished.stdout), finished.stdout


def test_it_can_be_asked_about_names(grown: Path) -> None:
    asked = run(grown, "-m", "remembering_names", "predict", "--help")
    assert KEY in asked.stdout


def test_it_trains_and_is_shown(grown: Path, tmp_path: Path) -> None:
    finished = run(grown, "-c", ALONE, tmp_path, KEY)
    assert finished.returncode == 0, finished.stderr
    found = results.read(tmp_path / f"data/results/{KEY}.held_out.json")
    assert found.accuracy[0] > 0.4
    made = of(KEY, [path.name for path in tmp_path.rglob("*.svg")])
    assert made
