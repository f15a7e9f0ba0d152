"""What trained networks remember, and for how long."""
