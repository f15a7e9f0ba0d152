"""Targets that cost nothing, to see the machinery at work."""

import os
import random
import signal
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from pathlib import Path
from threading import Event

from firsthand.experiment import FILES
from firsthand.results import ResultError
from firsthand.target import Target
from firsthand.tasks import Advance, Outputs, Task

Make = Callable[..., list[str]]  # makes targets, tells which it made

EVENTS: list[str] = []  # what began and ended, in order


def cheap(
    name: str,
    function: str = "give",
    *,
    of: Iterable[str] = (),
    kind: str = "results",
    **settings: object,
) -> Target:
    """Return a target that reads the results `of` others.

    Args:
        name: What it is called.
        function: Which of the functions below makes it.
        of: The targets whose results it reads.
        kind: What it writes.
        settings: Its configuration.
    """
    return Target(
        name=name,
        function=f"{__name__}:{function}",
        configuration={"name": name, "of": list(of), **settings},
        data=(),
        results=tuple(FILES["results"].format(other) for other in of),
        writes={kind: FILES[kind].format(name)},
    )


def give(task: Task) -> Outputs:
    return {"results": {"value": task.settings.get("value", 1)}}


def add(task: Task) -> Outputs:
    return {"results": {"value": sum(values(task))}}


def parity(task: Task) -> Outputs:
    return {"results": {"value": sum(values(task)) % 2}}


def values(task: Task) -> Iterator[int]:
    for name in task.settings["of"]:
        yield attrgetter(f"{name}.value")(task.numbers)


def share(task: Task) -> Outputs:
    return {"results": {"squares": task.each(square, range(7))}}


def square(item: int, advance: Advance) -> int:
    advance(1.0)
    return item**2


def draw(task: Task) -> Outputs:
    """Seed the one state of random numbers; draw from it a moment later."""
    random.seed(task.settings["seed"])
    Event().wait(0.02)
    return {"results": {"value": random.random()}}


def tell(task: Task) -> Outputs:
    name = task.settings["name"]
    EVENTS.append(f"{name} begins")
    EVENTS.append(f"{name} ends")
    return {"results": {}, "measurements": {}}


def fail(task: Task) -> Outputs:
    return {"results": 1 / 0}


def fail_in_a_worker(task: Task) -> Outputs:
    return {"results": task.each(divide, [0])}


def divide(item: int, advance: Advance) -> float:
    return 1 / item


def refuse(task: Task) -> Outputs:
    raise ResultError("no such thing; do another")


def die(task: Task) -> Outputs:
    return {"results": task.each(kill_itself, [0])}


def kill_itself(item: int, advance: Advance) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def survive(task: Task) -> Outputs:
    """Lose one worker, whoever comes to that item first."""
    items = [(task.settings["mark"], item) for item in range(5)]
    return {"results": {"squares": task.each(die_once, items)}}


def die_once(item: tuple[str, int], advance: Advance) -> int:
    mark, number = item
    if number == 2 and not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return square(number, advance)


def fail_deaf(task: Task) -> Outputs:
    """Fail in a worker that no longer listens to being terminated."""
    return {"results": task.each(go_deaf, [0])}


def go_deaf(item: int, advance: Advance) -> float:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    return 1 / item


def end(task: Task) -> Outputs:
    return {"results": task.each(kill, [task.settings["process"]])}


def kill(process: int, advance: Advance) -> None:
    os.kill(process, signal.SIGKILL)
    Event().wait()  # for nobody


def where(task: Task) -> Outputs:
    """Tell which process works."""
    (process,) = task.each(identify, [0])
    found = {"process": process}
    return {"results": found, "measurements": found}


def identify(item: int, advance: Advance) -> int:
    return os.getpid()


def give_nothing_finite(task: Task) -> Outputs:
    return {"results": {"value": float("nan")}}


def edit(task: Task) -> Outputs:
    """Do as an author who changes code during a run."""
    Path(task.settings["path"]).write_text("new = 1\n", "utf-8")
    return give(task)
