"""Looks at the built site in a browser, as its readers will."""
