"""A trained model asked about single names, from weights that it reads."""

import json
from pathlib import Path

import pytest
import torch
from safetensors.torch import save, save_file
from tests.remembering_names.work_here import task as work

from firsthand import results
from firsthand.tracking.sources import Sources
from remembering_names.asking import prediction
from remembering_names.asking.prediction import (
    LONGEST,
    PredictionError,
)
from remembering_names.experiments import EXPERIMENTS
from remembering_names.models import MODELS, ModelSpec, NameClassifier
from remembering_names.names.files import LANGUAGES, encode
from remembering_names.report import REPORT

LAYER = "torch.nn:GRU"
SIZES = {"hidden_size": 6, "embedding_size": 5}


@pytest.fixture
def model() -> NameClassifier:
    """Return a small model that nothing has trained."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        return NameClassifier(torch.nn.GRU, *SIZES.values()).eval()


@pytest.fixture
def shipped(model: NameClassifier, tmp_path: Path) -> Path:
    """Return a folder in which that model was stored as `toy`."""
    result = tmp_path / results.RESULTS / "toy.held_out.json"
    weights = tmp_path / prediction.WEIGHTS.format("toy")
    for path in (result, weights):
        path.parent.mkdir(parents=True)
    result.write_text(json.dumps({"recipe": SIZES}), "utf-8")
    save_file(model.state_dict(), weights)
    return tmp_path


def refusal(root: Path) -> str:
    """Return why the model cannot be loaded."""
    with pytest.raises((PredictionError, results.ResultError)) as caught:
        prediction.load("toy", LAYER, root)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_it_says_what_the_model_with_those_weights_says(
    model: NameClassifier, shipped: Path
) -> None:
    loaded = prediction.load("toy", LAYER, shipped)
    letters = torch.tensor(encode("Satoshi"))[:, None]
    p = dict(zip(LANGUAGES, model(letters)[0].exp().tolist(), strict=True))
    (found,) = prediction.predict(loaded, ["Satoshi"], top=18)
    assert {own: share for share, own in found} == pytest.approx(p)


def test_the_likeliest_language_comes_first(model: NameClassifier) -> None:
    (found,) = prediction.predict(model, ["Satoshi"], top=18)
    assert found == sorted(found, key=lambda guess: -guess[0])


def test_fewer_languages_are_the_first_of_more(model: NameClassifier) -> None:
    (all_of_them,) = prediction.predict(model, ["Satoshi"], top=18)
    assert prediction.predict(model, ["Satoshi"], top=2) == [all_of_them[:2]]


def test_answers_come_in_the_order_of_the_names(model: NameClassifier) -> None:
    names = ["Satoshi", "Ito", "Jackson"]
    alone = [prediction.predict(model, [name])[0] for name in names]
    for found, expected in zip(
        prediction.predict(model, names), alone, strict=True
    ):
        assert [own for _, own in found] == [own for _, own in expected]


def test_an_answer_looks_as_in_the_tutorial() -> None:
    guesses = [(0.868, "Japanese"), (0.0513, "Italian")]
    assert prediction.answer("Satoshi", guesses) == (
        "> Satoshi\n(0.87) Japanese\n(0.05) Italian"
    )


def test_the_longest_name_is_read_to_its_end(model: NameClassifier) -> None:
    long = "a" * (LONGEST - 1)
    one, other = prediction.predict(model, [long + "b", long + "z"])
    assert one != other


@pytest.mark.survives(
    "Damaged files",
    "weights that are missing",
    "one line that names the file and says what to do; status 1",
)
def test_missing_weights_are_told_in_a_line(shipped: Path) -> None:
    (shipped / prediction.WEIGHTS.format("toy")).unlink()
    told = refusal(shipped)
    assert told.endswith(
        "toy.held_out.safetensors: missing; run `python scripts/regenerate.py`"
    )


@pytest.mark.survives(
    "Damaged files",
    "weights that are empty, or no weights",
    "one line that names the file and says what to do; status 1",
)
@pytest.mark.parametrize("content", [b"", b"no weights", b"\0" * 100])
def test_damaged_weights_are_told_in_a_line(
    content: bytes, shipped: Path
) -> None:
    (shipped / prediction.WEIGHTS.format("toy")).write_bytes(content)
    assert "safetensors: damaged" in refusal(shipped)


@pytest.mark.survives(
    "Damaged files",
    "weights of another model in their place",
    "one line that names the file and says what to do; status 1",
)
def test_weights_of_another_model_are_told_in_a_line(shipped: Path) -> None:
    other = NameClassifier(torch.nn.LSTM, *SIZES.values())
    save_file(other.state_dict(), shipped / prediction.WEIGHTS.format("toy"))
    assert "not of this model" in refusal(shipped)


@pytest.mark.survives(
    "Damaged files",
    "weights without the result that tells their sizes",
    "one line that names the file and says what to do; status 1",
)
def test_a_missing_recipe_is_told_in_a_line(shipped: Path) -> None:
    (shipped / results.RESULTS / "toy.held_out.json").unlink()
    assert "toy.held_out.json: missing" in refusal(shipped)


def test_no_code_that_trains_is_needed() -> None:
    modules = Sources(REPORT).closure({prediction.__name__})
    assert not [name for name in modules if ".training" in name]


def test_of_libraries_it_needs_only_torch_and_safetensors() -> None:
    sources = Sources(REPORT)
    files = sources.closure({prediction.__name__}).values()
    imported = set().union(*map(sources.third_party, files))
    assert imported & {"matplotlib", "scipy", "sklearn"} == set()


def test_the_page_shows_what_the_command_prints() -> None:
    (shown,) = (one for one in EXPERIMENTS if one.name == "prediction")
    settings = {**shown.settings, **shown.quick, "names": ["Ito", "Ślusarski"]}
    held_out = results.Record(recipe=SIZES)
    numbers = {settings["model"]: results.Record(held_out=held_out)}
    blank = prediction.build(settings["layer"], SIZES).state_dict()
    content = save({name: t.zero_() for name, t in blank.items()})
    weights = {f"{settings['model']}.held_out": content}
    made = prediction.publish(work(settings, numbers, weights))
    even = [(1 / len(LANGUAGES), language) for language in LANGUAGES[:3]]
    assert made["fragment"] == (
        "```text\n$ python -m remembering_names predict Ito Ślusarski\n"
        "Ślusarski is read as Slusarski\n"
        f"{prediction.answer('Ito', even)}\n\n"
        f"{prediction.answer('Ślusarski', even)}\n```\n"
    )


@pytest.mark.parametrize("spec", MODELS, ids=lambda spec: spec.key)
def test_every_model_is_shipped_with_weights(spec: ModelSpec) -> None:
    model = prediction.load(spec.key, spec.layer)
    ((guess,),) = prediction.predict(model, ["Papadopoulos"], top=1)
    assert guess[1] == "Greek"
