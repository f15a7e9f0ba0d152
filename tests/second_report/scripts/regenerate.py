"""Bring this report up to date."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from falling.report import REPORT
from firsthand.command_line import main

sys.exit(main(REPORT))
