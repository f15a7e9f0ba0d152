"""Standard streams, whatever a shell has made of them.

They may be closed, full, read by nobody, or unable to hold a letter. None of
that is a mistake of the code, so none of it ends in a traceback.
"""

import io
import os
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any, TextIO


class Output(io.TextIOBase):
    """Standard output, which remembers how it failed.

    Attributes:
        stream: The output itself.
        failure: Why it has taken nothing more; None if it takes all.
    """

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.failure: OSError | None = None

    def write(self, text: str) -> int:
        """Write text; return how many characters that were."""
        return int(self.trying(self.stream.write, text))

    def flush(self) -> None:
        """Have all of it written."""
        self.trying(self.stream.flush)

    def trying(self, do: Callable[..., Any], *arguments: Any) -> Any:
        """Do something with the stream; remember that it failed."""
        try:
            return do(*arguments)
        except OSError as error:
            self.failure = error
            raise

    def silence(self) -> None:
        """Let what is left go nowhere, or Python tries again at its end."""
        os.dup2(os.open(os.devnull, os.O_WRONLY), self.stream.fileno())


def ended_well(command: Callable[[], int]) -> int:
    """Run a command; return its exit status, or 1 if nobody takes its words."""
    open_streams()
    output = Output(sys.stdout)
    try:
        with redirect_stdout(output):
            status = command()
        output.flush()
        return status
    except OSError:
        if output.failure is None:  # it is another's
            raise
    output.silence()
    if not isinstance(output.failure, BrokenPipeError):  # as in `... | head`
        why = f"standard output cannot be written ({output.failure.strerror})"
        print(f"error: {why}", file=sys.stderr)
    return 1


def open_streams() -> None:
    """See that all three streams are there, and can say every letter.

    A file that is opened while one is closed would get its number, and with it
    all that is said there.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest that is free
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            # No `with`: it stays open as long as the process, like the stream
            # that it stands for.
            nowhere = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115
            setattr(sys, name, nowhere)
        elif mode == "w" and isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
