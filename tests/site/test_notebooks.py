"""What the notebooks have besides their outputs, which real runs made."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from remembering_names.root import ROOT

NOTEBOOKS = sorted((ROOT / "docs/notebooks").glob("*.ipynb"))
EACH = pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: file.stem)
LEAST = 8  # words


def cells(file: Path) -> list[Any]:
    """Return the cells of a notebook."""
    found: list[Any] = json.loads(file.read_text("utf-8"))["cells"]
    return found


@EACH
def test_the_first_code_installs_what_is_needed(file: Path) -> None:
    code = [cell for cell in cells(file) if cell["cell_type"] == "code"]
    assert '"pip", "install"' in "".join(code[0]["source"])


@EACH
def test_each_picture_is_told_in_words(file: Path) -> None:
    outputs = [one for cell in cells(file) for one in cell.get("outputs", [])]
    pictures = [one for one in outputs if "image/png" in one.get("data", {})]
    assert pictures
    for picture in pictures:
        alt = picture["metadata"]["image/png"]["alt"]
        assert len(re.findall(r"\w+", alt)) >= LEAST
