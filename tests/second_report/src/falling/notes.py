"""What Galileo wrote down."""

import csv
from pathlib import Path

FILE = "data/rolling.csv"


def distances(root: Path) -> list[int]:
    """Return how far the ball has come after each beat."""
    lines = (root / FILE).read_text("utf-8").splitlines()
    table = csv.DictReader(line for line in lines if not line.startswith("#"))
    return [int(row["distance"]) for row in table]
