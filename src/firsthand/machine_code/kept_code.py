"""Compiled code, kept for other processes in files of its user's cache.

A file is named by all that its code was made from, so what is found there is
what compiling would make now, whichever copy of the report asks. A file that
is damaged, and a folder that cannot be used, mean compiling again.
"""

import hashlib
import os
import pickle
import secrets
import sys
import tempfile
import warnings
from contextlib import suppress
from pathlib import Path
from typing import Any

import llvmlite
import numba
import numpy as np
from numba.core import config
from numba.core.bytecode import FunctionIdentity
from numba.core.caching import _Cache
from numba.core.compiler import CompileResult
from numba.core.dispatcher import Dispatcher
from numba.core.serialize import dumps
from numba.core.sigutils import normalize_signature

from firsthand.machine_code.folder import trusted
from firsthand.machine_code.made_from import (
    PLAIN,
    Description,
    UnknownError,
    argument,
)

MOST = 300  # files; those not used for longest go first
DIGEST = hashlib.sha256().digest_size
# Settings of Numba that change no code, and differ from process to process.
NO_CODE = {"NUMBA_DEFAULT_NUM_THREADS", "NUMBA_NUM_THREADS"}
# Numba counts the functions of a process and names their code by that. Kept
# code meets that of other processes: of two pieces with one name, the second
# would run as the first (numba/numba#10486). So names are drawn; the types
# want a counter, of which Numba asks no more than the next number.
FunctionIdentity._unique_ids = iter(  # type: ignore[assignment]
    lambda: secrets.randbits(64), None
)


class KeptCode(_Cache):
    """What Numba asks before it compiles a function, and tells afterwards.

    Args:
        function: Whose code is kept, for all types of its arguments.
    """

    def __init__(self, function: Dispatcher) -> None:
        self.function = function
        self.is_enabled = True
        self.paths: dict[Any, Path | None] = {}

    @property
    def cache_path(self) -> str | None:
        """The folder, for Numba's statistics."""
        return str(folder) if (folder := trusted()) else None

    def load_overload(self, sig: Any, target_context: Any) -> Any:
        """Return the code for a signature, or None if it has to be made."""
        # Taken before it is compiled: nothing can be redefined meanwhile.
        path = self.paths[sig] = self.path(sig, target_context.codegen())
        content = read(path) if path else None
        if content is None:
            return None
        target_context.refresh()
        try:
            parts = pickle.loads(content)
            return CompileResult._rebuild(target_context, *parts)
        except Exception:  # whatever it is, compiling makes it anew
            return None

    def save_overload(self, sig: Any, data: Any) -> None:
        """Keep what was compiled for a signature, if it can be."""
        path = self.paths.pop(sig, None)
        if path and not data.lifted and not data.library.has_dynamic_globals:
            with suppress(OSError, pickle.PicklingError):
                write(path, dumps(data._reduce()))

    def path(self, sig: Any, codegen: Any) -> Path | None:
        """Return the file of the code for a signature; None: it has none."""
        folder = trusted() if self.is_enabled else None
        if folder is None:
            return None
        arguments, _ = normalize_signature(sig)
        name = self.function.py_func.__name__
        try:
            made_from = (
                Description(self.function).text,
                [argument(one) for one in arguments],
                codegen.magic_tuple(),  # the processor, and what it can do
                tools(),
            )
        except UnknownError as error:
            warnings.warn(
                f"{name}: compiled anew by each process: what {error} is, "
                "cannot be told",
                stacklevel=2,
            )
            return None
        digest = hashlib.sha256(repr(made_from).encode()).hexdigest()
        return folder / f"{name}-{digest}"

    def enable(self) -> None:
        """Keep code from here on."""
        self.is_enabled = True

    def disable(self) -> None:
        """Keep none, and use none that was kept."""
        self.is_enabled = False

    def flush(self) -> None:
        """Forget nothing: what was made from other code has another name."""


def tools() -> tuple[Any, ...]:
    """Return what decides machine code beside the function: who makes it."""
    settings = {
        name: repr(value)
        for name, value in sorted(vars(config).items())
        if name.isupper() and type(value) in PLAIN and name not in NO_CODE
    }
    libraries = llvmlite.__version__, numba.__version__, np.__version__
    return sys.version, libraries, settings


def read(path: Path) -> bytes | None:
    """Return what a file holds; None if there is none, or it is damaged."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    if hashlib.sha256(content[DIGEST:]).digest() != content[:DIGEST]:
        return None
    with suppress(OSError):
        os.utime(path)  # it is in use
    return content[DIGEST:]


def write(path: Path, content: bytes) -> None:
    """Write a file at once, with its own digest; remove the oldest."""
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(hashlib.sha256(content).digest() + content)
    Path(name).replace(path)
    remove_oldest(path.parent)


def remove_oldest(folder: Path) -> None:
    """Remove what was not used for longest, until few files are left."""
    ages: list[tuple[float, str]] = []
    for entry in os.scandir(folder):
        with suppress(OSError):  # another process removes them, too
            ages.append((entry.stat().st_mtime, entry.path))
    for _, path in sorted(ages)[:-MOST]:
        with suppress(OSError):
            Path(path).unlink()
