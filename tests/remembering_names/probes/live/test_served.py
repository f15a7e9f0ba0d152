"""Weights at 16 bits, and the models that they make."""

import pytest
import torch
from safetensors.torch import save
from tests.remembering_names.work_here import task
from torch import nn

from firsthand.results import Record
from remembering_names.models import MODELS, ModelSpec
from remembering_names.models.classifier import classify
from remembering_names.models.name_classifier import NameClassifier
from remembering_names.models.shipped_weights import give_weights
from remembering_names.probes.live import served
from remembering_names.probes.live.served import (
    change,
    plain,
    rounded,
    serve,
    with_rounded,
)

RECIPE = Record(hidden_size=6, embedding_size=4)
NAMES = ["Abe", "Bo", "Moretti"]
ONE_WAY = [spec for spec in MODELS if spec.key != "bilstm"]
ANY = pytest.mark.parametrize("spec", ONE_WAY, ids=lambda spec: spec.key)


def content(spec: ModelSpec) -> bytes:
    """Return the weights of a small model, not yet trained."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        return save(served.empty(spec.layer, RECIPE).state_dict())


@ANY
def test_a_layer_written_out_answers_as_the_one_that_was_trained(
    spec: ModelSpec,
) -> None:
    model = plain(spec.layer, RECIPE, content(spec))
    assert not isinstance(model.layer, nn.LSTM)
    trained = served.empty(spec.layer, RECIPE)
    give_weights(trained, content(spec))
    torch.testing.assert_close(classify(model, NAMES), classify(trained, NAMES))


@ANY
def test_a_served_model_has_every_weight_rounded_to_16_bits(
    spec: ModelSpec,
) -> None:
    full = plain(spec.layer, RECIPE, content(spec))
    model: NameClassifier = with_rounded(spec.layer, RECIPE, rounded(full))
    for name, part in full.named_parameters():
        assert (model.get_parameter(name) == part.half().double()).all()


def test_what_rounding_changes_is_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spec = ONE_WAY[0]
    pairs = [(name, "Italian") for name in NAMES]
    split = Record(test=pairs)
    monkeypatch.setattr(served, "held_out_split", lambda seed: split)
    settings = {
        "model": spec.key,
        "layer": spec.layer,
        "weights": "some",
        "split_seed": 0,
        "seed": 3,
    }
    numbers = {spec.key: Record(held_out=Record(recipe=RECIPE))}
    made = serve(task(settings, numbers, {"some": content(spec)}))
    found = made["results"]
    assert found["bytes"] == 2 * found["parameters"]
    assert found["names"] == len(NAMES)
    assert 0 < found["most"] < 0.01
    assert found["otherwise"] == len(found["changed"])


def test_a_changed_answer_says_how_far_apart_the_best_two_were() -> None:
    before = torch.tensor([0.5, 0.3, *[0.2 / 16] * 16]).log().tolist()
    after = torch.tensor([0.3, 0.5, *[0.2 / 16] * 16]).log().tolist()
    found = change(("Li", "Czech"), before, after)
    assert (found["full"], found["rounded"]) == ("Arabic", "Chinese")
    assert found["apart"] == pytest.approx(0.2)
