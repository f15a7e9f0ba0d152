"""A function that reads once."""

from functools import cache
from pathlib import Path

SECRET = Path(__file__).resolve().parents[2] / "data/secret.txt"


@cache
def remembered() -> str:
    return SECRET.read_text("utf-8")
