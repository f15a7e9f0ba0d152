"""Scripts where they hold up nothing that is read.

A script that stands in a page waits for the style sheets before it, and the
page waits for the script. One that is fetched is waited for where it stands.
So those in a page's head come before its style sheets, and those that are
fetched run once the page is there, in their order.
"""

import re

from firsthand.publishing.content_policy import SCRIPT, is_inline

SHEET = '<link rel="stylesheet"'
FETCHED = re.compile(r"<script(?=[^>]*\ssrc=)(?![^>]*\s(?:defer|async|type=))")


def scripts_first(html: str) -> str:
    """Return a page with its own scripts first, and fetched ones last."""
    head, end, body = html.partition("</head>")
    early, sheet, late = head.partition(SHEET)
    if not (end and sheet):
        return html
    found = [m for m in SCRIPT.finditer(late) if is_inline(m[1])]
    for script in found:
        late = late.replace(script[0], "", 1)
    moved = "".join(script[0] for script in found)
    whole = "".join([early, moved, sheet, late, end, body])
    return FETCHED.sub("<script defer", whole)
