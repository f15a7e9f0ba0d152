"""Training for names that are held out."""
