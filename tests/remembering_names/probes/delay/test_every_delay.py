"""One reading that asks at every delay, against a reading for each."""

import pytest
import torch

from firsthand.tasks import resolve
from remembering_names.models import MODELS, ModelSpec
from remembering_names.probes.delay.every_delay import right_by_delay
from remembering_names.probes.delay.model import Recaller
from remembering_names.probes.delay.task import Sequences, draw_sequences

ONE_WAY = [spec for spec in MODELS if spec.key != "bilstm"]


def recaller(layer: str) -> Recaller:
    torch.manual_seed(1)
    return Recaller(resolve(layer), 8)


@torch.no_grad()
def asked_one_by_one(model: Recaller, drawn: Sequences) -> list[int]:
    """Return the accuracy at each delay, each read from its beginning."""
    symbols, query = drawn.symbols[:-1], drawn.symbols[-1:]
    shares = []
    for delay in range(1, len(symbols)):
        guesses = model(torch.cat((symbols[: delay + 1], query))).argmax(1)
        right = (guesses == drawn.answers).float().mean()
        shares.append(round(100 * float(right)))
    return shares


@pytest.mark.parametrize("spec", ONE_WAY, ids=lambda spec: str(spec.key))
def test_one_reading_asks_at_each_delay_as_a_reading_of_its_own(
    spec: ModelSpec,
) -> None:
    model = recaller(spec.trained)
    drawn = draw_sequences(12, 100, torch.Generator().manual_seed(2))
    assert right_by_delay(model, drawn) == asked_one_by_one(model, drawn)


def test_what_reads_from_the_end_is_refused() -> None:
    (spec,) = [spec for spec in MODELS if spec.key == "bilstm"]
    drawn = draw_sequences(3, 4, torch.Generator().manual_seed(2))
    with pytest.raises(ValueError, match="from the end"):
        right_by_delay(recaller(spec.trained), drawn)
