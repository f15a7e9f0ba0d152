"""Remembering Names: why gated recurrent networks remember."""
