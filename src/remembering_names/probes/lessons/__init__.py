"""Small worked cases: every number of a first lesson, computed."""
