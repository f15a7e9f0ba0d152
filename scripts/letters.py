"""Make a face of the letters that pages have and their own face lacks.

python scripts/letters.py PACKAGE FILE
"""

import sys
from pathlib import Path

# The code beside this script, whichever checkout's interpreter runs it.
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from firsthand.errors import ReportError
from firsthand.publishing import rare_letters
from remembering_names.root import ROOT


def main(package: str, file: str) -> int:
    """Make it of what npm has brought; return the exit status."""
    letters = rare_letters.used(ROOT / "docs")
    try:
        rare_letters.update(Path(package), letters, Path(file))
    except (ReportError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
