"""Bring every number, figure and formula of the report up to date."""

import sys
from pathlib import Path

# The code beside this script, whichever checkout's interpreter runs it.
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from firsthand.command_line import main
from remembering_names.report import REPORT

if __name__ == "__main__":
    sys.exit(main(REPORT))
