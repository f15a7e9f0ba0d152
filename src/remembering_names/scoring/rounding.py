"""The one way in which results are cut to significant digits."""


def significant(value: float, digits: int) -> float:
    """Return a number cut to so many significant digits."""
    return float(f"{value:.{digits}g}")
