"""Matplotlib's settings, from the tokens."""

from typing import Any

from firsthand.drawing import faces, tokens

INK, FAINT, PAPER = (
    tokens.COLOURS[name].light for name in ("ink", "faint", "paper")
)
IN_INK = (
    "axes.edgecolor",
    "axes.labelcolor",
    "hatch.color",
    "legend.edgecolor",
    "patch.edgecolor",
    "patch.facecolor",
    "text.color",
    "xtick.color",
    "ytick.color",
)


def style(name: str, face: faces.Face) -> Any:
    """Return Matplotlib's settings for a figure of this name."""
    return {
        "svg.fonttype": "none",  # letters stay letters
        "svg.hashsalt": name,
        "figure.figsize": (tokens.WIDTH, 0.62 * tokens.WIDTH),
        "figure.constrained_layout.use": True,
        "figure.labelsize": "medium",
        "path.simplify_threshold": 0.2,  # pixels, where lines are dense
        "font.size": tokens.LETTERS,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.grid": True,
        "axes.axisbelow": True,
        "axes.linewidth": tokens.HAIR,
        "axes.titlelocation": "left",
        "axes.titlesize": tokens.TITLES,
        "axes.titleweight": "bold",
        "xtick.major.width": tokens.HAIR,
        "ytick.major.width": tokens.HAIR,
        # The usual one sets words lower than the numbers in cells beside them.
        "ytick.alignment": "center",
        "grid.color": FAINT,
        "grid.linewidth": tokens.HAIR,
        "lines.linewidth": tokens.LINE,
        "legend.frameon": False,
        "legend.fontsize": tokens.LETTERS,
        "legend.title_fontsize": tokens.LETTERS,
        "legend.handlelength": 1.6,
        "legend.columnspacing": 1.2,
        **dict.fromkeys(IN_INK, INK),
        **faces.settings(face),
    }
