"""The held-out classifier, around every layer of the registry."""

import pytest
import torch
from hypothesis import given
from hypothesis.strategies import lists, sampled_from, text
from torch import Tensor, nn

from firsthand.tasks import resolve
from remembering_names.models import MODELS, ModelSpec, NameClassifier
from remembering_names.models.classifier import CLASSES, classify
from remembering_names.models.name_classifier import BLANK, last_state
from remembering_names.names.files import ALPHABET, encode

NAMES = text(sampled_from(ALPHABET + "àł-"), max_size=9).map("a".__add__)
ANY = pytest.mark.parametrize("spec", MODELS, ids=lambda spec: spec.key)
SOME = ["Satoshi", "Jackson", "Abel", "O'Neal", "Ito"]


def built(spec: ModelSpec, dropout: float = 0.5) -> NameClassifier:
    """Return a small model, always with the same weights, not training."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        model = NameClassifier(resolve(spec.layer), 6, 5, dropout)
    return model.eval()


BUILT = {spec.key: built(spec) for spec in MODELS}


def spelled(name: str) -> Tensor:
    """Return the letters of a name, (T, 1)."""
    return torch.tensor(encode(name))[:, None]


@ANY
@given(names=lists(NAMES, min_size=1, max_size=8))
def test_company_never_changes_the_answer_for_a_name(
    spec: ModelSpec, names: list[str]
) -> None:
    model = BUILT[spec.key]
    alone = [model(spelled(name))[0].detach() for name in names]
    torch.testing.assert_close(
        classify(model, names), torch.stack(alone), rtol=1e-5, atol=1e-6
    )


@ANY
def test_it_answers_from_the_last_state_of_each_direction(
    spec: ModelSpec,
) -> None:
    model = BUILT[spec.key]
    letters = torch.tensor([encode("Abel"), encode("Satu")]).T
    output, _ = model.layer(model.embedding(letters))
    H = 6
    ends = [output[-1, :, :H], output[0, :, H:]]  # (B, H), (B, H) or (B, 0)
    logits = torch.cat(ends, dim=1) @ model.out.weight.T + model.out.bias
    expected = logits - logits.exp().sum(dim=1, keepdim=True).log()
    torch.testing.assert_close(model(letters), expected)


@ANY
def test_every_weight_learns_from_a_name(spec: ModelSpec) -> None:
    model = built(spec)
    model(spelled("Satoshi"))[0, 10].backward()
    for name, parameter in model.named_parameters():
        assert parameter.grad is not None, name
        assert parameter.grad.abs().max() > 0, name


@ANY
def test_a_small_step_lowers_the_loss_as_its_gradient_says(
    spec: ModelSpec,
) -> None:
    model, rate = built(spec).double(), 1e-5
    before = -model(spelled("Satoshi"))[0, 10]
    before.backward()
    slopes = [p.grad for p in model.parameters() if p.grad is not None]
    with torch.no_grad():
        for p in model.parameters():
            if p.grad is not None:
                p.sub_(rate * p.grad)
        gained = before + model(spelled("Satoshi"))[0, 10]
    expected = rate * sum(slope.square().sum().item() for slope in slopes)
    assert gained.item() == pytest.approx(expected, rel=1e-3)


@ANY
def test_dropout_is_off_when_a_model_is_asked(spec: ModelSpec) -> None:
    without = built(spec, dropout=0.0)
    found, expected = classify(BUILT[spec.key], SOME), classify(without, SOME)
    assert torch.equal(found, expected)


@ANY
def test_dropout_is_on_while_a_model_trains(spec: ModelSpec) -> None:
    model = built(spec).train()
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        answers = {model(spelled("Abel"))[0, 0].item() for _ in range(8)}
    assert len(answers) > 1


@ANY
def test_a_blank_is_a_letter_of_its_own(spec: ModelSpec) -> None:
    letters = spelled("Abel")
    blanked = letters.clone()
    blanked[1] = BLANK
    model = BUILT[spec.key]
    assert not torch.equal(model(letters), model(blanked))


@ANY
@pytest.mark.parametrize("names", [[""], ["-ł"], ["Eli", "ß", "Abel"]])
def test_a_name_without_a_letter_is_an_error_in_one_line(
    spec: ModelSpec, names: list[str]
) -> None:
    with pytest.raises(ValueError, match="at least one letter") as caught:
        classify(BUILT[spec.key], names)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("layer", [nn.GRU, nn.LSTM], ids=["h", "h and c"])
@pytest.mark.parametrize("D", [1, 2], ids=["one way", "both ways"])
def test_the_states_of_all_directions_stand_side_by_side(
    layer: type[nn.GRU] | type[nn.LSTM], D: int
) -> None:
    made = layer(3, 4, bidirectional=D == 2)
    output, state = made(torch.ones(5, 2, 3))
    found = last_state(state)
    assert torch.equal(found[:, :4], output[-1, :, :4])
    assert torch.equal(found[:, 4:], output[0, :, 4:])


def test_there_is_an_answer_for_each_language() -> None:
    assert BUILT["gru"].out.out_features == CLASSES
