"""The clock beside its latches, of made-up runs."""

import numpy as np
import pytest

from firsthand.drawing.svg import Look, Sheet
from firsthand.drawing.tokens import COLOURS
from firsthand.results import Record
from remembering_names.figures import delay_clock

LENGTH = 30
TICKS = [100, 0, 40] * (LENGTH // 3)  # right at delays of 3k + 1


def run(key: str) -> Record:
    """Return where eight symbols go that stay where they are."""
    lines = [[[n, step % 2] for step in range(4)] for n in range(8)]
    return Record(
        key=key, place=0, variance=0.9, moved=[1.5], early=lines, late=lines
    )


def study(shares: list[int], kind: str, period: int | None) -> Record:
    found = Record(kind=kind, period=period)
    return Record(delay_curriculum=Record(everywhere=[shares], kind=[found]))


@pytest.fixture
def sheet() -> Sheet:
    numbers = Record(
        delay_task=Record(tested=[4, 10, 27]),
        delay_states=Record(
            symbols="abcdefgh",
            clock=run("tanh_rnn"),
            torch_lstm=run("torch_lstm"),
            identity_tanh_rnn=run("identity_tanh_rnn"),
        ),
        tanh_rnn=study(TICKS, "clock", 3),
        torch_lstm=study([100] * LENGTH, "latch", None),
    )
    looks = [
        Look("tanh_rnn", "Tanh RNN", "#a3195b"),
        Look("torch_lstm", "PyTorch's LSTM", "#00618f"),
    ]
    return Sheet(numbers, looks, "#000000", "#cccccc")


def test_the_words_say_what_the_clock_scores_at_each_remainder(
    sheet: Sheet,
) -> None:
    _, alt = delay_clock.clock(sheet)
    assert "40 at those that leave 0, 100 at those that leave 1" in alt


def test_rings_lie_on_the_clock_at_the_delays_first_tested(
    sheet: Sheet,
) -> None:
    figure, _ = delay_clock.clock(sheet)
    rings = figure.axes[3].lines[-1]
    assert np.asarray(rings.get_xdata()).tolist() == [4, 10, 27]
    assert np.asarray(rings.get_ydata()).tolist() == [100, 100, 40]


def test_all_symbols_of_each_run_are_named(sheet: Sheet) -> None:
    figure, _ = delay_clock.clock(sheet)
    for axes in figure.axes[:3]:
        named = [text.get_text() for text in axes.texts]
        assert named == list("abcdefgh")


def test_a_letter_stands_outwards_of_its_state() -> None:
    ends = np.array([[-3.0, 4.0], [3.0, -4.0]])
    assert delay_clock.aside(ends, 0) == (-6.0, 8.0)


def test_letters_of_states_close_by_stand_apart() -> None:
    ends = np.array([[9.0, 0.5], [9.0, -0.5], [-18.0, 0.0]])
    assert delay_clock.aside(ends, 0) == (0.0, 10.0)
    assert delay_clock.aside(ends, 1) == (0.0, -10.0)


def test_states_in_one_place_have_their_letters_there() -> None:
    assert delay_clock.aside(np.zeros((3, 2)), 1) == (0.0, 0.0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_two_symbols_have_the_same_colour(scheme: str) -> None:
    of_light = {colour.light: colour for colour in COLOURS.values()}
    hues = [getattr(of_light[hue], scheme) for hue in delay_clock.HUES]
    assert len({*hues}) == len("abcdefgh")
