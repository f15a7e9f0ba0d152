"""Derivations whose every formula is evaluated before it is printed."""
