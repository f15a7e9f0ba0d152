"""Listings of JavaScript: whole objects, found by their names."""

import pytest
from tests.firsthand.publishing.conftest import REPOSITORY

from firsthand.publishing.js_listing import script_lines

SCRIPT = """\
const ONE = 1;
/** Words. */
export function step(
  w,
  x
) {
  if (w) {
    return x;
  }
  return w;
}

export const STEPS = {
  one: step,
};
class Panel {
  step() {}
}
const steps = x => x;
""".splitlines()
EXPECTED = {
    "ONE": (0, 1),
    "step": (2, 11),
    "STEPS": (12, 15),
    "Panel": (15, 18),
    "steps": (18, 19),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_an_object_is_listed_from_its_first_line_to_its_last(name: str) -> None:
    start, end = EXPECTED[name]
    assert script_lines(SCRIPT, name) == SCRIPT[start:end]


@pytest.mark.parametrize("name", ["ste", "words", "w"])
def test_what_is_no_object_is_not_found(name: str) -> None:
    assert script_lines(SCRIPT, name) is None


def test_each_cell_of_the_live_parts_is_listed_whole() -> None:
    lines = (
        (REPOSITORY / "docs/assets/live/cells.js")
        .read_text("utf-8")
        .splitlines()
    )
    for name in ("linearStep", "tanhStep", "gruStep", "lstmStep"):
        found = script_lines(lines, name)
        assert found is not None
        assert found[0].startswith(f"export function {name}(")
        assert found[-1] == "}"
        assert any("return" in line for line in found)
