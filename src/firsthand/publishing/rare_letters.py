"""Letters that the face of a text lacks, from one that has them: no others.

A face of Chinese has many thousands, and comes in a hundred files, each for
some. Pages quote a few sentences: one small file has the letters of these.
"""

import io
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from fontTools import merge, subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from firsthand import results
from firsthand.errors import ReportError

# As style sheets say where a browser is to look for them.
HAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
WEIGHT = 400
RANGES, FACES = "unicode.json", "files/{face}-{part}-wght-normal.woff2"


class LetterError(ReportError):
    """A page has a letter that the face lacks too."""


def used(docs: Path) -> set[int]:
    """Return the codes of all such letters on pages."""
    texts = (file.read_text("utf-8") for file in results.visible(docs, "*.md"))
    return {ord(letter) for text in texts for letter in HAN.findall(text)}


def update(package: Path, letters: set[int], file: Path) -> None:
    """Write a face of some letters, if the file has others.

    Raises:
        LetterError: The face lacks one of them.
    """
    if file.exists() and {*TTFont(file).getBestCmap()} == letters:
        file.touch()  # `make` asks whether it is newer than the pages
    else:
        write(package, letters, file)


def write(package: Path, letters: set[int], to: Path) -> None:
    """Write a face of some letters, the same bytes for the same letters.

    Args:
        package: The folder of a variable face, as Fontsource packs it.
        letters: Their codes.
        to: The file, of woff2.

    Raises:
        LetterError: The face lacks one of them.
    """
    face = merged([*pieces(package, letters)])
    face.flavor = "woff2"
    out = io.BytesIO()
    face.save(out)
    to.write_bytes(out.getvalue())


def pieces(package: Path, letters: set[int]) -> Iterator[TTFont]:
    """Yield a face of one weight for each file that has any of the letters."""
    left = {*letters}
    face = package.name
    ranges = json.loads((package / RANGES).read_text("utf-8"))
    for key, text in ranges.items():
        found = left & {*codes(text)}
        if found:
            file = FACES.format(face=face, part=key.strip("[]"))
            yield piece(package / file, found)
            left -= found
    if left:
        names = " ".join(chr(code) for code in sorted(left))
        raise LetterError(f"{package}: lacks {names}, which a page has")


def codes(ranges: str) -> Iterator[int]:
    """Yield the codes of ranges as CSS writes them: `U+4e00,U+4e03-4e05`."""
    for one in ranges.split(","):
        first, _, last = one.removeprefix("U+").partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def piece(file: Path, letters: Iterable[int]) -> TTFont:
    """Return some letters of a file's face, in one weight, without rules."""
    font = TTFont(file, recalcTimestamp=False)
    options = subset.Options(
        drop_tables=["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx"],
        hinting=False,
        name_IDs=[0, 1, 2, 4, 6, 13, 14],
        notdef_outline=True,
    )
    cut = subset.Subsetter(options)
    cut.populate(unicodes=letters)
    cut.subset(font)
    instancer.instantiateVariableFont(font, {"wght": WEIGHT}, inplace=True)
    font.flavor = None
    return font


def merged(parts: list[TTFont]) -> Any:
    """Return one face of several."""
    files = []
    for part in parts:
        file = io.BytesIO()
        part.save(file)
        file.seek(0)
        files.append(file)
    face = merge.Merger().merge(files)
    face.recalcTimestamp = False
    for date in ("created", "modified"):  # or it has that of today
        setattr(face["head"], date, getattr(parts[0]["head"], date))
    return face
