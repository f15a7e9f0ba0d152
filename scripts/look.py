"""Look at the built site in Chromium: contact sheets, or what pages weigh."""

import argparse
import sys
from pathlib import Path

from firsthand.errors import ReportError
from firsthand.looking import browser, sheets, weights


def main() -> None:
    """Do what the command line asks for."""
    options = parse()
    with (
        browser.served(options.site) as address,
        browser.chromium(options.chromium) as chromium,
    ):
        pages = options.pages or browser.pages(options.site)
        if options.sheets:
            seen = sheets.SPECIAL if options.special else sheets.ALL
            look = (chromium, address, pages, seen, options.sheets)
            for file in sheets.write(*look):
                print(file, flush=True)
        else:
            found = [weights.weigh(chromium, address, p) for p in pages]
            print(weights.table(found), end="")


def parse() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = browser.options(__doc__)
    add = parser.add_argument
    add("pages", nargs="*", help="such as learn/one-gate/ (default: all)")
    add("--sheets", type=Path, metavar="DIR", help="write contact sheets there")
    add("--special", action="store_true", help="on paper, in forced colours")
    return parser.parse_args()


if __name__ == "__main__":
    try:
        main()
    except ReportError as error:
        sys.exit(str(error))
