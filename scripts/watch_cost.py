"""Say what the watch over a target costs: time with it over time without."""

import sys
from pathlib import Path
from statistics import quantiles

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from firsthand.making.watch_cost import time_rounds
from remembering_names.report import REPORT

TARGET, ROUNDS = "torch_lstm.recipe", 15

if __name__ == "__main__":
    name = sys.argv[1] if len(sys.argv) > 1 else TARGET
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    found = [*time_rounds(REPORT, name, rounds)]
    low, middle, high = quantiles([one / other for one, other in found], n=4)
    print(
        f"{name}, {rounds} rounds in turn: processor time with the watch is "
        f"{middle:.4f} of that without ({low:.4f} to {high:.4f})"
    )
