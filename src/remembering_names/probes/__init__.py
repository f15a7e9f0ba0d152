"""What models do, seen from outside: measured, not trained."""
