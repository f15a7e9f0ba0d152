"""What editors and file managers leave among the pages breaks no build."""

from pathlib import Path

import pytest
from tests.firsthand.publishing.conftest import Build

NAMES = (
    "._names.md",
    ".names.md.swp",
    ".DS_Store",
    "#names.md#",
    "names.md~",
    "Thumbs.db",
)
ALL = "".join(
    f"/// provenance | {section}\n///\n\n"
    for section in (
        "figures",
        "results",
        "kernels",
        "costs",
        "chain",
        "speed",
        "claims",
        "numbers",
    )
)
PAGES = {
    "index.md": '# Home\n\n[[ claim("rnn.learns") ]]',
    "models/rnn.md": "# RNN",
    "how-this-report-is-made.md": ALL,
}


@pytest.fixture
def littered(root: Path) -> Path:
    """Return the small report's folder with others' files everywhere."""
    for folder in ("docs", "docs/models", "docs/generated", "data/results"):
        (root / folder).mkdir(exist_ok=True)
        for name in NAMES:
            (root / folder / name).write_bytes(b"\xff[[ no.such ]]")
        # Emacs locks a file with a link that leads nowhere.
        (root / folder / ".#names.md").symlink_to("ann@host.1234:1")
        (root / folder / ".#names.json").symlink_to("ann@host.1234:1")
        (root / folder / "._names.json").write_bytes(b"\xff")
    return root


@pytest.mark.survives(
    "Places and clones",
    "files that editors and file managers leave among pages",
    "nothing; they do not reach the site",
)
def test_they_neither_stop_the_build_nor_reach_the_site(
    littered: Path, build_site: Build
) -> None:
    site = build_site(PAGES)
    found = {path.name for path in site.rglob("*")}
    assert not found & {*NAMES, ".#names.md"}
    assert not [name for name in found if "names" in name]
