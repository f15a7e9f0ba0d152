"""What a conclusion is: a sentence, and what must hold for it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Claim:
    """A conclusion that can fail.

    Attributes:
        key: What pages call it.
        sentence: What they print; may hold `[[ numbers ]]`.
        holds: Whether the results, by dotted name, bear it out.
    """

    key: str
    sentence: str
    holds: Callable[[Any], bool]
