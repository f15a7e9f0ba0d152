"""One more seed, against the study that had it already."""

import pytest
import torch
from tests.remembering_names.training.held_out import tiny_study
from tests.remembering_names.work_here import task

from firsthand.results import Record
from remembering_names.models import MODELS
from remembering_names.probes.live import second_seed
from remembering_names.training.held_out import study

SPEC = next(spec for spec in MODELS if spec.key == "gru")


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the study and the second seed read a few names only."""
    from remembering_names.training.held_out import seed_runs

    for module in (study, seed_runs, second_seed):
        monkeypatch.setattr(
            module, "held_out_split", lambda *_: tiny_study.SPLIT
        )


@pytest.mark.usefixtures("few")
def test_the_second_seed_answers_as_it_did_in_the_study() -> None:
    studied = tiny_study.held_out(SPEC)
    settings = {
        "split_seed": 0,
        "seeds": [2],
        "model": SPEC.key,
        "layer": SPEC.layer,
    }
    numbers = {
        SPEC.key: Record(
            recipe=Record(chosen=tiny_study.CHOSEN),
            held_out=Record(seeds=[4, 2], answers=studied["answers"]),
        )
    }
    made = second_seed.train(task(settings, numbers))
    assert made["results"]["otherwise"] == 0
    assert made["results"]["names"] == len(tiny_study.SPLIT.test)
    assert all(torch.isfinite(part).all() for part in made["weights"].values())
