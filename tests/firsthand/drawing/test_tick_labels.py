"""Numbers along axes are written as on pages, in full where there is room."""

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from firsthand.drawing.tick_labels import write_numbers
from firsthand.filters import NBSP, count


def labels(axes: Axes) -> dict[float, str]:
    """Return what stands at the ticks of the y axis, by their values."""
    figure = axes.get_figure(root=True)
    assert isinstance(figure, Figure)
    write_numbers(figure)
    figure.draw_without_rendering()
    texts = [label.get_text() for label in axes.get_yticklabels()]
    return dict(zip(map(float, axes.get_yticks()), texts, strict=True))


def test_thousands_are_set_apart_as_on_pages() -> None:
    axes = Figure().subplots()
    axes.plot([-4000, 4000])
    shown = labels(axes)
    assert shown[-4000] == count(-4000)
    assert shown[2000] == count(2000)


def test_a_linear_axis_keeps_its_decimals() -> None:
    axes = Figure().subplots()
    axes.plot([0, 1])
    assert labels(axes)[0.2] == "0.2"


@pytest.mark.parametrize(
    ("ends", "value", "text"),
    [((1e-3, 1), 1e-3, "0.001"), ((1, 2e4), 1e4, "10,000")],
)
def test_a_logarithmic_axis_says_numbers_in_full(
    ends: tuple[float, float], value: float, text: str
) -> None:
    axes = Figure().subplots()
    axes.set(yscale="log", ylim=ends)
    assert (
        text == {round(at, 6): one for at, one in labels(axes).items()}[value]
    )


def test_an_axis_that_reaches_too_far_says_powers() -> None:
    axes = Figure().subplots()
    axes.set(yscale="log", ylim=(1e-12, 1))
    assert all("10^" in text for text in labels(axes).values() if text)


def test_labels_that_an_axis_gave_itself_are_kept() -> None:
    axes = Figure().subplots()
    axes.set_yticks([1000], ["many"])
    assert labels(axes) == {1000: "many"}


def test_per_cent_is_set_apart_as_on_pages() -> None:
    axes = Figure().subplots()
    axes.set_ylim(0, 1)
    axes.yaxis.set_major_formatter(PercentFormatter(1))
    assert labels(axes)[1.0] == f"100{NBSP}%"
