"""A policy for built pages: what a browser may load and run for them.

Scripts come from the site itself, or stand in the page with a hash that the
policy lists. So nothing that got into a page by another way is run.
"""

import re
from base64 import b64encode
from hashlib import sha256
from html import escape

# Styles stand in elements, as formulas and figures have them.
POLICY = (
    ("default-src", "'self'"),
    ("style-src", "'self' 'unsafe-inline'"),
    ("img-src", "'self' data:"),
    ("object-src", "'none'"),
    ("base-uri", "'self'"),
)
SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL)
TYPE = re.compile(r"""\btype=["']?([^\s"'>]+)""")
RUN = {"", "module", "text/javascript"}
CHARSET = re.compile(r"<meta charset=[^>]*>")


def with_policy(html: str) -> str:
    """Return a page with its policy, as early as it can stand.

    A page without a declared encoding is no page of the site, and stays as it
    is.
    """
    tag = (
        '<meta http-equiv="Content-Security-Policy" '
        f'content="{escape(policy(html))}">'
    )
    return CHARSET.sub(lambda found: found.group() + tag, html, count=1)


def policy(html: str) -> str:
    """Return the policy under which a page works: its own scripts by hash."""
    hashes = sorted({f"'sha256-{digest(code)}'" for code in inline(html)})
    scripts = ("script-src", " ".join(["'self'", *hashes]))
    return "; ".join(" ".join(one) for one in (*POLICY, scripts))


def inline(html: str) -> list[str]:
    """Return the scripts that stand in a page and are run."""
    found = SCRIPT.findall(html)
    return [code for attributes, code in found if is_inline(attributes)]


def is_inline(attributes: str) -> bool:
    """Return whether a script with these attributes is run as it stands."""
    kind = TYPE.search(attributes)
    return "src=" not in attributes and (kind[1] if kind else "") in RUN


def digest(code: str) -> str:
    """Return the hash of a script as policies write it."""
    return b64encode(sha256(code.encode()).digest()).decode()
