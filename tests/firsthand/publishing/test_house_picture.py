"""Houses are drawn to one scale, whatever their width."""

import re
from collections.abc import Mapping

import pytest

from firsthand.drawing.tokens import PHONE
from firsthand.publishing.house_picture import PIXELS, picture

NARROW: dict[str, set[str]] = {"one": set()}
WIDE = {"a": {"b", "c", "d"}, "b": {"c", "d"}, "c": {"d"}, "d": set()}
EACH = pytest.mark.parametrize("graph", [NARROW, WIDE])


def sizes(graph: Mapping[str, set[str]]) -> tuple[float, float, float]:
    """Return a drawing's own width, and the widest it is in rem and %."""
    svg = picture({}, graph, "A house.")
    width = float(svg.get("viewBox", "").split()[2])
    said = r"max-width: min\(([\d.]+)rem, ([\d.]+)%\)"
    found = re.search(said, svg.get("style", ""))
    assert found is not None
    return width, float(found[1]), float(found[2])


@EACH
def test_where_there_is_room_a_rem_is_so_many_pixels_of_any_house(
    graph: Mapping[str, set[str]],
) -> None:
    width, rem, _ = sizes(graph)
    assert width / rem == pytest.approx(PIXELS, rel=1e-3)


@EACH
def test_on_a_phone_a_house_has_its_own_size(
    graph: Mapping[str, set[str]],
) -> None:
    width, _, share = sizes(graph)
    assert share / 100 * PHONE == pytest.approx(width, abs=0.1)
