"""What a claim says, as a hash: its sentence, its predicate, their sources.

A predicate may be put together from functions and values. Those that are
written in the report or in the engine count with all that their modules
import, as the code of a target does.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from types import FunctionType, MethodType
from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.report import Report
from firsthand.tracking.hashes import digest
from firsthand.tracking.sources import Sources


def claim_digests(report: Report) -> dict[str, str]:
    """Return the hash of all that decides whether each claim holds.

    The registry counts here: a claim on every model is another one when a
    model is new.
    """
    sources = Sources(replace(report, registry=""))
    return {one.key: claim_digest(one, sources) for one in report.claims}


def claim_digest(claim: Claim, sources: Sources) -> str:
    """Return the hash of all that decides whether a claim holds."""
    said = [claim.sentence, *parts(claim.room, set())]
    modules = {part.partition(":")[0] for part in said}
    ours = [m for m in modules if m.partition(".")[0] in sources.packages]
    files = sources.closure(ours).values()
    hashes = {sources.name(one): sources.read(one).digest for one in files}
    return digest(json.dumps([said, hashes], sort_keys=True))


def parts(value: Any, seen: set[int]) -> Iterator[str]:
    """Yield functions as module:name, and plain values as text."""
    if isinstance(value, str | int | float | None):
        yield repr(value)
    elif id(value) not in seen:
        seen.add(id(value))
        yield name(value)
        for held in held_by(value):
            yield from parts(held, seen)


def name(value: Any) -> str:
    """Return what a function or class, or else a value's class, is called."""
    named = value if hasattr(value, "__qualname__") else type(value)
    return f"{named.__module__}:{named.__qualname__}"


def held_by(value: Any) -> list[Any]:
    """Return the values that a value holds."""
    match value:
        case FunctionType():
            cells = [cell.cell_contents for cell in value.__closure__ or ()]
            held = [*cells, value.__defaults__, value.__kwdefaults__]
        case MethodType():
            held = [value.__self__, value.__func__]
        case partial():
            held = [value.func, value.args, value.keywords]
        case Mapping():
            held = [*value.items()]
        case set() | frozenset():
            held = sorted(value, key=repr)
        case tuple() | list():
            held = [*value]
        case type():
            held = []  # its module says what it is
        case _:
            held = [getattr(value, "__dict__", None)]
    return held
