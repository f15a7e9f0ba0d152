"""The lab protocol's studies against lone runs and plain sums."""

from itertools import product
from typing import Any

import pytest
import torch
from tests.remembering_names.work_here import task as work

from firsthand.encoding import dumps
from firsthand.tasks import Task
from remembering_names.experiments.lab import ENGINES
from remembering_names.models import LAB_MODELS, ModelSpec
from remembering_names.names.files import read_names
from remembering_names.training.lab import study
from remembering_names.training.lab.protocol import build, draw, train

SETTINGS = {"steps": 60, "every": 20, "last": 30}
FOUR = {language: rows[:4] for language, rows in read_names().items()}
SPECS = pytest.mark.parametrize("spec", LAB_MODELS, ids=lambda spec: spec.key)
Results = dict[str, Any]


@pytest.fixture(autouse=True)
def four(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let studies read four rows a language."""
    monkeypatch.setattr(study, "read_names", lambda: FOUR)


def tiny(spec: ModelSpec, rates: list[float], seeds: list[int]) -> Task:
    """Return a tiny study, done here and now."""
    own = {"engine": ENGINES[spec.key], "classifier": spec.classifier}
    runs = {"learning_rates": rates, "seeds": seeds}
    return work({**SETTINGS, **own, **runs})


def alone(spec: ModelSpec, rate: float, seed: int) -> Results:
    """Return what a lone run learns, as plain sums over its steps."""
    draws = draw(FOUR, SETTINGS["steps"], seed)
    losses, hits = train(build(spec.classifier, seed), draws, rate)
    starts = range(0, SETTINGS["steps"], SETTINGS["every"])
    windows = [slice(k, k + SETTINGS["every"]) for k in starts]
    end = slice(-SETTINGS["last"], None)

    def mean(values: list[float]) -> Any:
        return pytest.approx(sum(values) / len(values), rel=1e-4)

    return {
        "losses": [mean(losses[one].tolist()) for one in windows],
        "accuracies": [mean(hits[one].tolist()) for one in windows],
        "loss": mean(losses[end].tolist()),
        "accuracy": mean(hits[end].tolist()),
        "diverged_at": None,
    }


@SPECS
def test_each_seed_of_a_study_is_a_lone_run(spec: ModelSpec) -> None:
    found = study.train_seeds(tiny(spec, [0.01], [4, 0, 7]))["results"]
    for n, seed in enumerate([4, 0, 7]):
        for quantity, expected in alone(spec, 0.01, seed).items():
            assert found[quantity][n] == expected, quantity


@SPECS
def test_each_rate_and_seed_of_a_sweep_is_a_lone_run(spec: ModelSpec) -> None:
    rates, seeds = [0.02, 0.005, 0.01], [1, 0]
    found = study.sweep_rates(tiny(spec, rates, seeds))["results"]
    for (n, rate), (k, seed) in product(enumerate(rates), enumerate(seeds)):
        expected = alone(spec, rate, seed)
        assert found["accuracy"][n][k] == expected["accuracy"]
        assert found["loss"][n][k] == expected["loss"]


@SPECS
def test_the_naive_loop_as_an_experiment_is_a_lone_run(spec: ModelSpec) -> None:
    found = study.train_alone(tiny(spec, [0.01], [3]))["results"]
    assert found == {"every": 20, **alone(spec, 0.01, 3)}


@SPECS
def test_the_weights_kept_are_those_of_the_first_seed(spec: ModelSpec) -> None:
    found = study.train_seeds(tiny(spec, [0.01], [4, 0, 7]))["weights"]
    model = build(spec.classifier, 4)
    train(model, draw(FOUR, SETTINGS["steps"], 4), 0.01)
    for name, weights in model.state_dict().items():
        torch.testing.assert_close(found[name], weights, rtol=0, atol=1e-5)


@SPECS
def test_a_rate_that_diverges_costs_the_others_nothing(spec: ModelSpec) -> None:
    swept = study.sweep_rates(tiny(spec, [1e30, 0.01], [0]))["results"]
    calm = study.sweep_rates(tiny(spec, [0.01], [0]))["results"]
    assert swept["loss"] == [[None], *calm["loss"]]
    assert swept["accuracy"] == [[None], *calm["accuracy"]]
    assert swept["diverged_at"][0][0] in range(2, 9)
    assert swept["diverged_at"][1] == [None]


@SPECS
def test_a_seed_that_diverges_is_null_throughout(spec: ModelSpec) -> None:
    found = study.train_seeds(tiny(spec, [1e30], [0]))["results"]
    quantities = ("loss", "accuracy", "confusion", "recall")
    assert [found[quantity] for quantity in quantities] == [[None]] * 4
    assert dumps(found)  # no NaN, which JSON does not know
