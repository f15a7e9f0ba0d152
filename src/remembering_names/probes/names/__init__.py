"""What networks remember of real names."""
