"""What the cheap targets do, and how they go wrong."""

import importlib
import os
import random
import signal
import subprocess
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from threading import Event

import psutil

from firsthand.results import ResultError
from firsthand.tasks import Advance, Outputs, Task

Marked = tuple[str, int]  # a file outside of the report, and an item


def give(task: Task) -> Outputs:
    return {"results": {"value": task.settings.get("value", 1)}}


def round_off(task: Task) -> Outputs:
    """Give what depends on the kind of processor, as rounding does."""
    error = float(os.environ.get("ROUNDING", "0"))
    return {"results": {"value": task.settings["value"] + error}}


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


def share_marked(task: Task) -> Outputs:
    """Hand out what leaves a mark each time it is done."""
    items = [(task.settings["mark"], item) for item in range(3)]
    squares = {"squares": task.each(mark_and_square, items)}
    return {"results": squares, "measurements": squares}


def mark_and_square(item: Marked, advance: Advance) -> int:
    mark, number = item
    with Path(mark).open("a", encoding="utf-8") as file:
        file.write(f"{number}\n")
    return square(number, advance)


def draw(task: Task) -> Outputs:
    """Seed the one state of random numbers; draw from it a moment later."""
    random.seed(task.settings["seed"])
    Event().wait(0.02)
    return {"results": {"value": random.random()}}


def tell(task: Task) -> Outputs:
    """Write down when it begins and ends."""
    with Path(task.settings["mark"]).open("a", encoding="utf-8") as mark:
        name = task.settings["name"]
        mark.write(f"{name} begins\n")
        mark.flush()
        mark.write(f"{name} ends\n")
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
    """Lose one worker of a cluster, whoever comes to that item first."""
    items = [(task.settings["mark"], item) for item in range(5)]
    return {"results": {"squares": task.each(kill_once, items)}}


def kill_once(item: Marked, advance: Advance) -> int:
    mark, number = item
    if number == 2 and not Path(mark).exists():
        Path(mark).touch()
        kill_the_worker(number, advance)
    return square(number, advance)


def die_with_the_worker(task: Task) -> Outputs:
    return {"results": task.each(kill_the_worker, [0])}


def kill_the_worker(item: int, advance: Advance) -> None:
    """Kill the worker of a cluster that this process works for."""
    for process in psutil.Process().parents():
        if "distributed.cli.dask_worker" in process.cmdline():
            process.kill()
    Event().wait()  # for nobody


def fail_deaf(task: Task) -> Outputs:
    """Fail while another piece neither ends nor listens."""
    items = [(task.settings["mark"], item) for item in range(2)]
    return {"results": task.each(go_deaf, items)}


def go_deaf(item: Marked, advance: Advance) -> float:
    mark, number = item
    if number:
        while not Path(mark).exists():
            Event().wait(0.01)
        raise ZeroDivisionError("division by zero")
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Path(f"{mark}.new").write_text(str(os.getpid()), "utf-8")
    Path(f"{mark}.new").rename(mark)
    Event().wait()
    return 0.0


def end(task: Task) -> Outputs:
    return {"results": task.each(kill, [task.settings["process"]])}


def kill(process: int, advance: Advance) -> None:
    os.kill(process, signal.SIGKILL)
    Event().wait()  # for nobody


def where(task: Task) -> Outputs:
    """Tell which processes stand above the one that works."""
    (above,) = task.each(identify, [0])
    found = {"above": above}
    return {"results": found, "measurements": found}


def identify(item: int, advance: Advance) -> list[int]:
    return [process.pid for process in psutil.Process().parents()]


def give_nothing_finite(task: Task) -> Outputs:
    return {"results": {"value": float("nan")}}


def edit(task: Task) -> Outputs:
    """Do as an author who changes code during a run."""
    Path(task.settings["path"]).write_text("new = 1\n", "utf-8")
    return give(task)


def peek(task: Task) -> Outputs:
    """Have a worker use what the fingerprint does not name."""
    return {"results": {"value": task.each(go, [task.settings["way"]])}}


def go(way: str, advance: Advance) -> str:
    root = Path(__file__).resolve().parents[2]
    if way == "open":
        return (root / "data/reported.json").read_text("utf-8")
    if way == "import":
        return str(importlib.import_module("firsthand.making.board"))
    return str(subprocess.run(["true"], check=True))
