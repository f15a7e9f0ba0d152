"""Matplotlib's settings for a picture on a page of any colour.

A notebook's picture is pixels, so it cannot take a page's own colours, as an
SVG does.
"""

from typing import Any

# As far from a light page as from a dark one.
BETWEEN = "#7a8186"
IN_BETWEEN = (
    *("axes.edgecolor", "axes.labelcolor", "grid.color", "text.color"),
    *("xtick.color", "ytick.color"),
)
CLEAR = ("figure.facecolor", "axes.facecolor")


def on_any_page() -> dict[str, Any]:
    """Return settings for `plt.rcParams.update`: no ground, grey letters."""
    return {
        **dict.fromkeys(IN_BETWEEN, BETWEEN),
        **dict.fromkeys(CLEAR, "none"),
        "legend.frameon": False,
    }
