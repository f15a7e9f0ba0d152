"""Names of every script, in every form, and as many as anybody has."""

import io
import sys
import unicodedata
from collections.abc import Sequence
from typing import Literal, get_args

import pytest

from remembering_names import __main__ as command
from remembering_names.asking import prediction
from remembering_names.asking.prediction import Guess

SCRIPTS = {  # one name or word in each
    "Arabic": "محمد",
    "Armenian": "Խաչատրյան",
    "Bengali": "বন্দ্যোপাধ্যায়",
    "Cherokee": "ᏍᏏᏉᏯ",
    "Cyrillic": "Достоевский",
    "Devanagari": "शर्मा",
    "Ethiopic": "ገብረ",
    "Georgian": "ჭავჭავაძე",
    "Greek": "Παπαδόπουλος",
    "Han": "佐藤",
    "Hangul": "김",
    "Hebrew": "לוי",
    "Hiragana": "さとう",
    "Khmer": "សុខ",
    "Tamil": "முருகன்",
    "Thai": "สมชาย",
    "Tibetan": "བསྟན་འཛིན",
    "beyond the first plane": "𐍅𐌿𐌻𐍆𐌹𐌻𐌰",
    "pictures": "👩‍👩‍👧",
}
Form = Literal["NFC", "NFD", "NFKC", "NFKD"]
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Put a made-up model in the place of all; return how many it is asked."""
    counts: list[int] = []

    def predict(
        model: object, names: Sequence[str], top: int
    ) -> list[list[Guess]]:
        counts.append(len(names))
        return [[(0.5, "like it")] for _ in names]

    monkeypatch.setattr(prediction, "load", lambda key, layer: object())
    monkeypatch.setattr(prediction, "predict", predict)
    return counts


def given(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    """Give names on standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


@pytest.mark.survives(
    "Names",
    "a name in a script without Latin letters",
    "one line: spell the name in Latin letters; status 1",
)
@pytest.mark.parametrize("script", SCRIPTS)
def test_a_name_in_another_script_is_refused(
    script: str, asked: list[int], capsys: Captured
) -> None:
    assert command.main(["predict", SCRIPTS[script]]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "no letter from A to Z; spell the name in Latin letters" in line


@pytest.mark.survives(
    "Names",
    "a name in any of Unicode's normal forms",
    "it is read alike",
)
@pytest.mark.parametrize("form", get_args(Form))
@pytest.mark.parametrize("name", ["Ślusarski", "Nguyễn", "Brontë", "Åström"])
def test_normal_forms_are_read_alike(form: Form, name: str) -> None:
    other = unicodedata.normalize(form, name)
    assert prediction.legible(other) == prediction.legible(name)


@pytest.mark.survives(
    "Names",
    "a byte-order mark before the first name",
    "nothing; it is no letter",
)
def test_a_byte_order_mark_is_no_letter(
    asked: list[int], monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    given(monkeypatch, b"\xef\xbb\xbfSato\n")
    assert command.main(["predict", "-"]) == 0
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("> Sato\n(0.50) like it\n", "")


@pytest.mark.survives(
    "Names",
    "names in UTF-16 on standard input",
    "`standard input is not UTF-8; convert it`",
)
def test_names_in_utf_16_are_refused(
    asked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    given(monkeypatch, "Sato\n".encode("utf-16"))
    with pytest.raises(prediction.PredictionError, match="not UTF-8"):
        command.main(["predict", "-"])


@pytest.mark.survives(
    "Names",
    "a terminal that is said to speak Latin-1, and names in UTF-8",
    "they are read as UTF-8",
)
def test_input_is_utf_8_whatever_the_locale_says(
    asked: list[int], monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    content = io.BytesIO("Müller\n".encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(content, "latin-1"))
    command.main(["predict", "-"])
    assert capsys.readouterr().err == "Müller is read as Muller\n"


@pytest.mark.survives(
    "Names",
    "line ends of Windows, of old Macs, and none at the end",
    "each line is one name",
)
def test_every_kind_of_line_end_ends_a_name(
    asked: list[int], monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    given(monkeypatch, b"Sato\r\nIto\rAbe\nOno")
    command.main(["predict", "-"])
    shown = capsys.readouterr().out
    names = [line for line in shown.splitlines() if line.startswith(">")]
    assert names == ["> Sato", "> Ito", "> Abe", "> Ono"]


@pytest.mark.survives(
    "Names",
    "a line of ten million letters among names",
    "one short line for it, an answer for each other; status 1",
)
def test_an_endless_line_is_refused_in_a_short_one(
    asked: list[int], monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    given(monkeypatch, b"Sato\n" + b"a" * 10_000_000 + b"\nIto\n")
    assert command.main(["predict", "-"]) == 1
    shown = capsys.readouterr()
    assert len(shown.err) < 120
    assert shown.out.count("like it") == 2
