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

ROOT = Path(__file__).resolve().parents[1]
LOCKED = (
    "requirements.lock",
    "requirements-dask.lock",
    "requirements-pdf.lock",
)
PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^\s;\\]+)", re.M)


def pins(root: Path) -> Iterator[tuple[str, str]]:
    """Yield name and version of each library from PyPI."""
    for file in LOCKED:
        yield from PIN.findall((root / file).read_text("utf-8"))
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
    """Yield a component for each package from npm, with its hash."""
    lock = json.loads((root / "package-lock.json").read_text("utf-8"))
    for path, package in sorted(lock["packages"].items()):
        name = path.rpartition("node_modules/")[2]
        if not name:  # this project itself
            continue
        version = package["version"]
        purl = f"pkg:npm/{name.replace('@', '%40')}@{version}"
        algorithm, _, value = package["integrity"].partition("-")
        content = base64.b64decode(value).hex()
        kind = {"sha256": "SHA-256", "sha512": "SHA-512"}[algorithm]
        hashes = [{"alg": kind, "content": content}]
        yield {**component(name, version, purl), "hashes": hashes}


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
