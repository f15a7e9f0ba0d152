"""What the work costs, and how that grows."""
