"""What pairs of letters say together, on tables whose answer is known."""

import pytest
import torch
from torch import nn

from remembering_names.models import LinearRNN, NameClassifier, TanhRNN
from remembering_names.models.classifier import classify
from remembering_names.probes.lessons.letter_pairs import (
    LETTERS,
    Square,
    corners,
    left_by_sums,
    scores,
)


def small(layer: type[nn.Module]) -> NameClassifier:
    """Return a small model that tells nothing apart yet."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        return NameClassifier(layer, 4, 3).double().eval()


def test_a_sum_leaves_nothing() -> None:
    first, second = torch.randn(5, 1, 2), torch.randn(1, 4, 2)
    left = left_by_sums((first + second).double())
    torch.testing.assert_close(
        left, torch.zeros(2).double(), atol=1e-10, rtol=0
    )


def test_a_product_of_centred_letters_is_all_left() -> None:
    one = torch.tensor([-1.0, 1.0])
    left = left_by_sums(torch.outer(one, one)[..., None])
    torch.testing.assert_close(left, torch.ones(1))


@pytest.mark.parametrize(
    ("layer", "is_sum"), [(LinearRNN, True), (TanhRNN, False)]
)
def test_only_the_linear_recurrence_is_a_sum(
    layer: type[nn.Module], is_sum: bool
) -> None:
    left = left_by_sums(scores(small(layer), "Ab")).max().item()
    assert (left < 1e-12) is is_sum


def test_scores_are_those_of_the_whole_name() -> None:
    model = small(TanhRNN)
    found = scores(model, "Ab")[LETTERS.index("k"), LETTERS.index("z")]
    expected = classify(model, ["Abkz"])[0].double()
    found = torch.log_softmax(found, dim=0)
    torch.testing.assert_close(found, expected, rtol=1e-5, atol=1e-5)


def test_a_square_tells_what_changing_the_first_letter_does() -> None:
    table = torch.zeros(26, 26)
    table[1, 3] = 5  # only b before d
    found = corners(table, Square("ab", "cd"))
    assert found["change"] == [0, 5]
    assert found["apart"] == 5
