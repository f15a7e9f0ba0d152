"""What runs in the process of one piece of work."""

import os
import pickle
import threading
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from firsthand import results, tasks
from firsthand.costs.machine import kernels
from firsthand.costs.process_memory import peak
from firsthand.encoding import encoded
from firsthand.errors import ReportError
from firsthand.tasks import Advance, Task
from firsthand.tracking.watch import Watch
from firsthand.workers.calls import (
    FAILED,
    FINISHED,
    HANDED_OUT,
    PROGRESSED,
    Call,
    ItemCall,
    TargetCall,
)
from firsthand.workers.environment import KEPT

STEP = 0.005  # the smallest share worth a report
EXPECTED = {ReportError.__name__, OSError.__name__}  # not the code's fault


def serve(line: Connection, life: int) -> None:
    """Take a call, answer it, and end; at once if nobody waits any more."""
    threading.Thread(target=end_with, args=(life,), daemon=True).start()
    call: Call = line.recv()
    began = time.time()
    watch = Watch(call.fence, call.place) if call.fence else None
    if watch:
        watch.begin()
    try:
        answer = run(call, line)
        failure = None
    except Exception as error:
        failure = error
    if watch:
        watch.end()
    if watch and watch.problems:  # code may hide an exception
        line.send((FAILED, watch.problems[0], ""))
    elif failure:
        line.send((FAILED, *problem_and_trace(failure)))
    else:
        opened = watch.opened_names() if watch else ()
        piece = processor_time(), peak(), began, kernels(), opened
        line.send((FINISHED, answer, piece))


def end_with(life: int) -> None:
    """End this process when the run that has started it is over."""
    os.read(life, 1)
    os._exit(1)


def problem_and_trace(error: Exception) -> tuple[str, str]:
    """Return an error in a line, and where it is, if it is the code's."""
    # By name: the code that failed has loaded classes of its own.
    if EXPECTED.intersection(kind.__name__ for kind in type(error).__mro__):
        return str(error), ""
    problem = f"{type(error).__name__}: {error}"
    return problem, "".join(traceback.format_exception(error))


def run(call: Call, line: Connection) -> Any:
    """Return the answer to a call."""
    if isinstance(call, ItemCall):
        function, item = pickle.loads(call.work)
        return pickle.dumps(function(item, reporter(line)))
    return run_target(call, line)


def reporter(line: Connection) -> Advance:
    """Return what tells how much more is done, but not too often."""
    unsaid = 0.0

    def advance(share: float) -> None:
        nonlocal unsaid
        unsaid += share
        if unsaid >= STEP:
            line.send((PROGRESSED, unsaid))
            unsaid = 0.0

    return advance


def run_target(call: TargetCall, line: Connection) -> dict[str, bytes]:
    """Run a target's function; return the content of its files, by role."""

    def each(
        function: Callable[[Any, Advance], Any],
        items: Sequence[Any],
        variables: Mapping[str, str] | None = None,
    ) -> list[Any]:
        work = [pickle.dumps((function, item)) for item in items]
        line.send((HANDED_OUT, work, allowed(variables or {})))
        return [pickle.loads(answer) for answer in line.recv()]

    task = Task(
        call.settings,
        results.collect(call.numbers),
        {name: path.read_bytes() for name, path in call.weights.items()},
        Path(call.place.root),
        each,
    )
    outputs = tasks.resolve(call.function)(task)
    return {role: encoded(outputs[role]) for role in call.roles}


def allowed(variables: Mapping[str, str]) -> dict[str, str]:
    """Return variables that a target may set for its pieces of work.

    Raises:
        ValueError: One is no user's choice that is recorded.
    """
    if others := variables.keys() - {*KEPT}:
        raise ValueError(f"{min(others)} is not for a target to set")
    return {**variables}


def processor_time() -> float:
    """Return the seconds of this process and of those that it has ended."""
    return sum(os.times()[:4])
