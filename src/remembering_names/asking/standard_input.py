"""Names from standard input, handed on as they come."""

import codecs
import io
from collections.abc import Iterator
from typing import Protocol

from remembering_names.asking.prediction import PredictionError

AT_ONCE = 1 << 15  # bytes that are taken together, if so many wait
ENOUGH = 4096  # characters of a line; no name has a fortieth of that


class Bytes(Protocol):
    """What gives the bytes that are there, and waits only for the first."""

    def read1(self, size: int, /) -> bytes:
        """Return some bytes, or none if no more will come."""


def names_that_come(stream: Bytes) -> Iterator[list[str]]:
    """Yield the lines of a stream of UTF-8, together if they came together.

    So who writes one name and waits is answered, and who sends a million is
    not asked to wait for each. Of a line, no more is kept than a name could
    have; blank ones are left out.

    Raises:
        PredictionError: They are not text.
    """
    # Some editors begin a file with a mark, which is no letter.
    utf_8 = codecs.getincrementaldecoder("utf-8-sig")("strict")
    decoder = io.IncrementalNewlineDecoder(utf_8, translate=True)
    rest, more = "", True
    while more:
        piece = stream.read1(AT_ONCE)
        more = bool(piece)
        try:
            text = rest + decoder.decode(piece, final=not more)
        except UnicodeDecodeError:
            problem = "standard input is not UTF-8; convert it"
            raise PredictionError(problem) from None
        *lines, rest = text.split("\n")
        if not more:
            lines.append(rest)
        rest = rest[:ENOUGH]
        yield [line[:ENOUGH] for line in lines if line.strip()]
