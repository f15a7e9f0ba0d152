"""The face of pages, made fit for Matplotlib."""

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from firsthand.drawing import face_setup, faces
from remembering_names.figures.face import FACE, PACKAGE
from remembering_names.root import ROOT

SERVED = ROOT / "docs/assets/face"
FILES = sorted(faces.folder(FACE).glob("atkinson*.ttf"))


def widths(font: Any) -> dict[int, int]:
    """Return how wide each letter is, by its code."""
    names = font.getBestCmap().items()
    return {code: font["hmtx"][name][0] for code, name in names}


def test_what_matplotlib_measures_is_what_pages_show() -> None:
    for file in SERVED.glob("*.woff2"):
        made = faces.folder(FACE) / f"{file.stem}.ttf"
        source = ROOT / "node_modules" / PACKAGE / "files"
        shown = TTFont(source / f"{file.stem}.woff")
        assert widths(TTFont(made)) == widths(shown)


def test_all_weights_are_one_family() -> None:
    assert FILES
    for file in FILES:
        assert TTFont(file)["name"].getDebugName(1) == FACE["family"]


def test_pages_load_at_most_sixty_kilobytes_of_it() -> None:
    sizes = [file.stat().st_size for file in SERVED.glob("*.woff2")]
    assert 0 < sum(sizes) <= 60_000


def test_its_licence_is_served_beside_it() -> None:
    licence = (SERVED / "LICENSE.txt").read_text("utf-8")
    assert "SIL Open Font License" in licence


def test_its_entry_in_the_lock_is_part_of_it() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    entry = lock["packages"][f"node_modules/{PACKAGE}"]
    assert entry["integrity"] in FACE["pins"][PACKAGE]


def test_a_face_that_is_not_locked_is_refused(tmp_path: Path) -> None:
    (tmp_path / "package-lock.json").write_text('{"packages": {}}')
    with pytest.raises(faces.FaceError, match="lacks plain"):
        faces.locked(tmp_path, "Plain", "KaTeX", {"plain": "*.woff"})


def test_another_version_is_another_folder() -> None:
    other = {**FACE, "pins": {PACKAGE: "6.0.0 sha512-other"}}
    assert faces.folder(other) != faces.folder(FACE)


def test_a_face_that_is_not_set_up_says_what_to_do() -> None:
    other = {**FACE, "pins": {}}
    with pytest.raises(faces.FaceError, match="make face"):
        faces.settings(other)


def test_it_is_made_to_the_same_bytes_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = faces.folder(FACE)
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    shutil.rmtree(faces.folder(FACE), ignore_errors=True)
    face_setup.install(FACE, ROOT)
    for file in made.glob("*.ttf"):
        again = faces.folder(FACE) / file.name
        assert again.read_bytes() == file.read_bytes()


def test_what_npm_has_not_brought_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    with pytest.raises(faces.FaceError, match="npm ci"):
        face_setup.install(FACE, tmp_path)


def test_without_a_face_matplotlib_uses_its_own() -> None:
    assert faces.settings({}) == {"font.family": [faces.FALLBACK]}
