"""The held-out studies against their parts, done one by one."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from tests.remembering_names.work_here import task as work

from firsthand.encoding import dumps
from firsthand.results import Record
from firsthand.tasks import Task
from remembering_names.experiments.lab import ENGINES
from remembering_names.models import LAB_MODELS, MODELS, ModelSpec
from remembering_names.names import splits
from remembering_names.names.census import spelling_key
from remembering_names.names.cleaning import clean
from remembering_names.names.files import LANGUAGES, fold, read_names
from remembering_names.names.splits import split_by_name, split_by_row
from remembering_names.scoring import probabilities
from remembering_names.training.held_out import (
    lab_protocol,
    leak,
    study,
)
from remembering_names.training.held_out.recipe import (
    Recipe,
    log_probabilities,
    train_model,
)

FEW = {language: rows[:40] for language, rows in read_names().items()}
SPLIT = split_by_name(clean(FEW))
CHOSEN: dict[str, Any] = {
    "learning_rate": 0.01,
    "dropout": 0.4,
    "epochs": 2,
    "hidden_size": 8,
}
TAUS = [0.0, 0.3, 0.6]
TEST = np.array([LANGUAGES.index(own) for _, own in SPLIT.test])
ANY = pytest.mark.parametrize("spec", MODELS, ids=lambda spec: spec.key)
LAB = pytest.mark.parametrize("spec", LAB_MODELS, ids=lambda spec: spec.key)
Results = dict[str, Any]


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let studies read forty rows a language."""
    for module in (splits, leak, lab_protocol):
        monkeypatch.setattr(module, "read_names", lambda: FEW)
    splits.held_out_split.cache_clear()
    yield
    splits.held_out_split.cache_clear()


def task(spec: ModelSpec, **settings: Any) -> Task:
    """Return a tiny study of a model, done here and now."""
    shared = {"split_seed": 0, "taus": TAUS, "seeds": [4, 2]}
    return work(
        {**shared, "model": spec.key, "layer": spec.layer, **settings},
        {spec.key: Record(recipe=Record(chosen=CHOSEN))},
    )


def held_out(spec: ModelSpec) -> Results:
    found: Results = study.hold_out(task(spec))["results"]
    return found


def alone(spec: ModelSpec, seed: int) -> Any:
    """Return a model that one seed trains."""
    return train_model(spec.layer, SPLIT.train, Recipe(**CHOSEN), seed)


@ANY
def test_each_seed_is_a_run_of_its_own(spec: ModelSpec) -> None:
    found = held_out(spec)
    for n, seed in enumerate([4, 2]):
        log_p = log_probabilities(
            alone(spec, seed), [name for name, _ in SPLIT.test]
        )
        assert found["answers"][n] == log_p.argmax(axis=1).tolist()
        for score, value in probabilities.plain_scores(log_p, TEST).items():
            assert found[score][n] == pytest.approx(value, abs=1e-6), score


@ANY
def test_the_weights_kept_are_those_of_the_first_seed(spec: ModelSpec) -> None:
    kept = study.hold_out(task(spec))["weights"]
    expected = alone(spec, 4).state_dict()
    assert kept.keys() == expected.keys()
    assert all((kept[name] == expected[name]).all() for name in kept)


def test_scores_follow_from_the_answers_that_are_stored() -> None:
    found = held_out(MODELS[0])
    for answers, accuracy, recall, counts in zip(
        found["answers"],
        found["accuracy"],
        found["recall"],
        found["confusion"],
        strict=True,
    ):
        right = [a == b for a, b in zip(answers, TEST, strict=True)]
        assert accuracy == pytest.approx(sum(right) / len(right), abs=1e-6)
        for n in range(len(LANGUAGES)):
            own = [hit for hit, b in zip(right, TEST, strict=True) if b == n]
            assert recall[n] == pytest.approx(sum(own) / len(own), abs=1e-6)
            assert sum(counts[n]) == len(own)


def test_confidence_is_the_probability_of_the_answer() -> None:
    spec = MODELS[0]
    names = [name for name, _ in SPLIT.test]
    p = np.exp(log_probabilities(alone(spec, 4), names)).max(axis=1)
    assert held_out(spec)["confidence"][0] == pytest.approx(p, abs=6e-4)


def test_tau_is_chosen_without_test_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spec, expected = MODELS[0], held_out(MODELS[0])
    swapped = [
        (name, LANGUAGES[n % 18]) for n, (name, _) in enumerate(SPLIT.test)
    ]
    other = type(SPLIT)(SPLIT.train, SPLIT.validation, swapped)
    monkeypatch.setattr(study, "held_out_split", lambda _: other)
    found = held_out(spec)
    for field in ("tau", "validation", "validation_answers", "answers"):
        assert found[field] == expected[field], field
    assert found["accuracy"] != expected["accuracy"]


def test_bins_hold_the_test_names_of_all_seeds() -> None:
    counts = held_out(MODELS[0])["reliability"]["counts"]
    assert sum(counts) == 2 * len(SPLIT.test)


def test_what_is_stored_is_json() -> None:
    assert dumps(held_out(MODELS[0]))


def compared(spec: ModelSpec) -> Results:
    """Return what both splits score from the second seed of the study."""
    asked = task(spec, seeds=[2])
    asked.numbers[spec.key]["held_out"] = Record(held_out(spec))
    found: Results = leak.compare(asked)["results"]
    return found


def test_the_split_by_name_is_the_held_out_study_of_the_same_seeds() -> None:
    seeds, found = held_out(MODELS[0]), compared(MODELS[0])
    assert found["by_name"]["sizes"]["test"] == len(SPLIT.test)
    for score in ("accuracy", "recall", "tau", "macro_f1_corrected"):
        assert found["by_name"][score] == [seeds[score][1]]


def test_the_split_by_row_is_trained_and_tested_on_its_own_parts() -> None:
    spec, split = MODELS[0], split_by_row(FEW)
    by_row = compared(spec)["by_row"]
    assert by_row["sizes"]["test"] == len(split.test)
    model = train_model(spec.layer, split.train, Recipe(**CHOSEN), 2)
    log_p = log_probabilities(model, [name for name, _ in split.test])
    right = [
        LANGUAGES[n] == own
        for n, (_, own) in zip(log_p.argmax(axis=1), split.test, strict=True)
    ]
    assert by_row["accuracy"] == [
        pytest.approx(sum(right) / len(right), abs=1e-6)
    ]


HELD = [*SPLIT.validation, *SPLIT.test]


def test_no_row_that_the_lab_protocol_draws_is_of_a_held_out_name() -> None:
    kept = lab_protocol.remaining(FEW, HELD)
    held = {fold(name).lower() for name, _ in HELD}
    assert not {fold(r).lower() for rows in kept.values() for r in rows} & held


def test_every_other_row_is_drawn_from_copies_and_all() -> None:
    rows = ["Abel", "Abel", "Lu:", "Park ", "Satu"]
    kept = lab_protocol.remaining({"Greek": rows}, [("Park", "Korean")])
    assert kept == {"Greek": ["Abel", "Abel", "Lu:", "Satu"]}


@pytest.mark.parametrize("row", ["Park ", "park", "Park1", "Pàrk", "Park,"])
def test_a_held_out_name_stays_out_however_it_is_spelled(row: str) -> None:
    kept = lab_protocol.remaining({"Greek": [row]}, [("Park", "Korean")])
    assert kept == {"Greek": []}


def lab_study(spec: ModelSpec) -> Results:
    found: Results = lab_protocol.study(
        task(
            spec,
            classifier=spec.classifier,
            engine=ENGINES[spec.key],
            learning_rates=[0.01],
            group_size=2,
            steps=40,
            every=20,
            last=20,
        )
    )["results"]
    return found


@LAB
def test_the_lab_protocol_is_scored_on_every_held_out_pair(
    spec: ModelSpec,
) -> None:
    found = lab_study(spec)
    sizes = [sum(own == language for _, own in HELD) for language in LANGUAGES]
    for counts, recall, mean in zip(
        found["confusion"], found["recall"], found["held_out"], strict=True
    ):
        assert [sum(row) for row in counts] == sizes
        shares = [counts[n][n] / sizes[n] for n in range(len(sizes))]
        assert recall == pytest.approx(shares, abs=1e-6)
        assert mean == pytest.approx(sum(shares) / len(shares), abs=1e-6)


def test_every_row_is_drawn_from_or_kept_back() -> None:
    rows = lab_study(LAB_MODELS[0])["rows"]
    assert sum(rows.values()) == sum(map(len, FEW.values()))
    assert rows["kept_back"] >= len({spelling_key(name) for name, _ in HELD})
