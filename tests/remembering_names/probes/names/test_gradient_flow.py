"""Gains and slopes, against autograd, powers of a matrix and differences."""

import pytest
import torch
from tests.remembering_names.probes.names.ways_of_reading import (
    LAGS,
    T,
    ways,
)
from tests.remembering_names.probes.small_models import (
    LAYERS,
    H,
    I,
    letters,
    small,
)
from torch import Tensor, nn
from torch.autograd.functional import jacobian

from remembering_names.probes.names.gradient_flow import (
    blocks,
    flow,
    jacobians,
    largest_gain,
    letter_slopes,
    name_blocks,
    recurrent_matrix,
    rms_gain,
    size,
)
from remembering_names.probes.names.state_reader import Reader, readers

EACH = pytest.mark.parametrize("key", LAYERS)


def run_on(way: Reader, x: Tensor, s: Tensor) -> Tensor:
    """Return the state after reading letters (L, I) from a state (P H,)."""
    for x_t in x:
        s = way.step(x_t[None], s[None])[0]
    return s


@EACH
def test_one_way_back_finds_the_whole_jacobian_of_a_step(key: str) -> None:
    for way, x, states in ways(key):
        (found,) = jacobians(way, x[-1:], states[-2])
        expected = jacobian(
            lambda s, w=way, x=x: run_on(w, x[-1:], s), states[-2]
        )
        torch.testing.assert_close(found, expected)


@EACH
def test_jacobians_are_products_of_those_of_steps(key: str) -> None:
    for way, x, states in ways(key):
        product = torch.eye(states.shape[1], dtype=torch.float64)
        found = jacobians(way, x[-LAGS:], states[-1 - LAGS])
        for lag, J in enumerate(found, start=1):
            place = T - lag
            (step,) = jacobians(way, x[place : place + 1], states[place - 1])
            product = product @ step  # the latest step stands leftmost
            torch.testing.assert_close(J, product)


@EACH
def test_the_longest_is_the_jacobian_of_reading_on(key: str) -> None:
    for way, x, states in ways(key):
        found = jacobians(way, x[-LAGS:], states[-1 - LAGS])[-1]
        expected = jacobian(
            lambda s, w=way, x=x: run_on(w, x[-LAGS:], s), states[-1 - LAGS]
        )
        torch.testing.assert_close(found, expected)


def test_the_linear_gain_is_that_of_a_power_of_its_matrix() -> None:
    model = small("rnn")
    W_h = recurrent_matrix(model.layer)
    assert W_h is not None
    found = flow(model, [letters(T), letters(T + 1)], LAGS)
    for lag in range(1, LAGS + 1):
        power = torch.linalg.matrix_power(W_h, lag)
        rms = power.square().mean(0).sum().sqrt()
        largest = torch.linalg.svdvals(power)[0]
        torch.testing.assert_close(found["rms"]["h"][lag - 1], rms)
        torch.testing.assert_close(found["largest"]["h"][lag - 1], largest)


def test_a_tanh_keeps_the_gain_below_its_bound() -> None:
    model = small("tanh_rnn")
    W_h = recurrent_matrix(model.layer)
    assert W_h is not None
    bound = size(W_h)["largest"]
    found = flow(model, [letters(T)], LAGS)["largest"]["h"]
    assert all(found[lag - 1] < bound**lag for lag in range(1, LAGS + 1))


def test_a_matrix_is_told_by_its_bound_and_its_radius() -> None:
    told = size(torch.tensor([[0.5, 2.0], [0.0, -0.8]], dtype=torch.float64))
    assert told["radius"] == pytest.approx(0.8)
    assert told["largest"] == pytest.approx(2.204, abs=1e-3)


def test_the_gain_of_the_identity_is_one() -> None:
    eye = torch.eye(7)
    assert rms_gain(eye).item() == pytest.approx(1)
    assert largest_gain(-eye).item() == pytest.approx(1)


@EACH
def test_a_layer_has_a_block_for_each_part_of_its_state(key: str) -> None:
    model = small(key)
    _, state = model.layer(model.embedding(letters(1, 1)))
    parts = len(state) if isinstance(state, tuple) else 1
    (found, *_) = name_blocks(model, letters(T), LAGS)
    assert list(found) == list("hc"[:parts])
    assert all(J.shape == (LAGS, H, H) for J in found.values())


def test_a_block_holds_the_other_part_fixed() -> None:
    J = torch.arange(36.0).reshape(1, 6, 6)
    found = blocks(J, 3)
    assert torch.equal(found["h"][0], J[0, :3, :3])
    assert torch.equal(found["c"][0], J[0, 3:, 3:])


@EACH
def test_reading_by_letter_ends_as_the_layer_does(key: str) -> None:
    model = small(key)
    x = model.embedding(letters(T))[:, None]
    _, state = model.layer(x)
    for way in readers(model.layer, I):
        torch.testing.assert_close(way.states(x)[-1], way.pack(state))


def test_the_second_direction_reads_from_the_end() -> None:
    model = small("bilstm")
    back = nn.LSTM(I, H).double()
    back.load_state_dict(model.layer.get_submodule("backwards").state_dict())
    model.layer.forwards = back
    ahead, behind = readers(model.layer, I)
    x = model.embedding(letters(T))[:, None]
    turned = ahead.states(x.flip(0))
    torch.testing.assert_close(behind.states(x), turned)


@EACH
def test_slopes_of_letters_are_those_of_the_loss(key: str) -> None:
    model, name = small(key), letters(T)
    language = torch.tensor(4)
    found = letter_slopes(model, name, language, LAGS)
    x = model.embedding(name)[:, None].requires_grad_()
    _, state = model.layer(x)
    h_n = state[0] if isinstance(state, tuple) else state
    parts = []
    for d in range(len(h_n)):  # what the other direction does is held fixed
        h = torch.stack(
            [h_n[k] if k == d else h_n[k].detach() for k in range(len(h_n))]
        )
        logits = model.out(torch.cat(h.unbind(), dim=1))
        loss = -torch.log_softmax(logits, dim=1)[0, language]
        (slope,) = torch.autograd.grad(loss, x, retain_graph=True)
        norms = slope[:, 0].norm(dim=1)
        parts.append(norms if d else norms.flip(0))
    expected = torch.stack(parts).mean(0)[: LAGS + 1]
    torch.testing.assert_close(found, expected)


def test_a_layer_with_gates_has_no_bound_of_one_matrix() -> None:
    gated = set(LAYERS) - {"rnn", "tanh_rnn"}
    found = {key: recurrent_matrix(small(key).layer) for key in gated}
    assert set(found.values()) == {None}


def test_pytorchs_own_rnn_has_one() -> None:
    layer = nn.RNN(I, H)
    found = recurrent_matrix(layer)
    assert found is not None
    assert torch.equal(found, layer.get_parameter("weight_hh_l0"))
