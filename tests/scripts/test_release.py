"""A release is what its tag says: version, changelog, archive."""

import datetime
import hashlib
import runpy
import subprocess
import tarfile
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts/release.py"
RELEASE = runpy.run_path(str(SCRIPT))
ERROR = RELEASE["ReleaseError"]
LOG = (
    "# Changelog\n\n## Unreleased\n\n- New.\n\n## 0.1.0, 2026-01-01\n\n- Old.\n"
)
DAY = datetime.date(2027, 1, 2)


def git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *who, *arguments], cwd=root, check=True)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a repository with a site and something to release."""
    found = tmp_path / "clone"
    (found / "site").mkdir(parents=True)
    (found / "site/index.html").write_text("Home")
    (found / "CHANGELOG.md").write_text(LOG)
    (found / "pyproject.toml").write_text('[project]\nversion = "0.1.0"\n')
    (found / ".gitignore").write_text("site\n")
    git(found, "init", "--quiet")
    return found


@pytest.fixture
def tagged(root: Path) -> Path:
    """Return that repository, released as 0.2.0."""
    RELEASE["bump"](root, "0.2.0", DAY)
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Release")
    git(root, "tag", "v0.2.0")
    return root


def test_a_bump_dates_the_section_and_sets_the_version(root: Path) -> None:
    RELEASE["bump"](root, "0.2.0", DAY)
    log = (root / "CHANGELOG.md").read_text()
    assert "## Unreleased\n\n## 0.2.0, 2027-01-02\n\n- New.\n" in log
    assert 'version = "0.2.0"' in (root / "pyproject.toml").read_text()


@pytest.mark.parametrize("version", ["", "v1", "1.2", "1.2.3 ", "one"])
def test_what_is_no_version_is_refused(version: str, root: Path) -> None:
    with pytest.raises(ERROR, match="is no version"):
        RELEASE["bump"](root, version, DAY)


def test_a_release_of_nothing_is_refused(root: Path) -> None:
    RELEASE["bump"](root, "0.2.0", DAY)
    with pytest.raises(ERROR, match="nothing stands below"):
        RELEASE["bump"](root, "0.3.0", DAY)


def test_a_pack_has_the_site_its_notes_and_its_sums(
    tagged: Path, tmp_path: Path
) -> None:
    RELEASE["pack"](tagged, tmp_path / "out")
    assert (tmp_path / "out/notes.md").read_text() == "- New.\n"
    archive = tmp_path / "out/site-0.2.0.tar.gz"
    with tarfile.open(archive) as tar:
        assert tar.getnames() == ["site/index.html"]
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    sums = (tmp_path / "out/SHA256SUMS").read_text()
    assert f"{digest}  {archive.name}\n" in sums


def test_a_site_that_was_printed_has_its_pdf_beside_it(
    tagged: Path, tmp_path: Path
) -> None:
    (tagged / "site/report.pdf").write_bytes(b"%PDF")
    RELEASE["pack"](tagged, tmp_path / "out")
    assert (tmp_path / "out/report-0.2.0.pdf").read_bytes() == b"%PDF"
    sums = (tmp_path / "out/SHA256SUMS").read_text()
    assert "  report-0.2.0.pdf\n" in sums


def test_a_pack_has_the_same_bytes_whenever_it_is_made(
    tagged: Path, tmp_path: Path
) -> None:
    found = []
    for name in ("one", "two"):
        (tagged / "site/index.html").touch()
        RELEASE["pack"](tagged, tmp_path / name)
        found.append((tmp_path / name / "SHA256SUMS").read_text())
    assert found[0] == found[1]


def test_a_commit_without_a_tag_is_refused(
    tagged: Path, tmp_path: Path
) -> None:
    git(tagged, "tag", "--delete", "v0.2.0")
    with pytest.raises(ERROR, match="needs one tag"):
        RELEASE["pack"](tagged, tmp_path)


def test_a_tag_of_another_version_is_refused(
    tagged: Path, tmp_path: Path
) -> None:
    git(tagged, "tag", "--delete", "v0.2.0")
    git(tagged, "tag", "v0.3.0")
    with pytest.raises(ERROR, match=r"the tag says 0\.3\.0, pyproject"):
        RELEASE["pack"](tagged, tmp_path)


def test_a_tree_that_differs_from_its_commit_is_refused(
    tagged: Path, tmp_path: Path
) -> None:
    (tagged / "CHANGELOG.md").write_text("")
    with pytest.raises(ERROR, match="files differ from the commit"):
        RELEASE["pack"](tagged, tmp_path)
