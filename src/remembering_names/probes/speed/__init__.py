"""How long the rungs of the ladder take."""
