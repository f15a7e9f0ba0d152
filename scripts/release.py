"""Prepare a release, and pack it.

python scripts/release.py bump 0.2.0   # dates the changelog, sets version
python scripts/release.py pack FOLDER  # of the commit that is tagged
"""

import datetime
import gzip
import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VERSION = re.compile(r"\d+\.\d+\.\d+((a|b|rc)\d+)?")
NEW = "## Unreleased\n"


class ReleaseError(Exception):
    """No release can be made; says why, and what to do."""


def bump(root: Path, version: str, day: datetime.date) -> None:
    """Date what the changelog has as unreleased, and set the version.

    Raises:
        ReleaseError: It is no version, or there is nothing to release.
    """
    if not VERSION.fullmatch(version):
        raise ReleaseError(f"{version!r} is no version, like 0.2.0")
    log, project = root / "CHANGELOG.md", root / "pyproject.toml"
    text = log.read_text("utf-8")
    if not section(text, "Unreleased"):
        raise ReleaseError(f"{log.name}: nothing stands below {NEW.strip()!r}")
    dated = f"{NEW}\n## {version}, {day.isoformat()}\n"
    log.write_text(text.replace(NEW, dated, 1), "utf-8")
    line = re.compile(r'(?m)^version = "[^"]*"$')
    stated = project.read_text("utf-8")
    project.write_text(
        line.sub(f'version = "{version}"', stated, count=1), "utf-8"
    )


def section(text: str, title: str) -> str:
    """Return what stands below a heading of the changelog, or ""."""
    pattern = rf"(?ms)^## {re.escape(title)}(?:, [\d-]+)?\n(.*?)(?=^## |\Z)"
    found = re.search(pattern, text)
    return found[1].strip() if found else ""


def tagged(root: Path) -> tuple[str, int]:
    """Return the version of the tag on this commit, and the commit's time.

    Raises:
        ReleaseError: There is none, or files or changelog disagree with it.
    """
    tags = git(root, "tag", "--points-at", "HEAD", "v*").split()
    if len(tags) != 1:
        raise ReleaseError("this commit needs one tag like v0.2.0: `git tag`")
    version = tags[0].removeprefix("v")
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    stated = project["project"]["version"]
    if stated != version:
        raise ReleaseError(
            f"the tag says {version}, pyproject.toml {stated}; "
            f"run `make bump VERSION={version}` before the tag"
        )
    if git(root, "status", "--porcelain"):
        raise ReleaseError("files differ from the commit: see `git status`")
    return version, int(git(root, "log", "-1", "--format=%ct"))


def git(root: Path, *arguments: str) -> str:
    """Return what git says."""
    done = subprocess.run(
        ["git", *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def pack(root: Path, folder: Path) -> None:
    """Put archive, notes and checksums of a release into a folder.

    Raises:
        ReleaseError: The commit is not tagged as it should be.
    """
    version, when = tagged(root)
    notes = section((root / "CHANGELOG.md").read_text("utf-8"), version)
    if not notes:
        raise ReleaseError(f"CHANGELOG.md has no section {version}")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "notes.md").write_text(f"{notes}\n", "utf-8")
    archive(root / "site", folder / f"site-{version}.tar.gz", when)
    printed = root / "site/report.pdf"
    if printed.is_file():
        shutil.copyfile(printed, folder / f"report-{version}.pdf")
    sums = [
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n"
        for file in sorted(folder.iterdir())
        if file.name != "SHA256SUMS"
    ]
    (folder / "SHA256SUMS").write_text("".join(sums), "utf-8")
    print(f"{version} is in {folder}")


def archive(site: Path, file: Path, when: int) -> None:
    """Pack a site: the same bytes, whoever does it and whenever."""

    def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = ""
        entry.mtime, entry.mode = when, 0o755 if entry.isdir() else 0o644
        return entry

    with (
        file.open("wb") as raw,
        gzip.GzipFile("", "wb", fileobj=raw, mtime=when) as packed,
        tarfile.open(fileobj=packed, mode="w") as tar,
    ):
        for path in sorted(site.rglob("*")):
            name = f"site/{path.relative_to(site).as_posix()}"
            tar.add(path, name, recursive=False, filter=plain)


def main(command: str, argument: str) -> int:
    """Do what the command line says; return the exit status."""
    try:
        if command == "bump":
            bump(ROOT, argument, datetime.datetime.now(datetime.UTC).date())
        else:
            pack(ROOT, ROOT / argument)
    except ReleaseError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
