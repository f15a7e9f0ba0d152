"""The list of components is what the locks hold."""

import json
import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SBOM = runpy.run_path(str(ROOT / "scripts/sbom.py"))
BILL = SBOM["bill"](ROOT)
PURLS = [one["purl"] for one in BILL["components"]]


def test_every_locked_library_is_on_it() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    names = re.findall(r"(?m)^([\w.-]+)==", lock)
    assert names
    listed = {one["name"] for one in BILL["components"]}
    assert {*names} <= listed


def test_what_no_lock_holds_is_on_it_too() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    (version,) = re.findall(r'"torch==([^"]+)"', project)
    assert f"pkg:pypi/torch@{version}" in PURLS


def test_every_package_from_npm_has_the_hash_of_the_lock() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    found = [one for one in BILL["components"] if "hashes" in one]
    assert len(found) == len(lock["packages"]) - 1
    assert all(len(one["hashes"][0]["content"]) == 128 for one in found)


def test_nothing_is_on_it_twice() -> None:
    assert len(PURLS) == len({*PURLS})


@pytest.mark.parametrize("purl", PURLS)
def test_each_is_named_as_registries_name_it(purl: str) -> None:
    assert re.fullmatch(r"pkg:(pypi|npm)/[\w.%/-]+@[\w.+-]+", purl)


def test_the_same_locks_make_the_same_list() -> None:
    assert SBOM["bill"](ROOT) == BILL
