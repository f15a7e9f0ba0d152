"""What a network has to decide, and which of its gates it needs for that."""
