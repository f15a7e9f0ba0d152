"""All results are written as tables at one command."""

import subprocess
import sys
from pathlib import Path

from remembering_names.root import ROOT

SCRIPT = ROOT / "scripts/results_csv.py"


def test_each_result_is_a_table_and_each_has_a_maker(tmp_path: Path) -> None:
    subprocess.run([sys.executable, SCRIPT, tmp_path], check=True)
    made = {file.stem for file in tmp_path.glob("*.csv")}
    stored = {file.stem for file in (ROOT / "data/results").glob("*.json")}
    assert made == stored | {"dictionary"}
    _, *rows = (tmp_path / "dictionary.csv").read_text("utf-8").splitlines()
    assert not [row for row in rows if row.endswith(",,")]


def test_a_folder_that_is_a_file_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    done = subprocess.run(
        [sys.executable, SCRIPT, tmp_path / "taken"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("error: ")
    assert done.stderr.count("\n") == 1
