"""The tokens as a stylesheet: what pages and figures share with Matplotlib.

The reader's system says which scheme holds until a script has run, and if none
does. Paper is light, whatever the screen was.
"""

from collections.abc import Iterator, Mapping

from firsthand.drawing import tokens
from firsthand.drawing.tokens import Colour
from firsthand.tasks import Outputs, Task

# A script says which scheme the reader chose. If none runs, it is the system's.
UNTOLD = ":root:not([data-scheme=light], [data-scheme=dark]) body"
CHOSEN = ":root[data-scheme=dark] body"
ANY = ":root body[data-md-color-scheme]"
DARK = "(prefers-color-scheme: dark)"
FORCED = "(forced-colors: active)"
HEAD = "/* Made of the design tokens by scripts/regenerate.py: edit those. */"

Colours = Mapping[str, Colour]


def publish(task: Task) -> Outputs:
    """Return the stylesheet, with the colours that the settings add."""
    added = task.settings["colours"].items()
    own = {name: Colour(*pair) for name, pair in added}
    colours = tokens.COLOURS | tokens.scale() | own
    family = task.settings["face"]["family"]
    return {"css": "\n\n".join([HEAD, *rules(colours, family)]) + "\n"}


def rules(colours: Colours, family: str) -> Iterator[str]:
    """Yield the stylesheet's rules."""
    sizes = {f"page-{name}": value for name, value in tokens.PAGE.items()}
    sizes["page-face"] = f'"{family}", "{family} in time", sans-serif'
    light, dark = values(colours, 0), values(colours, 1)
    yield rule(":root", sizes)
    yield rule("body", light, "light")
    yield within(f"screen and {DARK}", rule(UNTOLD, dark, "dark"))
    yield within("screen", rule(CHOSEN, dark, "dark"))
    yield within("print", rule(ANY, {}, "light"))
    forced = {name: c.forced for name, c in colours.items() if c.forced}
    drawn = {name: dark[name] for name in dark if name not in forced}
    yield within(FORCED, rule(ANY, light | forced))
    yield within(f"{FORCED} and {DARK}", rule(ANY, drawn))


def values(colours: Colours, scheme: int) -> dict[str, str]:
    """Return each colour's value in a scheme."""
    return {name: colour[scheme] for name, colour in colours.items()}


def rule(selector: str, variables: Mapping[str, str], scheme: str = "") -> str:
    """Return a rule that sets variables, and the scheme of what has none."""
    lines = [f"  color-scheme: {scheme};"] if scheme else []
    lines += [f"  --{name}: {value};" for name, value in variables.items()]
    return "\n".join([f"{selector} {{", *lines, "}"])


def within(media: str, text: str) -> str:
    """Return a rule that holds for some media."""
    inner = "\n".join(f"  {line}" for line in text.split("\n"))
    return f"@media {media} {{\n{inner}\n}}"
