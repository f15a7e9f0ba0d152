"""Sets up the face of figures: TrueType made of what npm has brought.

Apart from `faces.py`, for it needs a library that no figure does.
"""

import shutil
from pathlib import Path

from fontTools.ttLib import TTFont

from firsthand.drawing.faces import MODULES, Face, FaceError, folder

NORMAL, BOLD = 400, 700  # weights; a face may call its bold 600


def install(face: Face, root: Path) -> None:
    """Make TrueType of what npm has brought.

    Raises:
        FaceError: npm has brought none.
    """
    made = folder(face)
    begun = made.with_suffix(".begun")
    shutil.rmtree(begun, ignore_errors=True)
    begun.mkdir(parents=True)
    first = next(iter(face["files"]))
    for package, pattern in face["files"].items():
        found = sorted((root / MODULES / package).glob(pattern))
        if not found:
            raise FaceError(f"{root / MODULES / package}: no {pattern}; npm ci")
        for file in found:
            font = TTFont(file, recalcTimestamp=False)
            font.flavor = None  # no compression
            if package == first:  # or each weight is a family of its own
                font["name"].setName(face["family"], 1, 3, 1, 0x409)
                if font["OS/2"].usWeightClass > NORMAL:
                    font["OS/2"].usWeightClass = BOLD
            font.save(begun / f"{file.stem}.ttf")
    shutil.rmtree(made, ignore_errors=True)
    begun.rename(made)
