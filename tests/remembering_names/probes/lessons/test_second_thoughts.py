"""Which name is told, on probabilities whose course is known."""

import torch

from remembering_names.models import NameClassifier, TanhRNN
from remembering_names.models.classifier import classify
from remembering_names.names.files import LANGUAGES
from remembering_names.probes.lessons.second_thoughts import (
    AHEAD,
    Story,
    drop,
    endings,
    highest_place,
    lowest_place,
    of_one_language,
    told,
)
from remembering_names.probes.names.posterior import running
from remembering_names.probes.names.selection import Name

COURSE = torch.tensor([0.1, 0.9, 0.4, 0.5, 0.95, 0.7])


def test_a_drop_is_the_longest_of_all_falls() -> None:
    pairs = torch.combinations(COURSE)  # earlier before later
    falls = pairs[:, 0] - pairs[:, 1]
    assert drop(COURSE) == falls.max().item()


def test_what_only_rises_never_falls() -> None:
    assert drop(torch.tensor([0.1, 0.2, 0.2, 0.9])) == 0


def test_the_fall_is_between_its_two_places() -> None:
    high, low = highest_place(COURSE), lowest_place(COURSE)
    assert (int(high), int(low)) == (1, 2)
    assert (COURSE[high] - COURSE[low]).item() == drop(COURSE)


def test_a_name_of_two_languages_is_left_out_however_it_is_spelled() -> None:
    pairs = [("Abel", "English"), ("Ábel", "Czech"), ("Ivanov", "Russian")]
    assert [name.text for name in of_one_language(pairs)] == ["Ivanov"]


def test_endings_are_counted_by_language() -> None:
    pairs = [("Oda", "x"), ("Ken", "x"), ("Lee", "y"), ("ABBÉ", "y")]
    assert endings(pairs, "x") == {"own": 0.5, "others": 1.0}


def test_what_is_told_at_the_end_is_what_the_model_answers() -> None:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        model = NameClassifier(TanhRNN, 4, 3).eval()
    name = Name("Abkin", ["Russian"])
    p = running(model, name.letters[:, None])[:, 0].exp()
    last = told(Story(name, p))["read"][-1]
    best = classify(model, ["Abkin"])[0].exp().topk(AHEAD)
    assert last["leading"] == [LANGUAGES[n] for n in best.indices.tolist()]
    torch.testing.assert_close(
        torch.tensor(last["sure"]), best.values, rtol=1e-3, atol=0
    )
