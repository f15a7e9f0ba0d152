"""What is in the lists, counted, and how far they let anyone get."""
