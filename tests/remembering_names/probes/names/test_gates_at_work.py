"""Gates and half-lives, against loops and closed forms."""

import json
import math

import pytest
import torch
from tests.remembering_names.probes.small_models import letters, small

from remembering_names.models import MODELS
from remembering_names.models.gate_biases import gate_biases
from remembering_names.models.tracing import trace
from remembering_names.names.files import ALPHABET
from remembering_names.probes.names.gates_at_work import (
    CAPITALS,
    Tally,
    half_life,
    half_lives,
    highway,
    keep_gate,
    written,
)
from remembering_names.probes.names.gradient_flow import name_blocks, rms_gain

GATES = {spec.key: spec.gates for spec in MODELS}
ONE_WAY = [key for key, own in GATES.items() if own and key != "bilstm"]


def test_after_its_half_life_half_is_left() -> None:
    for keep in (0.1, 0.5, 0.9, 0.999):
        life = half_life(keep)
        assert life is not None
        assert keep**life == pytest.approx(0.5)


def test_a_gate_held_open_never_loses_half() -> None:
    model = small("torch_lstm").float()
    for b_f in gate_biases(model.layer, "f"):
        b_f.fill_(1e4)
    tally = Tally(GATES["torch_lstm"])
    tally.add(model, letters(5, 4))
    lives = half_lives(tally.mean_kept())
    assert lives == [None] * len(lives)
    assert "Infinity" not in json.dumps(lives, allow_nan=False)


def test_a_gate_held_shut_loses_all_at_once() -> None:
    assert half_life(0.0) == 0


def test_quantiles_of_half_lives_are_those_of_units() -> None:
    keep = torch.linspace(0.1, 0.9, 21)
    lives = half_lives(keep)
    for value, unit in zip(lives, keep.tolist(), strict=True):
        assert value == pytest.approx(math.log(0.5) / math.log(unit), rel=1e-5)


@pytest.mark.parametrize(
    ("gates", "keep"),
    [("ifgo", "f"), ("rzn", "z"), ("", None), ("zf", "f"), ("io", None)],
)
def test_what_keeps_follows_from_the_gates(gates: str, keep: str) -> None:
    assert keep_gate(list(gates)) == keep


def test_what_is_not_kept_is_written_where_no_gate_writes() -> None:
    found = {"z": torch.tensor([0.25]), "f": torch.tensor([0.5])}
    assert written("rzn", found) == torch.tensor([0.75])
    assert written("f", found) == torch.tensor([0.5])
    assert written("if", {**found, "i": found["z"]}) == found["z"]


def test_a_model_without_gates_gets_no_gate_numbers() -> None:
    tally = Tally(())
    tally.add(small("tanh_rnn"), letters(5, 2))
    assert tally.keep is None
    assert tally.by_letter(1) == {}


@pytest.mark.parametrize("key", ["gru", "scratch_lstm", "bilstm"])
def test_the_share_written_is_the_mean_over_names_by_letter(key: str) -> None:
    model, tally = small(key), Tally(GATES[key])
    groups = [letters(5, 9), letters(4, 30)]
    sums: dict[str, list[float]] = {}
    for group in groups:
        tally.add(model, group)
        gates = trace(model.layer, model.embedding(group))
        share = 1 - gates["z"] if key == "gru" else gates["i"]
        for t, row in enumerate(group.tolist()):
            for b, letter in enumerate(row):
                name = ALPHABET[letter]
                name = CAPITALS if name.isupper() else name
                sums.setdefault(name, []).append(share[t, b].mean().item())
    found = tally.by_letter(3)
    often = {name for name, values in sums.items() if len(values) >= 3}
    assert found.keys() == often
    for name, mean in found.items():
        assert mean == pytest.approx(sum(sums[name]) / len(sums[name]))


def test_extremes_are_counted_over_units_and_letters() -> None:
    model, tally = small("gru", scale=2.0), Tally(GATES["gru"])
    group = letters(5, 9)
    tally.add(model, group)
    z = trace(model.layer, model.embedding(group))["z"].flatten().tolist()
    shares = tally.extreme()
    assert shares["open"] == sum(value < 0.1 for value in z) / len(z) > 0
    assert shares["shut"] == sum(value > 0.9 for value in z) / len(z) > 0


@pytest.mark.parametrize("key", ONE_WAY)
def test_the_path_through_the_gate_is_all_if_nothing_else_leads_back(
    key: str,
) -> None:
    model = small(key)
    for name, weight in model.layer.named_parameters():
        if "W_h" in name or "weight_hh" in name:
            weight.zero_()
    (blocks,) = name_blocks(model, letters(7), 5)
    gate = keep_gate(GATES[key])
    assert gate
    expected = rms_gain(blocks.get("c", blocks["h"]))
    found = highway(model, letters(7), gate, 5)
    torch.testing.assert_close(found, expected)


def test_two_directions_have_a_path_each() -> None:
    model = small("bilstm")
    for name, weight in model.layer.named_parameters():
        if "weight_hh" in name:
            weight.zero_()
    ways = [rms_gain(J["c"]) for J in name_blocks(model, letters(7), 5)]
    found = highway(model, letters(7), "f", 5)
    torch.testing.assert_close(found, torch.stack(ways).mean(0))
