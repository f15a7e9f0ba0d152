"""The commands that the page of the audit shows, run."""

import re
import subprocess
from pathlib import Path

import pytest

from remembering_names.root import ROOT

COMMANDS = [
    line
    for block in re.findall(
        r"(?ms)^```sh\n(.*?)^```",
        Path(ROOT, "docs/audit.md").read_text("utf-8"),
    )
    for line in block.splitlines()
]


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_on_the_page_finds_something(command: str) -> None:
    done = subprocess.run(
        command,
        shell=True,
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() not in ("", "0")
    assert not done.stderr


def test_the_commands_are_there() -> None:
    assert len(COMMANDS) > 8
