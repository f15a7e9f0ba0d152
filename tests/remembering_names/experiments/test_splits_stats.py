"""The family of comparisons that is tested."""

from collections import Counter

from firsthand import results
from remembering_names.experiments.splits_stats import FAMILY, NGRAMS
from remembering_names.models import MODELS
from remembering_names.root import ROOT

PAIRS = [pair for pairs in FAMILY.values() for pair in pairs.values()]


def test_no_two_models_are_compared_twice() -> None:
    assert max(Counter(map(frozenset, PAIRS)).values()) == 1


def test_every_model_is_compared_with_the_ngrams() -> None:
    assert [*FAMILY["ngrams"]] == [spec.key for spec in MODELS]


def test_the_ngrams_compared_were_best_on_the_old_validation_names() -> None:
    assert results.context(ROOT).comparisons.best_ngram == NGRAMS


def test_what_only_shows_the_least_one_can_do_is_not_tested() -> None:
    compared = {key for pair in PAIRS for key in pair}
    assert not {"majority", "letter_counts"} & compared
