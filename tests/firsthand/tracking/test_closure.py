"""Which modules a module leads to."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.cheap_targets import report_of

from firsthand.tracking.sources import SourceError, Sources

REGISTRY = "from .rnn import RNN as RNN\nMODELS = ()\n"
NAME = "study"


def sources(root: Path) -> Sources:
    """Return the sources of a report whose package has a registry."""
    report = report_of(root, [])
    return Sources(replace(report, package=NAME, registry=f"{NAME}.models"))


def lead(root: Path, **modules: str) -> set[str]:
    """Return what `start` leads to, in a package of the given sources."""
    package = root / "src" / NAME
    files = {"__init__": "", "models/__init__": REGISTRY, "models/rnn": ""}
    for name, text in modules.items():
        files[name.replace("__", "/", 1)] = text
    for name, text in files.items():
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / f"{name}.py").write_text(text, "utf-8")
    for folder in package.glob("*/"):
        (folder / "__init__.py").touch()
    return {
        module.removeprefix(f"{NAME}.")
        for module in sources(root).closure({f"{NAME}.start"})
    } - {NAME, "start"}


@pytest.mark.parametrize(
    "source",
    [
        f"import {NAME}.a",
        f"import {NAME}.a as b",
        f"from {NAME} import a",
        f"from {NAME}.a import b",
        f"from {NAME}.a import *",
        "from . import a",
        "from .a import b as c",
        f"def f():\n    from {NAME} import a",
        "class A:\n    if True:\n        from . import a",
        f"try:\n    import {NAME}.a\nexcept ImportError:\n    pass",
    ],
)
def test_every_way_to_import_is_followed(source: str, tmp_path: Path) -> None:
    assert lead(tmp_path, start=source, a="") == {"a"}


def test_imports_of_imports_are_followed(tmp_path: Path) -> None:
    found = lead(tmp_path, start="from . import a", a="from . import b", b="")
    assert found == {"a", "b"}


def test_a_circle_of_imports_ends(tmp_path: Path) -> None:
    found = lead(tmp_path, start="from . import a", a="from . import start")
    assert found == {"a"}


def test_a_package_runs_when_one_of_its_modules_is_imported(
    tmp_path: Path,
) -> None:
    found = lead(tmp_path, start="from .kit import tool", kit__tool="")
    assert found == {"kit", "kit.tool"}


def test_a_packages_own_imports_are_relative_to_itself(tmp_path: Path) -> None:
    kit = tmp_path / "src" / NAME / "kit"
    kit.mkdir(parents=True)
    (kit / "__init__.py").write_text("from .tool import use")
    found = lead(tmp_path, start="from .kit import use", kit__tool="")
    assert found == {"kit", "kit.tool"}


def test_two_dots_lead_to_the_package_above(tmp_path: Path) -> None:
    found = lead(
        tmp_path,
        start="from .kit import tool",
        kit__tool="from .. import a\nfrom ..b import x",
        a="",
        b="",
    )
    assert found == {"kit", "kit.tool", "a", "b"}


def test_a_name_that_is_no_module_leads_to_its_package(tmp_path: Path) -> None:
    assert lead(tmp_path, start=f"from {NAME} import StudyError") == set()


def test_other_peoples_modules_are_not_followed(tmp_path: Path) -> None:
    assert lead(tmp_path, start="import torch\nfrom json import a") == set()


@pytest.mark.parametrize(
    "source",
    [f"from {NAME}.models import RNN", f"from {NAME}.models.rnn import RNN"],
)
def test_a_class_of_the_registry_leads_to_its_own_module(
    source: str, tmp_path: Path
) -> None:
    assert lead(tmp_path, start=source) == {"models.rnn"}


@pytest.mark.parametrize(
    "source",
    [
        f"from {NAME}.models import MODELS",
        f"from {NAME}.models import *",
        f"from {NAME} import models",
        f"import {NAME}.models",
        "from . import models",
    ],
)
def test_the_registry_itself_is_refused_as_an_input(
    source: str, tmp_path: Path
) -> None:
    with pytest.raises(SourceError, match="is no input; import a class"):
        lead(tmp_path, start=source)


@pytest.mark.parametrize("damage", ["x = = 1", "x = 1\0"])
def test_a_file_that_is_not_python_is_named(
    damage: str, tmp_path: Path
) -> None:
    with pytest.raises(SourceError, match=r"/a\.py: .*; mend it"):
        lead(tmp_path, start="from . import a", a=damage)


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    lead(tmp_path, start="from . import a", a="")
    (tmp_path / "src" / NAME / "a.py").write_bytes(b"\xff")
    with pytest.raises(SourceError, match=r"/a\.py: .*; mend it"):
        sources(tmp_path).closure({f"{NAME}.start"})


def test_the_engines_modules_are_followed_wherever_it_lies(
    tmp_path: Path,
) -> None:
    found = lead(tmp_path, start="from firsthand.results import read")
    assert found == {"firsthand", "firsthand.errors", "firsthand.results"}
