"""Training as the lab report did."""
