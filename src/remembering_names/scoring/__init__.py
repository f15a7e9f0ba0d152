"""Models set side by side on the same names: intervals, tests, votes."""
