"""The face that this report is set in; its names have to be told apart."""

from firsthand.drawing import faces
from remembering_names.root import ROOT

PACKAGE = "@fontsource/atkinson-hyperlegible-next"
# Formulas on pages are set in these symbols, too.
FACE = faces.locked(
    ROOT,
    "Atkinson Hyperlegible Next",
    "KaTeX",
    {
        PACKAGE: "files/*-latin-[46]00-*.woff",
        "katex": "dist/fonts/KaTeX_Ma*.ttf",
    },
)
