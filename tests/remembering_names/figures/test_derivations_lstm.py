"""What the figures on gated cells say, of numbers made up here."""

from typing import Any

from firsthand.drawing.svg import Look, Sheet
from firsthand.results import Record
from remembering_names.figures.derivations_lstm import half_lives, terms

LOOK = Look("one", "One LSTM", "#123456")
START = {"direct": [0.4, 0.6], "input": [0.02, 0.04], "whole": [0.5, 0.7]}
TRAINED = {"direct": [0.9], "input": [0.3], "whole": [1.2]}


def sheet(**numbers: Any) -> Sheet:
    return Sheet(Record(numbers), [LOOK], "#000000", "#cccccc")


def test_each_path_is_told_as_the_mean_of_its_seeds() -> None:
    cases = Record(start_1=Record(START), trained=Record(TRAINED))
    _, said = terms(sheet(cell_terms=Record(one=cases)))
    assert (
        "One LSTM, at the start, forget bias 1: kept directly 0.5, "
        "via the input gate 0.03, all together 0.6; trained: kept directly "
        "0.9, via the input gate 0.3, all together 1.2."
    ) in said


def test_layers_are_told_by_their_delay_shortest_first() -> None:
    bias = Record(bias=0.0, half_life=1.0, bound=1.1)
    layers = {"1000": [300.0, 310.0], "50": [17.0, 18.0]}
    numbers = Record(
        cells=2,
        biases=Record({"0": bias, "1": bias}),
        curve=[bias],
        chrono=Record(
            {
                delay: Record(mean=mean, half_lives=mean)
                for delay, mean in layers.items()
            }
        ),
    )
    _, said = half_lives(sheet(half_lives=numbers))
    assert "up to 50: 17.5 steps on average; chrono up to 1,000: 305" in said
