"""The surname files: verified, read, folded to ASCII, turned into numbers."""

import hashlib
import string
import unicodedata
from pathlib import Path

from firsthand.errors import ReportError
from remembering_names.root import ROOT

ALPHABET = string.ascii_letters + " .,;'"  # 57 symbols
LANGUAGES = (
    "Arabic",
    "Chinese",
    "Czech",
    "Dutch",
    "English",
    "French",
    "German",
    "Greek",
    "Irish",
    "Italian",
    "Japanese",
    "Korean",
    "Polish",
    "Portuguese",
    "Russian",
    "Scottish",
    "Spanish",
    "Vietnamese",
)
NAMES = (  # the files that hold them
    "data/SHA256SUMS",
    *(f"data/names/{language}.txt" for language in LANGUAGES),
)


Names = dict[str, list[str]]  # language -> rows


class DataError(ReportError):
    """A surname file is missing, damaged or unreadable."""


def fold(name: str) -> str:
    """Return `name` in the 57 symbols of the alphabet.

    Accents come off (`Ślusarski` loses its first one), and a letter
    that has no decomposition, like `ł`, is dropped whole.
    """
    letters = unicodedata.normalize("NFD", name)
    return "".join(letter for letter in letters if letter in ALPHABET)


def encode(name: str) -> list[int]:
    """Return the position in the alphabet of each letter of `name`."""
    return [ALPHABET.index(letter) for letter in fold(name)]


def read_names(root: Path = ROOT) -> Names:
    """Return the rows of each language as published, in file order.

    Every file is checked against `data/SHA256SUMS` first.

    Raises:
        DataError: A file is missing, altered or not UTF-8; names the file.
    """
    sums = read_sums(root / "data" / "SHA256SUMS")
    return {
        language: read_language(
            root / "data" / "names" / f"{language}.txt",
            sums.get(f"{language}.txt", "no checksum"),
        )
        for language in LANGUAGES
    }


def read_sums(path: Path) -> dict[str, str]:
    """Return the published SHA-256 of each file name."""
    try:
        lines = path.read_text("utf-8").split("\n")
        pairs = [line.split() for line in lines if line]
        return {name: digest for digest, name in pairs}
    except (OSError, ValueError):
        raise DataError(restore(path, "missing or damaged")) from None


def read_language(path: Path, digest: str) -> list[str]:
    """Return the non-empty rows of one file whose SHA-256 is `digest`."""
    try:
        content = path.read_bytes()
        rows = content.decode("utf-8").split("\n")
    except FileNotFoundError:
        raise DataError(restore(path, "missing")) from None
    except UnicodeDecodeError as error:
        problem = f"not UTF-8 at byte {error.start}"
        raise DataError(restore(path, problem)) from None
    except OSError as error:
        problem = f"cannot be read ({error.strerror})"
        raise DataError(restore(path, problem)) from None
    if hashlib.sha256(content).hexdigest() != digest:
        raise DataError(restore(path, "not the published bytes"))
    return [row for row in rows if row]


def restore(path: Path, problem: str) -> str:
    """Return one line: what is wrong, where, and what to do about it."""
    start = max(n for n, part in enumerate(path.parts) if part == "data")
    where = Path(*path.parts[start:])
    return f"{where}: {problem}; restore it with `git checkout {where}`"
