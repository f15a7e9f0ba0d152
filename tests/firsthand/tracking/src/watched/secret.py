"""Code that most targets do not name."""

VALUE = 1
