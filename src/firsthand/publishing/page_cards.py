"""The card of a page: what a link to it shows, if it was drawn one."""

import html
import re
from pathlib import Path, PurePosixPath

from firsthand.publishing.descriptions import plain

FOLDER = "generated/cards"  # in docs/, and so in the site
FIGURE = re.compile(r'(?s)<svg[^>]*\brole="img".*?<title[^>]*>(.*?)</title>')


def card_of(page: str, text: str, site: Path) -> dict[str, str]:
    """Return what `BuiltPage` is told of a page's card; nothing without one.

    Args:
        page: Its path in docs/.
        text: Its HTML; the figure that comes first is on the card.
        site: The folder of the built site.
    """
    name = str(PurePosixPath(page).with_suffix("")).replace("/", ".")
    card = f"{FOLDER}/{name}.png"
    if not (site / card).is_file():
        return {}
    shown = FIGURE.search(text)
    about = plain(html.unescape(shown[1])) if shown else ""
    return {"card": card, "card_text": about}
