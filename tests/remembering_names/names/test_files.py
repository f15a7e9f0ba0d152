"""The surname files: what they hold, and what is said of damaged ones."""

import hashlib
import shutil
from pathlib import Path

import pytest

from remembering_names.names.files import LANGUAGES, DataError, fold, read_names
from remembering_names.root import ROOT

PUBLISHED = """\
6f424a8dbe51cbbbabab7a57d38b617210125e4e3991f3c657cb79b8f104bafc  Arabic.txt
49263ef55a8cb1740e841d65cad8214b2f9b5b869bc534c811746422496fa91e  Chinese.txt
145bbbd6d0816578f03388e92c264d39ef1c60df920b081d371fa5c5cc055a8e  Czech.txt
924f32b635170eae561f84538632138fc07d4c8bbd70ba3fb980de1ecc4d2af3  Dutch.txt
9cca037066d3d5989e24bc01801416162de506b5e28e15b7c092a47905d29bf2  English.txt
81e65b36c60ed5b89a17422f6edcadbb89546f38ad69e960e64e7ba682012a95  French.txt
7449cd590b97a733e18d613a4155decd77ec35dc5f8aadd7a82204dce4f051db  German.txt
3555b5186de7f401e6d991b088e9e644ca3099116477818c25ab5793801389e6  Greek.txt
cf8c7013256252a88d2503127b87282a11f21b2ff6db1bded68834c19a1ec058  Irish.txt
f88414c27d0606a11a678b4859277828c2565d6cc4d9ee932deef6e94f3b35e4  Italian.txt
e0e717e114fec3e7eade4d9dabe0067c475f43147e36a22b47902ee76ad9e67f  Japanese.txt
cd54221ccb362a6cba4c78828838cf3268a0e59744767a37cf6ec4b74036b136  Korean.txt
45bab898af2f60ed3a728bbf6980e28821011a7caa53227553b5785903a40826  Polish.txt
50a8735f41f4f73757c8ce5b16cb0275cd86b2b214bcbc8c9805f508cb131c53  Portuguese.txt
43b3e64ce351f77f1ac9e0cdf7566012d127f4371875fd25208845b5c9d6f7c3  Russian.txt
78d0252711d87d948ea86fe34826c51d2d794a8e52d15b5d6f7b6244d45d62dd  Scottish.txt
1bcb462ed3316756a85781d68232bddae04498fdddd5d9219c53fd1fbdeba7a7  Spanish.txt
f3f9e4164ab47601178a6e45b216464a64122f49d05541f24bf18a757253281d  Vietnamese.txt
"""
GREEK, SUMS = "data/names/Greek.txt", "data/SHA256SUMS"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder with a copy of the data, free to be damaged."""
    shutil.copytree(ROOT / "data" / "names", tmp_path / "data" / "names")
    shutil.copy(ROOT / SUMS, tmp_path / SUMS)
    return tmp_path


def complaint(root: Path) -> str:
    """Return what reading the names below `root` fails with."""
    with pytest.raises(DataError) as caught:
        read_names(root)
    return str(caught.value)


def test_the_checksums_are_the_published_ones() -> None:
    assert (ROOT / SUMS).read_text("utf-8") == PUBLISHED


@pytest.mark.parametrize("line", PUBLISHED.splitlines())
def test_each_file_has_the_published_bytes(line: str) -> None:
    digest, name = line.split()
    content = (ROOT / "data" / "names" / name).read_bytes()
    assert hashlib.sha256(content).hexdigest() == digest


def test_languages_are_the_files_in_sorted_order() -> None:
    files = sorted(path.stem for path in (ROOT / "data" / "names").iterdir())
    assert list(LANGUAGES) == files


def test_the_rows_are_the_lines_of_the_files(root: Path) -> None:
    for language, rows in read_names(root).items():
        content = (root / "data" / "names" / f"{language}.txt").read_bytes()
        assert "\n".join(rows).encode() == content.strip(b"\n")


def test_there_are_20_074_rows() -> None:
    assert sum(map(len, read_names().values())) == 20_074


def test_every_row_has_a_letter_to_read() -> None:
    assert all(fold(row) for rows in read_names().values() for row in rows)


@pytest.mark.survives(
    "Damaged files",
    "a name file that is missing",
    "one line that names the file and says what to do; status 1",
)
@pytest.mark.parametrize("file", [GREEK, SUMS])
def test_a_missing_file_is_named(root: Path, file: str) -> None:
    (root / file).unlink()
    assert complaint(root).startswith(f"{file}: missing")


@pytest.mark.survives(
    "Damaged files",
    "a folder in the place of a name file",
    "one line that names the file and says what to do; status 1",
)
def test_a_folder_in_place_of_a_file_is_named(root: Path) -> None:
    (root / GREEK).unlink()
    (root / GREEK).mkdir()
    assert complaint(root).startswith(f"{GREEK}: ")


@pytest.mark.survives(
    "Damaged files",
    "a name file with one letter more",
    "one line that names the file and says what to do; status 1",
)
@pytest.mark.parametrize("change", [b"\n", b"X", "Ω".encode()])
def test_a_single_added_letter_is_noticed(root: Path, change: bytes) -> None:
    with (root / GREEK).open("ab") as file:
        file.write(change)
    assert complaint(root).startswith(f"{GREEK}: not the published bytes")


@pytest.mark.survives(
    "Places and clones",
    "name files with Windows' line ends",
    "one line: they are not the published bytes",
)
def test_windows_line_ends_are_noticed(root: Path) -> None:
    content = (root / GREEK).read_bytes()
    (root / GREEK).write_bytes(content.replace(b"\n", b"\r\n"))
    assert complaint(root).startswith(f"{GREEK}: not the published bytes")


@pytest.mark.survives(
    "Damaged files",
    "a name file that is not UTF-8",
    "one line that names the file and the byte",
)
def test_a_file_that_is_not_utf_8_is_named_with_the_byte(root: Path) -> None:
    content = (root / GREEK).read_bytes()
    (root / GREEK).write_bytes(content[:9] + b"\xff" + content[9:])
    assert complaint(root).startswith(f"{GREEK}: not UTF-8 at byte 9")


@pytest.mark.survives(
    "Damaged files",
    "checksums that are damaged",
    "one line that names the file and says what to do; status 1",
)
@pytest.mark.parametrize("sums", [b"one two three\n", b"one\n", b"\xff\n"])
def test_damaged_checksums_are_named(root: Path, sums: bytes) -> None:
    (root / SUMS).write_bytes(sums)
    assert complaint(root).startswith(f"{SUMS}: missing or damaged")


def test_a_file_without_a_checksum_is_named(root: Path) -> None:
    lines = PUBLISHED.splitlines(keepends=True)
    sums = "".join(line for line in lines if "Greek" not in line)
    (root / SUMS).write_text(sums, "utf-8")
    assert complaint(root).startswith(f"{GREEK}: ")


def test_a_complaint_is_one_line_that_says_what_to_do(root: Path) -> None:
    (root / GREEK).write_bytes(b"\xff")
    assert complaint(root).endswith(f"restore it with `git checkout {GREEK}`")
    assert "\n" not in complaint(root)


@pytest.mark.survives(
    "Places and clones",
    "a checkout in a folder called data",
    "nothing; names are found",
)
def test_the_repository_may_lie_in_a_folder_called_data(tmp_path: Path) -> None:
    assert complaint(tmp_path / "data" / "x").startswith(f"{SUMS}: missing")
