"""How far the ball comes in each beat, measured in first beats."""

from itertools import pairwise

from falling.notes import distances
from firsthand.drawing.markdown_table import markdown
from firsthand.tasks import Outputs, Task


def measure(task: Task) -> Outputs:
    """Return each beat's share, its odd number, and how far they differ."""
    reached = [0, *distances(task.root)]
    shares = [(end - start) / reached[1] for start, end in pairwise(reached)]
    odd = [2 * n + 1 for n in range(len(shares))]
    gaps = [abs(share / n - 1) for share, n in zip(shares, odd, strict=True)]
    results = {
        "shares": [round(share, 4) for share in shares],
        "odd": odd,
        "largest_gap": round(max(gaps), 4),
    }
    return {"results": results}


def table(task: Task) -> Outputs:
    """Return a row for each beat; the page fills in the numbers."""
    rows = [["Beat", "In first beats", "Odd number"], ["--:", "--:", "--:"]]
    for n in range(len(task.numbers.beats.odd)):
        share = f"[[ beats.shares[{n}] | number(2) ]]"
        rows.append([str(n + 1), share, f"[[ beats.odd[{n}] ]]"])
    return {"fragment": markdown(rows)}
