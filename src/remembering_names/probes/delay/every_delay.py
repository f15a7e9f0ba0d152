"""A network tested at every delay in a row, with one reading.

What has been read until the question does not depend on how long one goes on
reading. So one reading of the longest sequence passes through the states of
all shorter ones, and at each the question can be asked.
"""

import torch

from remembering_names.models.name_classifier import last_state
from remembering_names.probes.delay.model import Recaller
from remembering_names.probes.delay.task import (
    QUERY,
    SYMBOLS,
    Sequences,
)


@torch.no_grad()
def right_by_delay(model: Recaller, sequences: Sequences) -> list[int]:
    """Return the accuracy at each delay, in whole per cent.

    Args:
        model: Reads in one direction. One that reads from the end, too, has
            no state of which the question could be asked later.
        sequences: As long as the longest delay; their own questions stay
            unread.

    Returns:
        The accuracy with the first 1, 2, ... distractors of each sequence.

    Raises:
        ValueError: The model reads in two directions.
    """
    if model.directions > 1:
        raise ValueError("a model that reads from the end cannot be asked so")
    count = len(sequences.answers)
    first, *distractors = model.codes[sequences.symbols[:-1]].split(1)
    query = model.codes[torch.full((1, count), SYMBOLS.index(QUERY))]
    _, state = model.layer(first)  # reads (1, B, I)
    shares = []
    for distractor in distractors:
        _, state = model.layer(distractor, state)
        _, asked = model.layer(query, state)
        guesses = model.out(last_state(asked)).argmax(1)  # (B,)
        right = int((guesses == sequences.answers).sum())
        shares.append(round(100 * right / count))
    return shares
