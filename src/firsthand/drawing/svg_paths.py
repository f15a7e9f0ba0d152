"""Places in an SVG: rounded, and in as few letters as will do."""

import re

NUMBER = re.compile(r"-?\d*\.?\d+(?:e-?\d+)?")
PART = re.compile(r"([A-Za-z])([^A-Za-z]*)")
LONG = 60  # numbers, from where a tenth of a point will do


def short(value: float, digits: int) -> str:
    """Return a number without what says nothing."""
    text = f"{value:.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def rounded(text: str, digits: int = 2) -> str:
    """Return a text with the numbers in it rounded."""
    if not re.fullmatch(r"[\d\s.,e-]+", text):
        return text
    return NUMBER.sub(lambda match: short(float(match[0]), digits), text)


def transform(text: str) -> str:
    """Return a transform, rounded; a turn by nothing is none."""
    kept = re.sub(r"rotate\(-?0(?: [^)]*)?\)", "", text)
    return NUMBER.sub(lambda m: short(float(m[0]), 2), kept).strip()


def path(text: str) -> str:
    """Return a path: a point that rounds to the one before is left out."""
    digits = 1 if len(NUMBER.findall(text)) > LONG else 2
    parts: list[str] = []
    last = before = ""
    for letter, rest in PART.findall(text):
        numbers = [short(float(n), digits) for n in NUMBER.findall(rest)]
        place = " ".join(numbers)
        if letter == "L" and place == last:
            continue
        same = letter == before and letter in "LCQ"
        parts.append((" " if same else letter) + place)
        last, before = " ".join(numbers[-2:]), letter
    return "".join(parts)
