"""What is measured on names, against the models that it is measured of."""

from typing import Any

import pytest
import torch
from torch import Tensor
from torch.autograd.functional import jacobian

from remembering_names.derivations import cell_slips, cell_terms, trained_cells
from remembering_names.derivations.cell_terms import GRU_PATHS, LSTM_PATHS
from remembering_names.derivations.gru_cell import GRU_CELL
from remembering_names.derivations.lstm_cell import LSTM_CELL
from remembering_names.derivations.lstm_jacobian import one_letter
from remembering_names.models import BiLSTM, ScratchLSTM
from remembering_names.models.name_classifier import NameClassifier
from remembering_names.names.files import encode

LSTMS = ("torch.nn:LSTM", "remembering_names.models.scratch_lstm:ScratchLSTM")
GRU = "remembering_names.models.gru:GRU"
RECIPE = {"learning_rate": 0.1, "dropout": 0.4, "epochs": 1, "hidden_size": 6}
NAME = "Satoshi"


def settings(layer: str, **changed: Any) -> dict[str, Any]:
    """Return what one model of a quick run is given."""
    return {
        "layer": layer,
        "model": "",
        "weights": "",
        "recipe": RECIPE,
        "seed": 3,
        "case": "start",
        "forget_bias": 0.0,
        "names": 1,
        "read": [NAME],
        **changed,
    }


def letters(model: NameClassifier) -> Tensor:
    rows: Tensor = model.embedding(torch.tensor(encode(NAME)))
    return rows.detach().double()


@pytest.mark.parametrize("layer", LSTMS)
def test_the_lstms_jacobian_is_that_of_the_model_on_a_name(layer: str) -> None:
    model = trained_cells.load(settings(layer))
    x, w = letters(model), trained_cells.weights(model.layer)
    own = ScratchLSTM(*w["W_xi"].shape).double()
    own.cell.load_state_dict(w)
    *_, last = cell_terms.walk(x, w, LSTM_PATHS)

    def step(c_prev: Tensor) -> Tensor:
        h_prev = last["o_prev"] * torch.tanh(c_prev)
        _, c_t = one_letter(own, {}, x[-1], h_prev, c_prev)
        return c_t

    whole = jacobian(step, last["c_prev"])
    assert torch.allclose(last["dc_t_dc_prev"], whole, atol=1e-12)


@pytest.mark.parametrize("layer", [*LSTMS, GRU])
def test_the_walk_ends_in_the_models_own_state(layer: str) -> None:
    model = trained_cells.load(settings(layer))
    paths = GRU_PATHS if layer == GRU else LSTM_PATHS
    x, w = letters(model), trained_cells.weights(model.layer)
    steps = list(cell_terms.walk(x, w, paths))
    output, _ = model.layer(x.float()[:, None])
    assert len(steps) == len(NAME) - 1
    assert torch.allclose(steps[-1]["h_t"].float(), output[-1, 0], atol=1e-6)


@pytest.mark.parametrize("layer", [*LSTMS, GRU])
def test_equations_without_a_slip_read_as_the_model_does(layer: str) -> None:
    model = trained_cells.load(settings(layer))
    w = trained_cells.weights(model.layer)
    steps = GRU_CELL.steps if layer == GRU else LSTM_CELL.steps
    state = cell_slips.read(model, w, steps, {}, [NAME])
    output, _ = model.layer(letters(model).float()[:, None])
    assert torch.allclose(state[0].float(), output[-1, 0], atol=1e-6)


def test_a_forget_bias_opens_the_direct_path() -> None:
    gains = [
        cell_terms.measure_model(
            settings(LSTMS[0], forget_bias=bias), lambda share: None
        )["direct"]
        for bias in (0.0, 1.0)
    ]
    assert gains[1] > gains[0] + 0.1


def test_gates_held_at_one_leave_the_other_paths_open() -> None:
    found = cell_terms.measure_model(
        settings(LSTMS[1], case="carousel_start"), lambda share: None
    )
    assert (found["direct"], found["forget"]) == (1, 0)
    assert found["off_identity"] > 0.001
    assert found["off_identity"] == pytest.approx(
        found["beyond"] * found["whole"], rel=1e-3
    )


def test_an_identity_has_a_gain_of_one() -> None:
    one = torch.eye(4, dtype=torch.float64)
    zero = dict.fromkeys(LSTM_PATHS.terms.values(), 0 * one)
    values = {**zero, "J_c": one, "dc_t_dc_prev": one}
    found = cell_terms.sizes(values, LSTM_PATHS)
    assert (found["whole"], found["direct"], found["beyond"]) == (1, 1, 0)


def test_a_layer_without_a_derivation_is_refused() -> None:
    with pytest.raises(TypeError, match="no derivation"):
        trained_cells.weights(BiLSTM(2, 3))
