"""A process that has loaded other people's code only, and forks.

Each piece of work gets a fresh process with all libraries at hand and nothing
of ours: no module imported, no data cached, no random number drawn. So the
second piece is watched like the first, and each result is what it would be
alone. Where a system cannot fork, each piece gets a Python of its own.
"""

import linecache
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
    """

    def __init__(
        self,
        modules: Iterable[str],
        environment: Mapping[str, str],
        folder: Path,
    ) -> None:
        self.modules = sorted(modules)
        self.environment = {**environment}
        self.folder = folder
        self.door = Lock()
        # Its end tells all processes that nobody waits for them any more.
        self.life, self.alive = os.pipe()
        self.control: socket.socket | None = None
        self.process: subprocess.Popen[bytes] | None = None
        self.alone: list[subprocess.Popen[bytes]] = []  # where none forks

    def start(self) -> Connection:
        """Return the line to a new process, which waits for its call."""
        ours, theirs = socket.socketpair()
        with ours, theirs, self.door:
            if CAN_FORK:
                if self.control is None:
                    self.open()
                assert self.control
                socket.send_fds(self.control, [b"+"], [theirs.fileno()])
            else:
                self.alone = [one for one in self.alone if one.poll() is None]
                self.alone.append(self.launch("alone", theirs.fileno()))
            return Connection(ours.detach())

    def open(self) -> None:
        """Start the process that forks."""
        self.control, theirs = socket.socketpair()
        with theirs:
            self.process = self.launch("nursery", theirs.fileno())

    def launch(self, role: str, line: int) -> "subprocess.Popen[bytes]":
        """Start a Python that runs this module, deaf to Ctrl-C."""
        modules = self.modules if role == "nursery" else ()
        command = [
            *(sys.executable, "-m", __name__),
            *(role, str(line), str(self.life)),
            *modules,
        ]
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            return subprocess.Popen(
                command,
                cwd=self.folder,
                env=self.environment,
                pass_fds=(line, self.life),
                stdin=subprocess.DEVNULL,
            )
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def close(self) -> None:
        """End all processes: those at work too, and at once."""
        with self.door:
            for end in (self.alive, self.life):
                with suppress(OSError):
                    os.close(end)
            if self.control:
                self.control.close()
        if self.process:
            self.process.wait()
        for process in self.alone:
            process.wait()


def tend(control: socket.socket, life: int, modules: Iterable[str]) -> None:
    """Load the modules; then fork whenever asked to, until nobody can ask."""
    for module in modules:
        with suppress(ImportError):
            import_module(module)
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


def load_own() -> None:
    """Load what each process runs before it is watched.

    Its source too: PyTorch writes down the stack of calls that seed it.
    """
    import_module("firsthand.workers.child")
    for name, module in [*sys.modules.items()]:
        if name.startswith("firsthand") and module.__file__:
            linecache.getlines(module.__file__)


def serve_and_end(line: int, life: int) -> None:
    """Do one piece of work, and end with it."""
    from firsthand.workers.child import serve

    load_own()
    status = 1
    try:
        serve(Connection(line), life)
        status = 0
    finally:
        os._exit(status)


def main() -> None:
    """Be what the command line says."""
    role, line, life, *modules = sys.argv[1:]
    if role == "alone":
        serve_and_end(int(line), int(life))
    load_own()
    tend(socket.socket(fileno=int(line)), int(life), modules)


if __name__ == "__main__":
    main()
