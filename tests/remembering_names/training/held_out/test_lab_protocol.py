"""The lab protocol on four fifths of the names."""

import pytest
from tests.remembering_names.training.held_out.tiny_study import (
    FEW,
    SPLIT,
    Results,
    task,
)

from remembering_names.experiments.lab import ENGINES
from remembering_names.models import LAB_MODELS, ModelSpec
from remembering_names.names.census import spelling_key
from remembering_names.names.files import LANGUAGES, fold
from remembering_names.training.held_out import (
    lab_protocol,
)

pytestmark = pytest.mark.usefixtures("few")

LAB = pytest.mark.parametrize("spec", LAB_MODELS, ids=lambda spec: spec.key)
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
