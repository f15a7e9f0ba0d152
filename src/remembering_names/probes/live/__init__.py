"""What the live parts of the pages are given, and held to."""
