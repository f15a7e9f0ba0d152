"""Measure the built site's pages with Lighthouse, those that it has to.

A page that was measured on this same site, as often, is passed over: killed, it
goes on where it was.
"""

import argparse
import sys
from pathlib import Path

from firsthand.errors import ReportError
from firsthand.looking import browser, quality
from firsthand.looking.lighthouse import Auditor

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Do what the command line asks for."""
    options = parse()
    auditor = Auditor((options.node, str(options.tool)), options.chromium)
    with browser.served(options.site) as address:
        pages = options.pages or browser.pages(options.site)
        run = quality.Run(ROOT, options.site, address, options.runs)
        for line in quality.measure(run, auditor, pages):
            print(line, flush=True)


def parse() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = browser.options(__doc__)
    add = parser.add_argument
    add("tool", type=Path, help="Lighthouse's command line, a script")
    add("pages", nargs="*", help="such as learn/one-gate/ (default: all)")
    add("--node", default="node", help="what runs it (default: node)")
    add("--runs", type=int, default=3, help="of each page (default: 3)")
    return parser.parse_args()


if __name__ == "__main__":
    try:
        main()
    except ReportError as error:
        sys.exit(str(error))
