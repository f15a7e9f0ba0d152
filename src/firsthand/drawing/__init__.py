"""Figures as SVG, diagrams, tables as Markdown."""
