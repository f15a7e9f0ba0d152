"""What could make the gap on names between networks with and without gates."""
