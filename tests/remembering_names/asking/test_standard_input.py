"""Names come in pieces of bytes that end anywhere."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remembering_names.asking.prediction import PredictionError
from remembering_names.asking.standard_input import ENOUGH, names_that_come

WORDS = st.text(st.sampled_from("aé名\r\n \x85\u2028"), max_size=40)


class Pieces:
    """Gives one piece after the other, then nothing.

    Attributes:
        left: What was not yet asked for.
    """

    def __init__(self, *pieces: bytes) -> None:
        self.left = [*pieces]

    def read1(self, size: int, /) -> bytes:
        return self.left.pop(0) if self.left else b""


def lines(text: str) -> list[str]:
    """Return the lines of a text that are not blank, as Python reads files."""
    return io.StringIO(text, None).read().split("\n")


@given(WORDS, st.lists(st.integers(1, 7), min_size=1))
def test_wherever_pieces_end_lines_are_those_of_the_whole(
    text: str, sizes: list[int]
) -> None:
    content = text.encode()
    pieces: list[bytes] = []
    while content:
        size = sizes[len(pieces) % len(sizes)]
        pieces.append(content[:size])
        content = content[size:]
    found = [name for some in names_that_come(Pieces(*pieces)) for name in some]
    assert found == [line for line in lines(text) if line.strip()]


def test_a_name_is_handed_on_before_more_is_read() -> None:
    stream = Pieces(b"Sato\nIt", b"o\n")
    names = names_that_come(stream)
    assert next(names) == ["Sato"]
    assert stream.left == [b"o\n"]
    assert next(names) == ["Ito"]


def test_of_an_endless_line_no_more_is_kept_than_a_name_could_have() -> None:
    pieces = [b"a" * ENOUGH] * 9
    (name,) = [
        name
        for some in names_that_come(Pieces(*pieces, b"\n"))
        for name in some
    ]
    assert name == "a" * ENOUGH


@pytest.mark.parametrize("pieces", [(b"M\xfcller\n",), (b"Sato\n", b"\xc3")])
def test_what_is_no_text_is_refused_after_what_was(
    pieces: tuple[bytes, ...],
) -> None:
    with pytest.raises(PredictionError, match="not UTF-8; convert it"):
        [*names_that_come(Pieces(*pieces))]
