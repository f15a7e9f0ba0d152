"""Gates by letter, and the unit with a letter of its own."""

import pytest
import torch
from torch import Tensor

from remembering_names.models import GRU, ScratchLSTM
from remembering_names.models.name_classifier import NameClassifier
from remembering_names.models.tracing import trace
from remembering_names.names.files import ALPHABET, encode
from remembering_names.probes.live.lone_units import groups, lone, mean_gates

PAIRS = [(name, "Irish") for name in ("aba", "ab", "cab", "bb")]


def test_names_of_one_length_stand_together() -> None:
    found = {tuple(map(tuple, one.t().tolist())) for one in groups(PAIRS)}
    expected = {
        tuple(tuple(encode(name)) for name in names)
        for names in (("aba", "cab"), ("ab", "bb"))
    }
    assert found == expected


@pytest.mark.parametrize(("layer", "gate"), [(GRU, "z"), (ScratchLSTM, "f")])
@torch.no_grad()
def test_a_letters_gate_is_its_mean_wherever_it_is_not_first(
    layer: type[GRU | ScratchLSTM], gate: str
) -> None:
    model = NameClassifier(layer, 6, 4).double().eval()
    found = mean_gates(model, PAIRS, 2)
    seen: list[Tensor] = []
    for name, _ in PAIRS:
        x = model.embedding(torch.tensor(encode(name)))[:, None]
        keeps = trace(model.layer, x)[gate][:, 0]
        seen += [keeps[n] for n in range(1, len(name)) if name[n] == "b"]
    place = ALPHABET.index("b")
    torch.testing.assert_close(found[place], torch.stack(seen).mean(0))
    assert found[ALPHABET.index("c")].isnan().all()  # is first alone


def test_the_lone_unit_has_the_widest_gap_and_is_told_by_other_names() -> None:
    missing = [torch.nan, torch.nan]
    rows = [[0.5, 0.1], [0.1, 0.9], [0.2, 0.8]]
    others = [[0.5, 0.3], [0.1, 0.7], [0.2, 0.6]]
    rest = [missing] * (len(ALPHABET) - 3)
    chosen, measured = (
        torch.tensor([*own, *rest]).double() for own in (rows, others)
    )
    found = lone(chosen, measured)
    assert found == {
        "unit": 1,
        "letter": ALPHABET[0],
        "at": 0.3,
        "next": 0.6,
        "mean": 0.5333,
    }
