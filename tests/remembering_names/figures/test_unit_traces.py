"""The two units that are traced are those of the rule."""

from typing import Any

import numpy as np
from tests.remembering_names.figures.drawings import Drawn, alt

from firsthand.filters import NBSP
from remembering_names.figures.unit_traces import pair


def test_the_first_varies_most_and_the_other_goes_the_other_way() -> None:
    calm, wide = [0.5, 0.6, 0.5, 0.6], [0.1, 0.9, 0.1, 0.9]
    other, still = [0.6, 0.3, 0.6, 0.3], [0.2] * 4
    shares = np.array([calm, still, other, wide])
    assert pair(shares) == (3, 2)


def test_how_far_a_unit_moves_does_not_make_it_unlike() -> None:
    wide, half = [0.0, 1.0, 0.0, 1.0], [0.9, 0.5, 0.5, 0.1]
    opposite = [0.52, 0.5, 0.52, 0.5]
    assert pair(np.array([wide, half, opposite])) == (0, 2)


def test_each_letters_share_is_told(drawn: Drawn, numbers: Any) -> None:
    said = alt(drawn, "memory.traces").replace(NBSP, " ")
    for name in numbers.gate_units.names:
        told = said.partition(f"{name.letters}: the one ")[2]
        one, other = told.partition("; the other ")[::2]
        assert one.count(" %") == len(name.letters)
        assert other.partition(". ")[0].count(" %") == len(name.letters)
