"""What each output was made from, and whether that still holds."""
