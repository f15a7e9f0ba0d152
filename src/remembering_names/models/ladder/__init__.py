"""Two layers, each written again and again, faster each time."""
