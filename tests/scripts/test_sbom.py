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
    locks = [*ROOT.glob("requirements*.lock")]
    assert len(locks) > 1
    text = "\n".join(lock.read_text("utf-8") for lock in locks)
    names = re.findall(r"(?m)^([\w.-]+)==", text)
    assert names
    listed = {one["name"] for one in BILL["components"]}
    assert {*names} <= listed


def test_what_no_lock_holds_is_on_it_too() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    (version,) = re.findall(r'"torch==([^"]+)"', project)
    assert f"pkg:pypi/torch@{version}" in PURLS


def test_every_package_from_npm_has_the_hash_of_its_lock() -> None:
    locked = set()
    for folder in SBOM["folders"](ROOT):
        lock = json.loads((ROOT / folder / "package-lock.json").read_text())
        for path, package in lock["packages"].items():
            if path:
                name = path.rpartition("node_modules/")[2]
                locked.add((name, package["version"]))
    found = [one for one in BILL["components"] if "hashes" in one]
    assert {(one["name"], one["version"]) for one in found} == locked
    assert all(len(one["hashes"][0]["content"]) == 128 for one in found)


@pytest.mark.parametrize("name", ["katex", "lighthouse"])
def test_no_lock_of_npm_is_left_out(name: str) -> None:
    assert any(purl.startswith(f"pkg:npm/{name}@") for purl in PURLS)


def test_nothing_is_on_it_twice() -> None:
    assert len(PURLS) == len({*PURLS})


@pytest.mark.parametrize("purl", PURLS)
def test_each_is_named_as_registries_name_it(purl: str) -> None:
    assert re.fullmatch(r"pkg:(pypi|npm)/[\w.%/-]+@[\w.+-]+", purl)


def test_the_same_locks_make_the_same_list() -> None:
    assert SBOM["bill"](ROOT) == BILL
