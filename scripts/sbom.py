"""Write the list of all components, as CycloneDX has it, from the locks."""

import base64
import json
import re
import sys
import tomllib
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# The script beside this one, whoever runs it.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.npm_locks import LOCK, ROOT, folders

LOCKED = "requirements*.lock"
PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^\s;\\]+)", re.M)


def pins(root: Path) -> Iterator[tuple[str, str]]:
    """Yield name and version of each library from PyPI."""
    for file in sorted(root.glob(LOCKED)):
        yield from PIN.findall(file.read_text("utf-8"))
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    for group in project["dependency-groups"].values():
        for line in group:
            yield from PIN.findall(line)  # torch, which no lock holds


def from_pypi(root: Path) -> Iterator[dict[str, Any]]:
    """Yield a component for each library from PyPI, once."""
    for name, version in sorted({*pins(root)}):
        purl = f"pkg:pypi/{re.sub('[-_.]+', '-', name).lower()}@{version}"
        yield component(name, version, purl)


def from_npm(root: Path) -> Iterator[dict[str, Any]]:
    """Yield a component for each package from npm, once, with its hash."""
    found = {}
    for folder in folders(root):
        text = (root / folder / LOCK).read_text("utf-8")
        for path, package in json.loads(text)["packages"].items():
            if path:  # else: this project itself
                name = path.rpartition("node_modules/")[2]
                one = npm_component(name, package)
                found[one["purl"]] = one
    for purl in sorted(found):
        yield found[purl]


def npm_component(name: str, package: dict[str, Any]) -> dict[str, Any]:
    """Return the component that an entry of a lock is."""
    version = package["version"]
    purl = f"pkg:npm/{name.replace('@', '%40')}@{version}"
    algorithm, _, value = package["integrity"].partition("-")
    kind = {"sha256": "SHA-256", "sha512": "SHA-512"}[algorithm]
    content = base64.b64decode(value).hex()
    hashes = [{"alg": kind, "content": content}]
    return {**component(name, version, purl), "hashes": hashes}


def component(name: str, version: str, purl: str) -> dict[str, Any]:
    """Return one component."""
    return {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "purl": purl,
    }


def bill(root: Path) -> dict[str, Any]:
    """Return the list; the same for the same locks."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    name, version = (project["project"][key] for key in ("name", "version"))
    found = [*from_pypi(root), *from_npm(root)]
    number = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([name, version, found]))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": number.urn,
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": name,
                "name": name,
                "version": version,
            }
        },
        "components": found,
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(bill(ROOT), indent=2) + "\n")
