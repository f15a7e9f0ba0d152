"""States and answers at every delay, and that they are the study's own run."""

import json

import pytest
import torch
from torch import nn

from firsthand import results
from remembering_names.experiments.hands_on import TRACED
from remembering_names.probes.delay.every_step import ask_at_every_step
from remembering_names.probes.delay.model import Recaller
from remembering_names.probes.delay.task import QUERY, SYMBOLS
from remembering_names.root import ROOT

NUMBERS = results.context(ROOT)
SURE, NEVER = 99, 1  # per cent right


@pytest.mark.parametrize("layer", [nn.RNN, nn.LSTM])
def test_each_delay_is_answered_as_if_it_were_read_by_itself(
    layer: type[nn.Module],
) -> None:
    torch.manual_seed(3)
    model = Recaller(layer, 6)
    distractors = torch.randint(8, (5,))
    states, answers = ask_at_every_step(model, distractors)
    for delay in range(len(distractors) + 1):
        read = torch.cat((torch.zeros(1), 8 + distractors[:delay])).long()
        columns = read[:, None].repeat(1, 8)
        columns[0] = torch.arange(8)
        with torch.no_grad():
            assert torch.allclose(model.read(columns), states[delay])
            query = torch.full((1, 8), SYMBOLS.index(QUERY))
            asked = model(torch.cat((columns, query))).argmax(1)
        assert answers[delay] == asked.tolist()


@pytest.mark.parametrize("run", TRACED)
def test_the_run_that_is_shown_is_the_one_that_was_studied(run: str) -> None:
    file = ROOT / f"docs/generated/live/{run}.live_states.json"
    shown = json.loads(file.read_text("utf-8"))
    traced = NUMBERS.delay_states[run]
    study = NUMBERS[traced.key].delay_curriculum
    shares = study.everywhere[traced.place]
    assert len(shown["points"]) == len(shown["answers"]) == len(shares) + 1
    pairs = list(zip(shares, shown["answers"][1:], strict=True))
    assert all(a == shown["symbols"] for s, a in pairs if s > SURE)
    never = [answers for share, answers in pairs if share < NEVER]
    assert all(
        one != other
        for answers in never
        for one, other in zip(answers, shown["symbols"], strict=True)
    )
