"""Letters that the face of a text lacks: those that pages have, no others."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from firsthand.publishing import rare_letters
from remembering_names.root import ROOT

PACKAGE = ROOT / "node_modules/@fontsource-variable/noto-sans-sc"
SERVED = ROOT / "docs/assets/letters"
TWO = {ord("\u6a21"), ord("\u578b")}  # which stand in two files
LATIN, NO_LETTER = "Names", 0x2FFF


@pytest.fixture(scope="module")
def face(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a face of two letters."""
    file = tmp_path_factory.mktemp("letters") / "two.woff2"
    rare_letters.write(PACKAGE, TWO, file)
    return file


def letters(file: Path) -> set[int]:
    """Return the letters that a face has."""
    return {*TTFont(file).getBestCmap()}


def test_letters_of_all_pages_are_found_and_no_others(tmp_path: Path) -> None:
    first, second = map(chr, TWO)
    (tmp_path / "below").mkdir()
    (tmp_path / "a.md").write_text(f"{LATIN} {first}", "utf-8")
    (tmp_path / "below/b.md").write_text(second, "utf-8")
    assert rare_letters.used(tmp_path) == TWO


def test_the_face_has_them_and_no_others(face: Path) -> None:
    assert letters(face) == TWO


def test_they_look_as_the_face_draws_them_in_that_weight(face: Path) -> None:
    font = TTFont(face)
    for code in TWO:
        glyph = font["glyf"][font.getBestCmap()[code]]
        assert glyph.numberOfContours > 0
    assert "fvar" not in font


def test_the_same_letters_are_the_same_bytes(face: Path) -> None:
    again = face.with_name("again.woff2")
    rare_letters.write(PACKAGE, TWO, again)
    assert again.read_bytes() == face.read_bytes()


def test_it_is_made_again_only_for_other_letters(
    face: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[set[int]] = []
    monkeypatch.setattr(
        rare_letters, "write", lambda _, codes, to: asked.append(codes)
    )
    for codes in (TWO, {*TWO, ord("\u4e00")}):
        rare_letters.update(PACKAGE, codes, face)
    assert asked == [{*TWO, ord("\u4e00")}]


def test_a_letter_that_the_face_lacks_is_named(tmp_path: Path) -> None:
    lacking = rf"lacks {chr(NO_LETTER)}, which a page has"
    with pytest.raises(rare_letters.LetterError, match=lacking):
        rare_letters.write(PACKAGE, {*TWO, NO_LETTER}, tmp_path / "a.woff2")


def test_the_site_has_those_of_its_pages_in_a_small_file() -> None:
    file = SERVED / "han.woff2"
    assert letters(file) == rare_letters.used(ROOT / "docs")
    assert file.stat().st_size <= 60_000


def test_its_licence_is_served_beside_it() -> None:
    licence = (SERVED / "LICENSE.txt").read_text("utf-8")
    assert "SIL Open Font License" in " ".join(licence.split())
