"""A held-out study of a few names and small models."""

from typing import Any

from tests.remembering_names.work_here import task as work

from firsthand.results import Record
from firsthand.tasks import Task
from remembering_names.models import ModelSpec
from remembering_names.names.cleaning import clean
from remembering_names.names.files import read_names
from remembering_names.names.splits import split_by_name
from remembering_names.training.held_out import (
    study,
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
Results = dict[str, Any]


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
