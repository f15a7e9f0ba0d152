"""What the ball did, and what the odd numbers say."""

from matplotlib.figure import Figure

from firsthand.drawing.svg import Sheet


def shares(sheet: Sheet) -> tuple[Figure, str]:
    """Draw each beat in first beats, over the odd numbers."""
    beats = sheet.numbers.beats
    numbers = range(1, len(beats.odd) + 1)
    figure = Figure(figsize=(6, 3))
    axes = figure.subplots()
    axes.plot(numbers, beats.odd, color=sheet.ink, lw=1)
    axes.plot(numbers, beats.shares, "o", color="#c2410c")
    axes.annotate("odd numbers", (numbers[-1], beats.odd[-1]), ha="right")
    axes.set(xlabel="beat", ylabel="distance, in first beats")
    return figure, (
        f"The distances of {len(numbers)} beats, in first beats, lie close to "
        "the line of odd numbers."
    )
