"""Names in, log-probabilities out; and the registry of all models."""

import re
import subprocess
import sys

import pytest
import torch
from hypothesis import given
from hypothesis.strategies import lists, sampled_from, text
from torch import Tensor, nn

from firsthand.tasks import resolve
from remembering_names import models
from remembering_names.models import (
    EXPORTS,
    LAB_MODELS,
    MODELS,
    RNN,
    ModelSpec,
    TorchLSTM,
)
from remembering_names.models.classifier import CLASSES, classify
from remembering_names.models.scratch_lstm import ScratchClassifier
from remembering_names.names.files import ALPHABET, encode, read_names
from remembering_names.root import ROOT

REAL = [rows[n] for n, rows in enumerate(read_names().values())]
NAMES = text(sampled_from(ALPHABET + "àł-"), max_size=9).map("a".__add__)
ANY = pytest.mark.parametrize("spec", MODELS, ids=lambda spec: spec.key)
LAB = pytest.mark.parametrize("spec", LAB_MODELS, ids=lambda spec: spec.key)


def built(spec: ModelSpec) -> nn.Module:
    """Return a model of a kind, always with the same weights."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        model: nn.Module = resolve(spec.classifier)()
    return model


BUILT = {spec.key: built(spec) for spec in LAB_MODELS}


def alone(model: nn.Module, name: str) -> Tensor:
    """Return the answer for one name, read by itself, (C,)."""
    log_p: Tensor = model(torch.tensor(encode(name))[:, None])[0]
    return log_p.detach()


@LAB
@given(names=lists(NAMES, max_size=8))
def test_company_never_changes_the_answer_for_a_name(
    spec: ModelSpec, names: list[str]
) -> None:
    found = classify(BUILT[spec.key], names)
    expected = [alone(BUILT[spec.key], name) for name in names]
    rows = torch.stack(expected) if names else torch.empty(0, CLASSES)
    torch.testing.assert_close(found, rows, rtol=1e-5, atol=1e-6)


@LAB
def test_the_answers_stand_in_the_order_of_the_names(spec: ModelSpec) -> None:
    forward = classify(BUILT[spec.key], REAL)
    backward = classify(BUILT[spec.key], REAL[::-1])
    torch.testing.assert_close(forward, backward.flip(0), rtol=1e-5, atol=1e-6)


@LAB
def test_the_probabilities_of_a_name_add_up_to_one(spec: ModelSpec) -> None:
    sums = classify(BUILT[spec.key], REAL).exp().sum(dim=1)
    torch.testing.assert_close(sums, torch.ones(len(REAL)))


@pytest.mark.parametrize("kind", [TorchLSTM, ScratchClassifier])
def test_an_lstm_answers_from_its_state_after_the_last_letter(
    kind: type[TorchLSTM] | type[ScratchClassifier],
) -> None:
    model = kind(5).double()
    letters = torch.tensor([encode("Abel"), encode("Satu")]).T
    x = torch.eye(len(ALPHABET), dtype=torch.float64)[letters]
    _, (h_n, _) = model.rnn(x)
    y = h_n[0] @ model.out.weight.T + model.out.bias
    expected = y - y.exp().sum(dim=1, keepdim=True).log()
    torch.testing.assert_close(model(letters), expected, rtol=1e-12, atol=0)


@LAB
@pytest.mark.parametrize("names", [[""], ["-ł"], ["Eli", "ß", "Abel"]])
def test_a_name_without_a_letter_is_an_error_in_one_line(
    spec: ModelSpec, names: list[str]
) -> None:
    with pytest.raises(ValueError, match="at least one letter") as caught:
        classify(BUILT[spec.key], names)
    assert "\n" not in str(caught.value)


@LAB
def test_a_small_step_lowers_the_loss_as_its_gradient_says(
    spec: ModelSpec,
) -> None:
    model, rate = built(spec).double(), 1e-5
    name = torch.tensor(encode("Satoshi"))[:, None]
    before = -model(name)[0, 10]
    before.backward()
    slopes = [p.grad for p in model.parameters() if p.grad is not None]
    with torch.no_grad():
        for p in model.parameters():
            if p.grad is not None:
                p.sub_(rate * p.grad)
        gained = before + model(name)[0, 10]
    expected = rate * sum(slope.square().sum().item() for slope in slopes)
    assert gained.item() == pytest.approx(expected, rel=1e-3)


@pytest.mark.parametrize("kind", ["key", "label", "layer", "page"])
def test_each_model_has_its_own(kind: str) -> None:
    found = [getattr(spec, kind) for spec in MODELS]
    assert len(set(found)) == len(MODELS)


def test_each_colour_is_one_models() -> None:
    colours = [colour for spec in MODELS for colour in spec.colours]
    assert len(set(colours)) == 2 * len(MODELS)


def test_the_lab_report_has_three_models() -> None:
    kinds = [resolve(spec.classifier) for spec in LAB_MODELS]
    assert kinds == [RNN, TorchLSTM, ScratchClassifier]


@ANY
def test_a_key_can_be_part_of_a_dotted_name(spec: ModelSpec) -> None:
    assert spec.key.isidentifier()


@ANY
def test_each_models_page_exists(spec: ModelSpec) -> None:
    assert (ROOT / "docs" / spec.page).is_file()


@ANY
def test_colours_are_six_hexadecimal_digits(spec: ModelSpec) -> None:
    for colour in spec.colours:
        assert re.fullmatch("#[0-9a-f]{6}", colour)


@pytest.mark.parametrize("name", EXPORTS)
def test_what_the_registry_exports_can_be_imported(name: str) -> None:
    assert getattr(models, name).__name__ == name


def test_what_the_registry_lacks_cannot_be_imported() -> None:
    with pytest.raises(AttributeError, match="'Transformer'"):
        _ = models.Transformer


def test_reading_the_registry_does_not_import_torch() -> None:
    code = (
        "import remembering_names.models, sys; sys.exit('torch' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
