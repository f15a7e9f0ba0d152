"""Results in, SVG out. Nothing here imports torch."""
