"""Places in an SVG, in fewer letters."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.drawing.svg_paths import path, rounded, short, transform

PLACES = st.lists(
    st.tuples(*[st.floats(-999, 999, allow_subnormal=False)] * 2), min_size=1
)


def points(text: str) -> list[tuple[float, float]]:
    """Return the points of a path of lines."""
    numbers = [float(one) for one in re.findall(r"-?[\d.]+", text)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


@given(PLACES)
def test_every_point_of_a_path_stays_in_its_place(
    places: list[tuple[float, float]],
) -> None:
    drawn = " \n".join(f"L {x:.6f} {y:.6f}" for x, y in places)
    kept = points(path(f"M 0 0 \n{drawn}"))
    for x, y in places:
        assert any(abs(x - u) <= 0.051 and abs(y - v) <= 0.051 for u, v in kept)


def test_a_point_that_rounds_to_the_one_before_is_left_out() -> None:
    assert path("M 0 0 \nL 1 1 \nL 1.001 1.001 \nL 2 2 ") == "M0 0L1 1 2 2"


def test_a_closed_path_stays_closed() -> None:
    assert path("M 0 0 \nL 1 0 \nz\n").endswith("z")


def test_long_paths_are_rounded_to_a_tenth() -> None:
    line = "".join(f"L {n}.123456 0 \n" for n in range(99))
    assert "1.1 0" in path(f"M 0 0 \n{line}")


@pytest.mark.parametrize(
    ("value", "text"),
    [(-0.001, "0"), (2.5, "2.5"), (10.0, "10"), (0.125, "0.12")],
)
def test_a_number_says_no_more_than_it_must(value: float, text: str) -> None:
    assert short(value, 2) == text


def test_what_is_no_list_of_numbers_stays() -> None:
    assert rounded("miter") == "miter"
    assert rounded("0 0 216.123456 144") == "0 0 216.12 144"


def test_a_turn_by_nothing_is_left_out() -> None:
    assert transform("rotate(-0 43.095128 138.597416)") == ""
    turned = transform("translate(81.085096 63.569595) rotate(-45)")
    assert turned == "translate(81.09 63.57) rotate(-45)"
