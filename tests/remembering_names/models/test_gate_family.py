"""An LSTM without a gate, or a part of one, against the plain equations."""

import pytest
import torch
from torch import Tensor

from remembering_names.models.gate_biases import gate_biases
from remembering_names.models.gate_family import GateFamilyLSTM
from remembering_names.models.ladder.compiled_lstm import CompiledLSTM

FAMILY = [
    {},
    {"forget_gate": "open"},
    {"forget_gate": "shut"},
    {"forget_gate": "constant", "output_gate": "open"},
    {"forget_gate": "coupled"},
    {"forget_gate": "coupled", "input_gate": "letter"},
    {"input_gate": "open", "output_gate": "constant"},
    {"input_gate": "letter", "forget_gate": "letter", "output_gate": "letter"},
    {"input_gate": "constant", "forget_gate": "open", "output_gate": "open"},
]
EACH = pytest.mark.parametrize("gates", FAMILY, ids=str)
I, H = 3, 5


def made(gates: dict[str, str]) -> GateFamilyLSTM:
    """Return a member in double precision, always from one seed."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        return GateFamilyLSTM(I, H, **gates).double()


def gate(
    layer: GateFamilyLSTM, letter: str, x_t: Tensor, h: Tensor
) -> Tensor | float:
    """Return one gate at one step, from what it is said to be."""
    kind, own = layer.gates[letter], dict(layer.cell.named_parameters())
    if kind in {"open", "shut"}:
        return 1.0 if kind == "open" else 0.0
    if kind == "coupled":
        return 1 - gate(layer, "i", x_t, h)
    a = own[f"b_{letter}"].expand(len(x_t), H)
    if kind != "constant":
        a = a + x_t @ own[f"W_x{letter}"]
    if kind == "learned":
        a = a + h @ own[f"W_h{letter}"]
    return torch.sigmoid(a)


def step_by_step(layer: GateFamilyLSTM, x: Tensor) -> tuple[Tensor, Tensor]:
    """Return h at every step and the last c, by the equations alone."""
    own = dict(layer.cell.named_parameters())
    h = c = x.new_zeros(x.shape[1], H)
    outputs = []
    for x_t in x:
        g = torch.tanh(x_t @ own["W_xc"] + h @ own["W_hc"] + own["b_c"])
        i, f, o = (gate(layer, letter, x_t, h) for letter in "ifo")
        c = f * c + i * g
        h = o * torch.tanh(c)
        outputs.append(h)
    return torch.stack(outputs), c


@EACH
def test_a_member_computes_what_its_equations_say(
    gates: dict[str, str],
) -> None:
    layer = made(gates)
    x = torch.linspace(-2, 2, 7 * 2 * I, dtype=torch.float64).view(7, 2, I)
    output, (h_n, c_n) = layer(x)
    steps, c = step_by_step(layer, x)
    torch.testing.assert_close(output, steps)
    torch.testing.assert_close(h_n[0], steps[-1])
    torch.testing.assert_close(c_n[0], c)


@EACH
def test_a_member_learns_as_its_equations_do(gates: dict[str, str]) -> None:
    layer = made(gates)
    x = torch.linspace(-2, 2, 7 * 2 * I, dtype=torch.float64).view(7, 2, I)
    output, (_, c_n) = layer(x)
    steps, c = step_by_step(layer, x)
    learned = [*layer.parameters()]
    ours = torch.autograd.grad(output.square().sum() + c_n.sum(), learned)
    theirs = torch.autograd.grad(steps.square().sum() + c.sum(), learned)
    for our, their in zip(ours, theirs, strict=True):
        torch.testing.assert_close(our, their, rtol=1e-9, atol=1e-12)


def test_what_is_not_learned_is_no_parameter() -> None:
    whole = sum(w.numel() for w in made({}).parameters())
    gates = {"forget_gate": "shut", "input_gate": "letter"}
    fewer = sum(w.numel() for w in made(gates).parameters())
    assert whole - fewer == (I * H + H * H + H) + H * H


def test_members_of_one_seed_share_what_they_learn_alike() -> None:
    whole = made({}).state_dict()
    for gates in FAMILY:
        own = made(gates).state_dict()
        assert all(torch.equal(own[name], whole[name]) for name in own)


def test_with_every_gate_it_is_the_lstm_of_the_same_seed() -> None:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        lstm = CompiledLSTM(I, H).double()
        after = torch.rand(1)
    ours, theirs = made({}).state_dict(), lstm.state_dict()
    assert ours.keys() == theirs.keys()
    assert all(torch.equal(ours[name], theirs[name]) for name in ours)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        GateFamilyLSTM(I, H, forget_gate="open")
        assert torch.equal(torch.rand(1), after)


@EACH
def test_letters_are_looked_up_as_their_vectors_are_read(
    gates: dict[str, str],
) -> None:
    layer, letters = made(gates), torch.tensor([[0, 3], [1, 1], [2, 0]])
    vectors = torch.linspace(-1, 1, 4 * I, dtype=torch.float64).view(4, I)
    looked_up, _ = layer.look_up(letters, vectors)
    read, _ = layer(vectors[letters])
    torch.testing.assert_close(looked_up, read)


def test_in_single_precision_an_open_gate_is_one_but_for_rounding() -> None:
    gates = {"forget_gate": "open", "input_gate": "shut"}
    layer = GateFamilyLSTM(I, H, **gates)
    c_0 = torch.linspace(-1, 1, H).view(1, 1, H)
    _, (_, c_n) = layer(torch.randn(20, 1, I), (torch.zeros(1, 1, H), c_0))
    torch.testing.assert_close(c_n, c_0, rtol=0, atol=5e-6)


def test_only_a_learned_bias_can_be_moved() -> None:
    layer = made({"forget_gate": "open", "output_gate": "constant"})
    assert [*gate_biases(layer, "f")] == []
    assert len([*gate_biases(layer, "o")]) == 1


@pytest.mark.parametrize(
    "gates", [{"input_gate": "coupled"}, {"forget_gate": "ajar"}], ids=str
)
def test_a_gate_of_no_known_kind_is_refused(gates: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="cannot be"):
        GateFamilyLSTM(I, H, **gates)
