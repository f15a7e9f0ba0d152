"""Print the built site as one PDF, and link it from the first page."""

import argparse
import sys
from pathlib import Path

from firsthand.errors import ReportError
from firsthand.looking import book, browser


def main() -> int:
    """Do what the command line asks for; return the exit status."""
    options = parse()
    try:
        with (
            browser.served(options.site) as address,
            browser.chromium(options.chromium) as chromium,
        ):
            pdf = book.book(chromium, address)
    except ReportError as error:
        print(error, file=sys.stderr)
        return 1
    sheets = book.put(options.site, pdf)
    print(f"{options.site / book.FILE}: {sheets} pages")
    return 0


def parse() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add("chromium", help="the browser's path: make writes it down")
    add("--site", type=Path, default=Path("site"), metavar="DIR")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
