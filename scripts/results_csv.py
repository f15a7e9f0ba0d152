"""Write all results as tables, with a dictionary of what they hold.

python scripts/results_csv.py FOLDER
"""

import sys
from pathlib import Path

# The code beside this script, whichever checkout's interpreter runs it.
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from firsthand.errors import ReportError
from firsthand.publishing.results_csv import write
from remembering_names.report import REPORT


def main(folder: str) -> int:
    """Write them into a folder; return the exit status."""
    try:
        write(REPORT, Path(folder))
    except (ReportError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
