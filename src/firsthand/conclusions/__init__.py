"""What is concluded from results, and when that would be false."""
