"""Every rung of both ladders at every size, and what was aimed at."""

from collections.abc import Iterable, Sequence
from typing import Any

from firsthand.drawing.markdown_table import markdown
from firsthand.drawing.words import Voice, voice
from firsthand.tasks import Outputs, Task
from remembering_names.models.ladder.rungs import (
    FAMILIES,
    GRU,
    LSTM,
    Family,
    Rung,
)

KERNELS = ("own", "older")
WORDS = {
    "en": {
        "size": "Threads / letters / batch",
        "roof": "Letters / batch",
        "goal": "Goal",
        "own": "{family}, own choice: {kernels}",
        "older": "{family}, told: {kernels}",
        "reached": "{ratio}<br>reached",
        "missed": "{ratio}<br>**missed**",
    }
}
Points = list[tuple[str, Any]]  # where each stands among the numbers


def ladder_table(task: Task) -> Outputs:
    """Return, as a fragment, the ratio of each of the LSTM's rungs."""
    return {"fragment": ratios(task, LSTM)}


def gru_table(task: Task) -> Outputs:
    """Return, as a fragment, the ratio of each of the GRU's rungs."""
    return {"fragment": ratios(task, GRU)}


def ratios(task: Task, family: Family) -> str:
    """Return a table of each rung's ratio at each size."""
    rows = (
        [
            size(point),
            *(
                f"[[ {place}.ratio.{rung.key}.median | number ]]"
                for rung in family.rungs
            ),
        ]
        for place, point in points_of(task, family, "own")
    )
    first = voice(WORDS, task.settings)("size")
    return table(first, family.rungs, rows)


def roof_table(task: Task) -> Outputs:
    """Return, as a fragment, the share of the roof that each reaches."""
    rows = (
        [
            f"{point.letters} / {point.batch}",
            *(
                f"[[ {place}.share.{rung.key} | percent(0) ]]"
                for rung in LSTM.ways
            ),
        ]
        for place, point in points_of(task, LSTM, "own")
        if point.threads == 1
    )
    first = voice(WORDS, task.settings)("roof")
    return {"fragment": table(first, LSTM.ways, rows)}


def goal_table(task: Task) -> Outputs:
    """Return, as a fragment, the top rungs' ratios beside what was aimed at.

    Ratios have a digit more than goals have, so that none is rounded to one.
    """
    kernels_by_name = task.numbers.measurements.ladder.kernels
    say = voice(WORDS, task.settings)
    head, columns = [say("size"), say("goal")], []
    for family in FAMILIES:
        for kernels in KERNELS:
            blas = kernels_by_name[kernels].numpy.removeprefix("openblas ")
            head.append(say(kernels, family=family.label, kernels=blas))
            points = points_of(task, family, kernels)
            columns.append([beside_goal(say, family, *one) for one in points])
    sizes = [
        [size(point), f"{point.goal:g}"]
        for _, point in points_of(task, LSTM, "own")
    ]
    rows = zip(sizes, *columns, strict=True)
    lines = [[*first, *cells] for first, *cells in rows]
    return {"fragment": markdown([head, rule(len(head)), *lines])}


def beside_goal(say: Voice, family: Family, place: str, point: Any) -> str:
    """Return the top rung's ratio, and whether it is what was aimed at."""
    ratio = f"[[ {place}.ratio.{family.top}.median | number(3) ]]"
    return say("reached" if point.is_reached else "missed", ratio=ratio)


def points_of(task: Task, family: Family, kernels: str) -> Points:
    """Return a family's points that were measured with certain kernels."""
    points = task.numbers.measurements.ladder[family.key].points
    return [
        (f"measurements.ladder.{family.key}.points[{n}]", point)
        for n, point in enumerate(points)
        if point.kernels == kernels
    ]


def size(point: Any) -> str:
    """Return a point's size in words."""
    sizes = (point.threads, point.letters, point.batch)
    return "&nbsp;/&nbsp;".join(map(str, sizes))


def table(
    first: str, rungs: Sequence[Rung], rows: Iterable[Sequence[str]]
) -> str:
    """Return a table with a column for each rung."""
    head = [first, *(rung.label for rung in rungs)]
    return markdown([head, rule(len(head)), *rows])


def rule(columns: int) -> list[str]:
    """Return the line below a table's head."""
    return ["---", *["--:"] * (columns - 1)]
