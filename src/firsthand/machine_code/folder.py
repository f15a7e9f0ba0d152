"""The folder of compiled code: the user's, and nobody else's."""

import os
import stat
from pathlib import Path

VARIABLE = "FIRSTHAND_MACHINE_CODE"  # names another folder
OTHERS = stat.S_IWGRP | stat.S_IWOTH


def folder() -> Path | None:
    """Return where compiled code is kept, if that can be told.

    It is among the user's caches, where XDG's rules put them, or where the
    environment says: a watched process has no user.
    """
    named = os.environ.get(VARIABLE, "")
    caches = os.environ.get("XDG_CACHE_HOME", "")
    if not Path(caches).is_absolute():
        try:
            caches = str(Path.home() / ".cache")
        except RuntimeError:  # nobody's
            caches = ""
    path = Path(named or Path(caches, "firsthand", "machine-code"))
    return path if path.is_absolute() else None


def variables() -> dict[str, str]:
    """Return what tells the processes of a run where the folder is.

    Without it, they share one in the home that they are given.
    """
    path = trusted()
    return {VARIABLE: str(path)} if path else {}


def trusted() -> Path | None:
    """Return the folder, made if need be, if only its user can write to it.

    What is read from there is run.
    """
    path = folder()
    if path is None:
        return None
    try:
        if not path.is_dir():
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = path.stat()
    except OSError:
        return None
    if not hasattr(os, "geteuid"):  # Windows: a user's folder is the user's
        return path
    is_ours = found.st_uid == os.geteuid() and not found.st_mode & OTHERS
    return path if is_ours else None
