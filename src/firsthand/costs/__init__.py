"""What making targets costs: counted, stored, simulated."""
