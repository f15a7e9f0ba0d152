"""Compiled code is kept for as long as it is what compiling would make."""

import hashlib
import os
import pickle
import tempfile
from collections.abc import Callable
from enum import IntEnum
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numba.core import config
from tests.firsthand.machine_code.small_modules import CALLS, load, write

from firsthand.machine_code import compiled, kept_code
from firsthand.machine_code.folder import VARIABLE, folder, trusted


class Times(IntEnum):
    TWO = 2


def double(x: float) -> float:
    return 2 * x


def hits(function: Any) -> int:
    """Return how often kept code was used."""
    return sum(function.stats.cache_hits.values())


def twice(x: Any, function: Any = double) -> tuple[float, int]:
    """Return what a new compiled function answers; whether it was kept."""
    made = compiled(function)
    return made(x), hits(made)


def test_the_function_in_python_can_be_reached() -> None:
    assert compiled(double).py_func is double


def test_what_was_compiled_is_used_again(kept: Path) -> None:
    assert [twice(3.0), twice(4.0)] == [(6.0, 0), (8.0, 1)]


def test_other_types_are_compiled_anew(kept: Path) -> None:
    assert [twice(3.0), twice(3)] == [(6.0, 0), (6, 0)]


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("by_name", {"more": 5.0}),
        ("by_module", {"more": 5.0}),
        ("by_constant", {"shift": 6.0}),
    ],
)
def test_a_change_in_another_file_is_seen(
    name: str, change: dict[str, float], kept: Path, tmp_path: Path
) -> None:
    before = getattr(load(write(tmp_path / "src")), name)(3.0)
    after = getattr(load(write(tmp_path / "src", **change)), name)
    assert (after(3.0), hits(after)) == (before + 5.0, 0)


@pytest.mark.parametrize("name", CALLS)
def test_the_same_code_elsewhere_later_with_a_comment_is_the_same(
    name: str, kept: Path, tmp_path: Path
) -> None:
    before = getattr(load(write(tmp_path / "one")), name)(3.0)
    other = write(tmp_path / "two")
    for file in other.glob("*.py"):
        file.write_text(f"# Lines move.\n{file.read_text()}")
        os.utime(file, (1.0, 1.0))
    again = getattr(load(other), name)
    assert (again(3.0), hits(again)) == (before, 1)


def test_a_file_that_is_edited_after_it_was_imported_does_not_count(
    kept: Path, tmp_path: Path
) -> None:
    module = load(write(tmp_path / "src"))
    write(tmp_path / "src", more=5.0)
    assert module.by_name(3.0) == 10.0
    after = load(tmp_path / "src").by_name
    assert (after(3.0), hits(after)) == (15.0, 0)


def test_functions_that_hold_other_values_are_others(kept: Path) -> None:
    def adds(more: Any) -> Callable[[float], float]:
        return lambda x: x + more

    for more in (1.0, 2.0, 3):
        assert twice(1.0, adds(more)) == (1.0 + more, 0)
    assert twice(1.0, adds(2.0)) == (3.0, 1)


def test_a_setting_of_numba_that_decides_code_counts(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    twice(3.0)
    monkeypatch.setattr(config, "BOUNDSCHECK", 1)
    assert twice(3.0) == (6.0, 0)


def shorten(content: bytes) -> bytes:
    return content[:-9]


def flip(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + b"?" + content[middle + 1 :]


def empty(content: bytes) -> bytes:
    return b""


def foreign(content: bytes) -> bytes:
    other = pickle.dumps(("not", "code"))
    return hashlib.sha256(other).digest() + other


@pytest.mark.survives(
    "Damaged files",
    "kept machine code that is damaged",
    "nothing; it is compiled again",
)
@pytest.mark.parametrize("damage", [shorten, flip, empty, foreign])
def test_a_damaged_file_is_made_again(
    damage: Callable[[bytes], bytes], kept: Path
) -> None:
    twice(3.0)
    (file,) = kept.iterdir()
    file.write_bytes(damage(file.read_bytes()))
    assert [twice(3.0), twice(3.0)] == [(6.0, 0), (6.0, 1)]


@pytest.mark.survives(
    "Room and rights",
    "a folder for machine code that cannot be written",
    "nothing; what is there is used",
)
def test_where_nothing_can_be_written_code_is_still_read(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    twice(3.0)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError("read-only")

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    monkeypatch.setattr(os, "utime", refuse)
    assert [twice(3.0), twice(3)] == [(6.0, 1), (6, 0)]


@pytest.mark.survives(
    "Room and rights",
    "no folder for machine code",
    "nothing; each process compiles anew",
)
def test_without_a_folder_everything_is_compiled(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.write_text("a file")
    monkeypatch.setenv(VARIABLE, str(kept / "below"))
    assert [twice(3.0), twice(3.0)] == [(6.0, 0), (6.0, 0)]


@pytest.mark.survives(
    "Room and rights",
    "a folder for machine code that others may write",
    "nothing; it is not used",
)
def test_a_folder_to_which_others_can_write_is_not_used(kept: Path) -> None:
    twice(3.0)
    kept.chmod(0o777)
    assert trusted() is None
    assert twice(3.0) == (6.0, 0)


@pytest.mark.survives(
    "Room and rights",
    "a folder for machine code that belongs to somebody else",
    "nothing; it is not used",
)
def test_a_folder_of_somebody_else_is_not_used(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    twice(3.0)
    somebody = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: somebody)
    assert trusted() is None
    assert twice(3.0) == (6.0, 0)


@pytest.mark.parametrize("caches", ["relative", "", None])
def test_code_is_kept_among_the_users_caches(
    caches: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    if caches is not None:
        monkeypatch.setenv("XDG_CACHE_HOME", caches)
    assert folder() == tmp_path / ".cache/firsthand/machine-code"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own"))
    assert folder() == tmp_path / "own/firsthand/machine-code"


def test_what_was_not_used_for_longest_goes_first(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_code, "MOST", 2)
    for x in (3.0, 3):
        twice(x)
        for age, file in enumerate(kept.iterdir()):
            os.utime(file, (age, age))
    twice(3.0)  # in use, so younger than the other
    twice(np.float32(3.0))
    assert len([*kept.iterdir()]) == 2
    assert twice(3.0) == (6.0, 1)
    assert twice(3) == (6, 0)


def test_a_function_of_unknown_parts_is_not_kept_and_says_so(
    kept: Path,
) -> None:
    made = compiled(lambda x: x * Times.TWO.value)
    with pytest.warns(UserWarning, match="compiled anew by each process"):
        assert made(3.0) == 6.0
    assert not [*kept.iterdir()]
