"""Print the built site as one PDF, and link it from the first page."""

import sys

from firsthand.errors import ReportError
from firsthand.looking import book, browser


def main() -> None:
    """Do what the command line asks for."""
    options = browser.options(__doc__).parse_args()
    with (
        browser.served(options.site) as address,
        browser.chromium(options.chromium) as chromium,
    ):
        pdf = book.book(chromium, address)
    sheets = book.put(options.site, pdf)
    print(f"{options.site / book.FILE}: {sheets} pages")


if __name__ == "__main__":
    try:
        main()
    except ReportError as error:
        sys.exit(str(error))
