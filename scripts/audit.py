"""Name known weaknesses of locked libraries, but for those that are accepted.

    python scripts/audit.py FOLDER

The folder has what `make audit` has asked: pip.json, and an answer for each
lock of npm that this tree has. What is accepted stands in
.github/accepted-advisories.toml, with a reason and a last day.
"""

import datetime
import json
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# The script beside this one, whoever runs it.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.npm_locks import ROOT, answer_of, folders

ACCEPTED = ROOT / ".github/accepted-advisories.toml"
Found = tuple[frozenset[str], str]  # names of an advisory, and a line on it


def from_pip(answer: Any) -> Iterator[Found]:
    """Yield what `pip-audit --format json` has found.

    Raises:
        ValueError: It could ask about no library, though it calls that well.
    """
    skipped = [one.get("skip_reason") for one in answer["dependencies"]]
    if skipped and all(skipped):
        raise ValueError(f"pip-audit: it could ask about none: {skipped[0]}")
    for library in answer["dependencies"]:
        place = f"{library['name']} {library.get('version', '')}".strip()
        if "skip_reason" in library:
            yield frozenset([place]), f"{place}: {library['skip_reason']}"
        for one in library.get("vulns", ()):
            names = frozenset([one["id"], *one["aliases"]])
            mended = ", ".join(one["fix_versions"]) or "no version"
            yield names, f"{place}: {one['id']}; mended in {mended}"


def from_npm(answer: Any) -> Iterator[Found]:
    """Yield what `npm audit --json` has found.

    Raises:
        ValueError: It could not ask.
    """
    if "error" in answer:
        why = answer["error"]["summary"] or answer.get("message", "no answer")
        raise ValueError(f"npm audit: {why}")
    for name, package in answer["vulnerabilities"].items():
        for one in package["via"]:
            if isinstance(one, dict):  # else: another package, listed too
                advisory = one["url"].rpartition("/")[2]
                line = f"{name} {one['range']}: {advisory}; {one['title']}"
                yield frozenset([advisory]), line


def problems(
    found: list[Found], accepted: list[dict[str, Any]], today: datetime.date
) -> Iterator[str]:
    """Yield a line for each weakness that counts, and each outdated entry."""
    valid = {one["id"] for one in accepted if one["until"] >= today}
    for names, line in found:
        if not names & valid:
            yield line
    known = frozenset[str]().union(*(names for names, _ in found))
    for one in accepted:
        if not one["why"].strip():
            yield f"{one['id']}: accepted without a reason"
        if one["id"] not in known:
            yield f"{one['id']}: accepted, but nothing has it any more"


def all_found(folder: Path) -> Iterator[Found]:
    """Yield what was found in the locks of both kinds.

    Raises:
        ValueError: An answer is missing, or is none.
    """
    yield from from_pip(read(folder / "pip.json"))
    for lock in folders(ROOT):
        yield from from_npm(read(folder / answer_of(lock)))


def read(file: Path) -> Any:
    """Return what a tool has written.

    Raises:
        ValueError: It has written nothing.
    """
    try:
        return json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        problem = "no answer; see what the tool has said above"
        raise ValueError(f"{file}: {problem}") from None


def main(folder: str) -> int:
    """Tell what is found; return the exit status."""
    accepted = tomllib.loads(ACCEPTED.read_text("utf-8")).get("accepted", [])
    today = datetime.datetime.now(datetime.UTC).date()
    try:
        # What two locks have is found twice, and named once.
        found = [*dict.fromkeys(all_found(Path(folder)))]
    except ValueError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    lines = [*problems(found, accepted, today)]
    print("\n".join(lines) or "No weakness is known that is not accepted.")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
