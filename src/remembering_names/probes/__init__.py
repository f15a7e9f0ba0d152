"""What networks remember: measured on real names and on made-up tasks."""
