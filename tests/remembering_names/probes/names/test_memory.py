"""What is stored of what models remember."""

from typing import Any

import pytest
import torch
from tests.remembering_names.probes.small_models import LAYERS, small
from tests.remembering_names.work_here import task as work

from firsthand import results
from firsthand.encoding import dumps
from firsthand.tasks import resolve
from remembering_names.experiments.memory import EXPERIMENTS, UNGATED
from remembering_names.models import MODELS
from remembering_names.names.files import LANGUAGES, encode
from remembering_names.names.splits import held_out_split
from remembering_names.probes.names import memory, selection
from remembering_names.training.held_out.batches import by_length

SPLIT = held_out_split(0)
FEW = SPLIT.validation[::4]
TARGETS = {t.name: t for e in EXPERIMENTS for t in e.targets(is_quick=True)}


def settings(key: str) -> dict[str, Any]:
    """Return the settings of a quick run on a model."""
    chosen = [FEW[0][0], FEW[40][0]]
    found = dict(TARGETS[f"{key}.memory"].settings)
    return {**found, "chosen": chosen, "random": 1, "lags": 3, "fewest": 20}


def stored(key: str) -> Any:
    """Return what a run over two seeds stores, of small models."""
    item = {**settings(key), "seeds": [5, 6]}
    new, model = (small(key, scale).float() for scale in (0.3, 0.8))
    run = memory.measure_both(new, model, FEW, item)
    numbers = results.Record(
        {key: results.Record(recipe=results.Record(chosen={}))}
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(memory, "train_on_names", lambda *_: {})
        patch.setattr(memory, "probe_seed", lambda *_: dict(run))
        return memory.probe_seeds(work(item, numbers))["results"]


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    """Return what is stored of each model."""
    return {spec.key: stored(spec.key) for spec in MODELS}


def test_it_can_be_written_as_json(found: dict[str, Any]) -> None:
    for one in found.values():
        assert "NaN" not in dumps(one)


def test_a_model_has_what_its_kind_has(found: dict[str, Any]) -> None:
    for spec in MODELS:
        trained = found[spec.key]["trained"]
        assert ("matrix" in trained) == (not spec.gates)
        assert ("half_lives" in trained) == bool(spec.gates)
        assert list(trained["gates"]) == list(spec.gates)
        parts = {"h", "c"} if "f" in spec.gates else {"h"}
        assert trained["rms"].keys() == parts


def test_every_value_is_a_list_over_seeds(found: dict[str, Any]) -> None:
    for one in found.values():
        assert len(one["trained"]["accuracy"]) == 2
        assert len(one["initial"]["rms"]["h"]) == 2
        assert len(one["initial"]["rms"]["h"][0]) == 3


def test_slopes_are_relative_to_the_last_letter(found: dict[str, Any]) -> None:
    for one in found.values():
        assert one["trained"]["letters"][0][0] == 1


def test_what_is_shown_ends_in_the_models_answer(
    found: dict[str, Any],
) -> None:
    model = small("gru").float()
    for told in found["gru"]["shown"]:
        letters = torch.tensor(encode(told["name"]))[:, None]
        p = model(letters).exp()[0]
        assert told["sure"][-1] == pytest.approx(p.max().item(), rel=1e-3)
        assert len(told["own"]) == len(told["letters"]) == len(letters)


def test_running_it_again_gives_the_same_bytes() -> None:
    first, second = (dumps(stored("gru")) for _ in range(2))
    assert first == second


def test_the_accuracy_is_the_share_of_right_answers() -> None:
    model = small("rnn").float()
    right = 0
    for name, language in FEW:
        answer = model(torch.tensor(encode(name))[:, None]).argmax().item()
        right += LANGUAGES[int(answer)] == language
    found = memory.accuracy(model, by_length(FEW))
    assert found == pytest.approx(right / len(FEW))


def test_names_are_drawn_from_names_long_enough() -> None:
    drawn = selection.long_names(SPLIT.validation, 11, 20, seed=0)
    assert len({name.text for name in drawn}) == 20
    assert all(len(encode(name.text)) >= 11 for name in drawn)
    assert drawn == selection.long_names(SPLIT.validation, 11, 20, seed=0)


def test_a_name_that_a_model_has_learned_from_is_not_shown() -> None:
    known = SPLIT.train[0][0]
    with pytest.raises(ValueError, match=f"'{known}' is no validation name"):
        selection.shown_names(SPLIT.validation, [known], 1, seed=0)


def test_a_name_has_all_its_languages() -> None:
    pairs = [("Abraham", "French"), ("Ito", "Japanese"), ("Abraham", "English")]
    first, second = selection.distinct(pairs)
    assert first.languages == ["English", "French"]
    assert second.text == "Ito"


@pytest.mark.parametrize("key", UNGATED)
@pytest.mark.parametrize("start", ["orthogonal", "identity"])
def test_a_start_changes_the_recurrent_matrix_alone(
    key: str, start: str
) -> None:
    layers = []
    for make in (LAYERS[key], resolve(UNGATED[key][start])):
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(2)
            layers.append(make(5, 8))
    usual, other = (dict(layer.named_parameters()) for layer in layers)
    assert isinstance(layers[1], type(layers[0]))
    for name in usual:
        assert torch.equal(usual[name], other[name]) == (name != "W_h")
    W_h = other["W_h"].detach()
    torch.testing.assert_close(W_h @ W_h.T, torch.eye(8))
    assert torch.equal(W_h, torch.eye(8)) == (start == "identity")
