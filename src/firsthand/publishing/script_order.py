"""Scripts where they hold up nothing that is read.

A script that stands in a page waits for the style sheets before it, and the
page waits for the script. So those in a page's head come before its style
sheets. One that is fetched is only announced: it is loaded at once, and run, in
its order, once the page has been painted.
"""

import re

from firsthand.publishing.content_policy import SCRIPT, TYPE, is_inline

SHEET = '<link rel="stylesheet"'
FETCHED = re.compile(r"<script\b([^>]*\ssrc=([^\s>]+)[^>]*)></script>")
# The page's root says whether scripts are waited for, or have run. Those that
# wait for the page to be there, as Material's does, are told so once more.
LATER = """<script>{
const { dataset } = document.documentElement;
dataset.scripts = "wait";
addEventListener("DOMContentLoaded", () =>
  requestAnimationFrame(() => setTimeout(() => {
    let script;
    for (const { href, rel } of document.querySelectorAll("link[data-run]")) {
      script = document.createElement("script");
      script.src = href;
      script.type = rel === "modulepreload" ? "module" : "";
      script.async = false;
      document.body.append(script);
    }
    script.onload = script.onerror = () => {
      document.dispatchEvent(new Event("DOMContentLoaded"));
      dataset.scripts = "run";
    };
  })), { once: true });
}</script>"""


def scripts_first(html: str) -> str:
    """Return a page with its own scripts first, and fetched ones last."""
    head, end, _ = html.partition("</head>")
    early, sheet, late = head.partition(SHEET)
    if not (end and sheet):
        return html
    found = [m for m in SCRIPT.finditer(late) if is_inline(m[1])]
    for script in found:
        late = late.replace(script[0], "", 1)
    announced = "".join(map(announcement, FETCHED.finditer(html)))
    if announced:
        early += LATER
    moved = "".join(script[0] for script in found)
    rest = html.removeprefix(head)
    whole = "".join([early, moved, sheet, late, announced])
    return FETCHED.sub("", whole + rest)


def announcement(script: re.Match[str]) -> str:
    """Return the link by which a script is loaded, to be run later."""
    kind = TYPE.search(script[1])
    is_module = kind is not None and kind[1] == "module"
    how = 'rel="modulepreload"' if is_module else 'rel="preload" as="script"'
    return f'<link {how} href={script[2]} fetchpriority="low" data-run>'
