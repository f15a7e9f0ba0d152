"""`python -m remembering_names` as its users call it."""

import io
import subprocess
import sys
from collections.abc import Sequence

import pytest

from firsthand import results
from remembering_names import __main__ as command
from remembering_names.asking import prediction
from remembering_names.asking.prediction import Guess, PredictionError
from remembering_names.experiments import single_names
from remembering_names.models import MODELS

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Put a made-up model in the place of all; return what it is asked."""
    calls: list[object] = []

    def load(key: str, layer: str) -> str:
        calls.append((key, layer))
        return key

    def predict(
        model: str, names: Sequence[str], top: int
    ) -> list[list[Guess]]:
        calls.append((list(names), top))
        return [[(0.5, f"like {name}")] for name in names]

    monkeypatch.setattr(prediction, "load", load)
    monkeypatch.setattr(prediction, "predict", predict)
    return calls


def refused(capsys: Captured, *arguments: str) -> str:
    """Return the last line that argparse says to a wrong command line."""
    with pytest.raises(SystemExit) as caught:
        command.main(arguments)
    assert caught.value.code == 2
    return capsys.readouterr().err.splitlines()[-1]


def test_names_are_answered_one_after_the_other(
    asked: list[object], capsys: Captured
) -> None:
    assert command.main(["predict", "Sato", "Ito"]) == 0
    shown = capsys.readouterr()
    assert shown.out == "> Sato\n(0.50) like Sato\n\n> Ito\n(0.50) like Ito\n"
    assert shown.err == ""


def test_the_model_and_the_number_asked_for_are_used(
    asked: list[object],
) -> None:
    command.main(["predict", "Sato", "--model", "gru", "--top", "5"])
    (gru,) = (spec for spec in MODELS if spec.key == "gru")
    assert asked == [("gru", gru.layer), (["Sato"], 5)]


def test_the_default_model_is_the_one_that_the_page_shows(
    asked: list[object],
) -> None:
    command.main(["predict", "Sato"])
    shown = single_names.ASKED
    assert asked == [(shown.key, shown.layer), (["Sato"], prediction.TOP)]


def test_how_a_name_is_read_is_told_apart_from_the_answer(
    asked: list[object], capsys: Captured
) -> None:
    command.main(["predict", "Ślusarski"])
    shown = capsys.readouterr()
    assert shown.err == "Ślusarski is read as Slusarski\n"
    assert shown.out == "> Ślusarski\n(0.50) like Ślusarski\n"


@pytest.mark.survives(
    "Names",
    "a name without a letter among others",
    "one line for it, an answer for each other; status 1",
)
def test_a_refused_name_keeps_no_other_from_its_answer(
    asked: list[object], capsys: Captured
) -> None:
    assert command.main(["predict", "", "Ito"]) == 1
    shown = capsys.readouterr()
    assert shown.err.startswith("error: '' has no letter from A to Z")
    assert shown.out == "> Ito\n(0.50) like Ito\n"


def test_no_model_is_read_when_there_is_nothing_to_ask(
    asked: list[object],
) -> None:
    assert command.main(["predict", "12"]) == 1
    assert asked == []


def test_a_dash_stands_for_the_lines_of_standard_input(
    asked: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    content = io.BytesIO(b"Sato\n\n van Berg \n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(content))
    command.main(["predict", "Ito", "-"])
    assert asked[-2:] == [
        (["Ito"], prediction.TOP),
        (["Sato", " van Berg "], prediction.TOP),
    ]


@pytest.mark.survives(
    "Names",
    "names in Latin-1 on standard input",
    "`standard input is not UTF-8; convert it`",
)
def test_input_that_is_no_text_is_told(
    asked: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(b"M\xfcller\n"), "utf-8")
    monkeypatch.setattr(sys, "stdin", stdin)
    with pytest.raises(PredictionError, match="not UTF-8"):
        command.main(["predict", "-"])


@pytest.mark.survives(
    "Places and clones",
    "no PyTorch is installed, and a name is asked for",
    "one line that says what installs it",
)
def test_torch_that_is_not_installed_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    name = "remembering_names.models.name_classifier"
    monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setattr(results, "read", lambda file: {"recipe": {}})
    with pytest.raises(PredictionError, match=r"`make results` installs it"):
        command.main(["predict", "Sato"])


def test_an_unknown_model_is_told_which_there_are(capsys: Captured) -> None:
    told = refused(capsys, "predict", "Sato", "--model", "elman")
    assert [spec.key for spec in MODELS if spec.key not in told] == []


@pytest.mark.parametrize("top", ["0", "19", "-1", "two", "1.5", ""])
def test_a_number_of_languages_out_of_bounds_is_refused(
    top: str, capsys: Captured
) -> None:
    told = refused(capsys, "predict", "Sato", f"--top={top}")
    assert f"{top!r} is not 1, 2, ... 18" in told


@pytest.mark.parametrize("arguments", [(), ("predict",), ("Sato",)])
def test_what_is_missing_or_unknown_is_named(
    arguments: tuple[str, ...], capsys: Captured
) -> None:
    assert "error: " in refused(capsys, *arguments)


def test_help_lists_the_models_and_says_what_it_is_not_for(
    capsys: Captured,
) -> None:
    with pytest.raises(SystemExit) as caught:
        command.main(["predict", "--help"])
    assert caught.value.code == 0
    told = " ".join(capsys.readouterr().out.split())
    assert command.WARNING in told
    assert [spec.key for spec in MODELS if spec.key not in told] == []


def test_an_error_ends_a_run_in_one_line() -> None:
    finished = subprocess.run(
        [sys.executable, "-m", "remembering_names", "predict", ""],
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 1
    assert finished.stderr.splitlines() == [
        "error: '' has no letter from A to Z; spell the name in Latin letters"
    ]
