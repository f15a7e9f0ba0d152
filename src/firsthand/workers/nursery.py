"""A process that has loaded other people's code only, and forks.

Each piece of work gets a fresh process with all libraries at hand and nothing
of ours: no module imported, no data cached, no random number drawn. So the
second piece is watched like the first, and each result is what it would be
alone. Where a system cannot fork, each piece gets a Python of its own.
"""

import gc
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock

CAN_FORK = hasattr(os, "fork") and hasattr(socket, "send_fds")


class Nursery:
    """Starts processes for pieces of work.

    Args:
        modules: What each finds loaded; those not installed are left out.
        environment: Of all processes.
        folder: Where they work.
        forks: Whether to fork one process that has all loaded, or to start
            a Python for each, as some systems must.
    """

    def __init__(
        self,
        modules: Iterable[str],
        environment: Mapping[str, str],
        folder: Path,
        forks: bool = CAN_FORK,
    ) -> None:
        self.modules = sorted(modules)
        self.environment = {**environment}
        self.folder = folder
        self.forks = forks
        self.door = Lock()
        self.is_over = False
        # Its end tells all processes that nobody waits for them any more.
        self.life, self.alive = os.pipe()
        self.control: socket.socket | None = None
        self.launched: list[subprocess.Popen[bytes]] = []

    def start(self, variables: Mapping[str, str]) -> Connection:
        """Return the line to a new process, which waits for its call.

        Args:
            variables: Of its environment, beside all others'; libraries read
                them when they are loaded, so it cannot be forked then.

        Raises:
            ConnectionError: No process can be had: the run is over.
        """
        ours, theirs = socket.socketpair()
        with ours, theirs, self.door:
            if self.is_over:
                raise ConnectionError
            if self.forks and not variables:
                socket.send_fds(self.open(), [b"+"], [theirs.fileno()])
            else:
                self.launch("alone", theirs.fileno(), variables)
            return Connection(ours.detach())

    def open(self) -> socket.socket:
        """Return the line to the process that forks; start it first."""
        if self.control is None:
            self.control, theirs = socket.socketpair()
            with theirs:
                self.launch("nursery", theirs.fileno(), {})
        return self.control

    def launch(
        self, role: str, line: int, variables: Mapping[str, str]
    ) -> None:
        """Start a Python that runs this module, deaf to Ctrl-C."""
        command = [
            *(sys.executable, "-m", __name__),
            *(role, str(line), str(self.life)),
            *self.modules,
        ]
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            process = subprocess.Popen(
                command,
                cwd=self.folder,
                env={**self.environment, **variables},
                pass_fds=(line, self.life),
                stdin=subprocess.DEVNULL,
            )
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        running = (one for one in self.launched if one.poll() is None)
        self.launched = [*running, process]

    def close(self) -> None:
        """End all processes: those at work too, and at once."""
        with self.door:
            self.is_over = True
            for end in (self.alive, self.life):
                with suppress(OSError):
                    os.close(end)
            if self.control:
                self.control.close()
        for process in self.launched:
            process.wait()


def tend(control: socket.socket, life: int) -> None:
    """Fork whenever asked to, until nobody can ask."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the dead
    while True:
        asked, (*lines,), _, _ = socket.recv_fds(control, 1, 1)
        if not asked:
            return
        if os.fork() == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            control.close()
            serve_and_end(lines[0], life)
        for line in lines:
            os.close(line)


def load(modules: Iterable[str]) -> None:
    """Load what each process finds loaded, and what it runs itself."""
    named = [*modules]
    for module in named:
        with suppress(ImportError):
            import_module(module)
    for library, load_rest in LATER.items():
        if library in named and library in sys.modules:
            load_rest()
    import_module("firsthand.workers.child")
    gc.freeze()  # what forks share, no fork looks through again


def load_dynamo() -> None:
    """Load what PyTorch loads by itself when it first trains."""
    import_module("torch._dynamo")


def load_compiler() -> None:
    """Load what Numba loads by itself when it first compiles."""
    from numba.core.registry import cpu_target

    cpu_target.target_context.refresh()


# What a library does by itself when it is first put to work.
LATER = {"torch": load_dynamo, "numba": load_compiler}


def serve_and_end(line: int, life: int) -> None:
    """Do one piece of work, and end with it."""
    from firsthand.workers.child import serve

    status = 1
    try:
        serve(Connection(line), life)
        status = 0
    finally:
        os._exit(status)


def main() -> None:
    """Be what the command line says."""
    role, line, life, *modules = sys.argv[1:]
    load(modules)
    if role == "alone":
        serve_and_end(int(line), int(life))
    tend(socket.socket(fileno=int(line)), int(life))


if __name__ == "__main__":
    main()
