"""Firsthand: keeps a report true to its code."""
