"""What is stale is made: in order, and as bytes of files."""
