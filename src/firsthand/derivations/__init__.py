"""Derivations whose every printed step has been evaluated."""
