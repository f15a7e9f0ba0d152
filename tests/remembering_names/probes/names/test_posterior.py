"""Answers while a name is read, against answers to its beginnings."""

import pytest
import torch
from tests.remembering_names.probes.small_models import LAYERS, small

from remembering_names.models.classifier import classify
from remembering_names.names.files import encode
from remembering_names.probes.names.posterior import belief, running

NAME = "Gosselin"


@pytest.mark.parametrize("key", LAYERS)
def test_the_running_answer_is_that_to_the_beginning_of_a_name(
    key: str,
) -> None:
    model = small(key).float()
    log_p = running(model, torch.tensor(encode(NAME))[:, None])[:, 0]
    starts = [NAME[:t] for t in range(1, len(NAME) + 1)]
    torch.testing.assert_close(log_p, classify(model, starts))


def test_belief_is_the_probability_of_each_names_own_language() -> None:
    p = torch.tensor([[[0.25, 0.75], [0.5, 0.5]], [[1.0, 0.0], [0.1, 0.9]]])
    found = belief(p.log(), torch.tensor([1, 0]))
    torch.testing.assert_close(found, torch.tensor([[0.75, 0.5], [0.0, 0.1]]))
