"""What opens files or starts processes without an event is refused by lint."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from remembering_names.root import ROOT

STUDY = sorted((ROOT / "src/remembering_names").rglob("*.py"))
LOOKS = {"exists", "is_dir", "is_file", "lstat", "stat"}  # no event either
SILENT = [
    "from safetensors import safe_open",
    "from safetensors.torch import load_file",
    "from safetensors.torch import load_model",
    "from safetensors.numpy import load_file",
    "import torch\n\ntorch.from_file('a')",
    "import torch\n\ntorch.UntypedStorage.from_file('a')",
    "import torch\n\ntorch.jit.load('a')",
    "from multiprocessing import Pool",
    "from multiprocessing import Process",
    "from concurrent.futures import ProcessPoolExecutor",
]


def lint(source: str) -> str:
    """Return what lint says of a module of the study."""
    command = ["-m", "ruff", "check", "--no-cache", "--select", "TID251"]
    checked = subprocess.run(
        [
            *(sys.executable, *command, "--stdin-filename"),
            *("src/remembering_names/training/new.py", "-"),
        ],
        input=source,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return checked.stdout


@pytest.mark.parametrize("source", SILENT)
def test_a_silent_reader_is_refused(source: str) -> None:
    assert "TID251" in lint(source)


def test_what_tells_of_itself_is_not() -> None:
    source = "from safetensors.torch import load\n\nload(open('a').read())"
    assert "All checks passed" in lint(source)


@pytest.mark.parametrize(
    "file", STUDY, ids=lambda file: str(file.relative_to(ROOT))
)
def test_the_study_never_asks_whether_a_file_is_there(file: Path) -> None:
    called = [
        node.func.attr
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]
    assert LOOKS.isdisjoint(called)
