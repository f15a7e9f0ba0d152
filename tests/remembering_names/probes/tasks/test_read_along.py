"""A network that reads along: the study's own, asked as the study asks."""

import torch

from firsthand import results
from remembering_names.experiments.hands_on import EXPERIMENTS, PLAYED
from remembering_names.experiments.tasks import CELLS
from remembering_names.probes.tasks.read_along import along
from remembering_names.probes.tasks.sequences import VALUES, ignore, spell
from remembering_names.probes.tasks.training import Reader, new_layer
from remembering_names.root import ROOT

NUMBERS = results.context(ROOT)
SETTINGS = next(e for e in EXPERIMENTS if e.name == "live_play").settings


def test_the_last_answer_is_that_to_the_whole_sequence() -> None:
    torch.manual_seed(1)
    cell = CELLS["lstm"]
    model = Reader(new_layer(cell, 9), cell["hidden_size"])
    drawn = ignore(7, 5, torch.Generator().manual_seed(2))
    with torch.no_grad():
        whole = model(drawn.symbols)[-1].argmax(1)
    found = along(model, drawn)
    assert [one["asked"][-1] for one in found] == list(spell(whole, VALUES))
    assert all(len(one["i"]) == len(one["symbols"]) == 7 for one in found)


def test_gates_are_those_of_a_step_by_hand() -> None:
    torch.manual_seed(1)
    cell = CELLS["lstm"]
    model = Reader(new_layer(cell, 9), cell["hidden_size"])
    drawn = ignore(3, 1, torch.Generator().manual_seed(2))
    own = model.layer.cell
    with torch.no_grad():
        x = model.codes[drawn.symbols[0]]
        i = torch.sigmoid(x @ own.W_xi + own.b_i).mean()
        f = torch.sigmoid(x @ own.W_xf + own.b_f).mean()
        c = torch.sigmoid(x @ own.W_xi + own.b_i)
        c = c * torch.tanh(x @ own.W_xc + own.b_c)
    (found,) = along(model, drawn)
    assert found["i"][0] == round(100 * float(i))
    assert found["f"][0] == round(100 * float(f))
    assert found["moved"][0] == round(100 * float(c.square().mean().sqrt()))


def test_what_is_played_with_learned_as_far_as_in_the_study() -> None:
    for key in PLAYED:
        study = NUMBERS[key].task
        place = list(study.seeds).index(SETTINGS["seed"])
        learned = study.cells.lstm.learned_up_to[place]
        assert NUMBERS.live_play[key].learned_up_to == learned


def test_what_is_stored_is_judged_by_what_is_stored() -> None:
    for key in PLAYED:
        played = NUMBERS.live_play[key]
        right = [one.asked[-1] == one.answer for one in played.sequences]
        assert played.right == right.count(True)
        assert len(right) == SETTINGS["drawn"]["count"]
