"""How far conclusions on the tasks are from failing."""

from collections.abc import Iterable
from typing import Any

from firsthand.conclusions.room import (
    OF_LIMIT,
    Room,
    all_above,
    at_least,
    at_most,
    every,
)
from remembering_names.claims.shares import fisher, wilson

CHANCE = 0.05  # what is less likely than that is no chance


def counted(numbers: Any, task: str, keys: Iterable[str]) -> tuple[int, int]:
    """Return how many runs of some cells learn a task, and of how many."""
    cells = numbers[task].task.cells
    runs = [n for key in keys for n in cells[key].learned_up_to]
    last = numbers.task_examples.lengths[-1]
    return len([n for n in runs if n >= last]), len(runs)


def all_learn(
    numbers: Any, task: str, keys: Iterable[str], but: int = 0
) -> Room:
    """Return the room of: every seed of these cells learns a task, but some."""
    learned, runs = counted(numbers, task, keys)
    return at_most(runs - learned, but)


def most_learn(numbers: Any, task: str, key: str) -> Room:
    """Return the room of: more than half of a cell's seeds learn a task."""
    learned, runs = counted(numbers, task, [key])
    return at_least(learned, runs // 2 + 1)


def some_learn(numbers: Any, task: str, key: str) -> Room:
    """Return the room of: a cell learns a task with some seeds, not all."""
    learned, runs = counted(numbers, task, [key])
    return every([at_least(learned, 1), at_most(learned, runs - 1)])


def none_learns(numbers: Any, task: str, keys: Iterable[str]) -> Room:
    """Return the room of: no seed of these cells learns a task."""
    learned, _ = counted(numbers, task, keys)
    return at_most(learned, 0)


def more_than(
    numbers: Any, task: str, keys: Iterable[str], share: float
) -> Room:
    """Return the room of: more than a share of runs learns a task."""
    low, _ = wilson(*counted(numbers, task, keys))
    return Room((low - share) / share, OF_LIMIT)


def less_than(
    numbers: Any, task: str, keys: Iterable[str], share: float
) -> Room:
    """Return the room of: less than a share of runs learns a task."""
    _, high = wilson(*counted(numbers, task, keys))
    return Room((share - high) / share, OF_LIMIT)


def more_often(numbers: Any, task: str, key: str, other: str) -> Room:
    """Return the room of: one cell learns a task in more seeds."""
    first, second = (counted(numbers, task, [one]) for one in (key, other))
    return Room((CHANCE - fisher(first, second)) / CHANCE, OF_LIMIT)


def holds_further_on(numbers: Any, tested: int, least: float) -> Room:
    """Return the room of: who has learned to ignore does so further on.

    Args:
        numbers: The results.
        tested: At how many steps.
        least: Which share of cases has to be right there.
    """
    last = numbers.task_examples.lengths[-1]
    shares = [
        share
        for cell in numbers.ignore.task.cells.values()
        for steps, share in zip(
            cell.learned_up_to, cell.accuracy[str(tested)], strict=True
        )
        if steps >= last
    ]
    return all_above(shares, least)
