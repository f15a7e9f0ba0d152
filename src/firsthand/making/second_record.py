"""The record of the second run: what it made, and which claims held there.

A second run makes all results with the code that libraries have for another
kind of processor, which rounds differently. Its results are thrown away. What
stays is this record, and what it does not cover any more has to be rerun.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from firsthand import results
from firsthand.bounds import within_bounds
from firsthand.report import Report
from firsthand.target import Target
from firsthand.tracking import lockfile
from firsthand.tracking.claim_code import claim_digests
from firsthand.tracking.freshness import Fingerprints, Lock
from firsthand.tracking.hashes import digest

FILE = "data/second_run.json"
ADVICE = f"{results.RESTORE}, or delete it and make a second run"
HELD, FAILED, NOT_YET = "held", "failed", "not yet checked"
MAKE = "run `python scripts/regenerate.py --second FOLDER`"


def targets(report: Report) -> list[Target]:
    """Return what a second run makes: all that stores results, and its needs.

    What is measured is left out, and what reads it; so is what only shows
    results.
    """
    found = report.targets()
    timed: set[str] = set()
    for target in found:  # makers stand before those who read them
        if target.takes_measurements or timed & {*target.reads}:
            timed |= {*target.writes.values()}
    needed: set[str] = set()
    chosen: list[Target] = []
    for target in reversed(found):
        written = {*target.writes.values()}
        if not written & timed and (
            "results" in target.writes or written & needed
        ):
            chosen.insert(0, target)
            needed |= {*target.reads}
    return chosen


def made_from(target: Target, inputs: Mapping[str, str]) -> str:
    """Return one hash for all inputs of a target that no run changes."""
    fixed = {name: inputs[name] for name in inputs.keys() - {*target.reads}}
    return digest(json.dumps(fixed, sort_keys=True))


def kernels(lock: Lock, names: set[str]) -> dict[str, list[str]]:
    """Return the variants that each library took, for targets of a lock."""
    found: dict[str, set[str]] = {}
    for name in lock.keys() & names:
        for library, variants in lock[name].get("kernels", {}).items():
            found.setdefault(library, set()).update(variants.split(", "))
    return {library: sorted(found[library]) for library in sorted(found)}


def read(report: Report) -> Any | None:
    """Return the record, or None if no second run has been made.

    Raises:
        ResultError: It is damaged, or of another shape.
    """
    path = report.root / FILE
    if not path.exists():
        return None
    with within_bounds([path], ADVICE):
        record = results.read(path, ADVICE)
    for part, fits in SHAPE.items():
        held = record.get(part)
        if not isinstance(held, dict) or not all(map(fits, held.values())):
            problem = f"damaged (its `{part}` are not what they should be)"
            raise results.ResultError(f"{path}: {problem}; {ADVICE}")
    return record


def is_text(value: Any) -> bool:
    """Tell whether a value is text."""
    return isinstance(value, str)


def is_list(value: Any) -> bool:
    """Tell whether a value is a list of texts."""
    return isinstance(value, list) and all(map(is_text, value))


def has(**kinds: type | tuple[type, ...]) -> Callable[[Any], bool]:
    """Return what tells whether a value has fields of certain types."""

    def fits(value: Any) -> bool:
        return isinstance(value, dict) and all(
            name in value and isinstance(value[name], kind)
            for name, kind in kinds.items()
        )

    return fits


REAL = (int, float)
SHAPE: Mapping[str, Callable[[Any], bool]] = {
    "variables": is_text,
    "kernels": is_list,
    "targets": is_text,
    "claims": has(
        made_from=str,
        problem=str,
        room=(*REAL, type(None)),
        unit=str,
        reads_measurements=bool,
    ),
    "moved": has(number=str, before=REAL, after=REAL, share=REAL),
}


class Pending(NamedTuple):
    """What has changed since the second run.

    Attributes:
        targets: The names of those that are made from something else now.
        claims: The keys of those that say something else now.
    """

    targets: list[str]
    claims: list[str]


def pending(report: Report, record: Any) -> Pending:
    """Return what has changed since the second run, or is new."""
    found = targets(report)
    fingerprints = Fingerprints(report, report.second_kernels)
    inputs = fingerprints.all_inputs(found)
    now = {one.name: made_from(one, inputs[one.name]) for one in found}
    claims = standing(report, record)
    return Pending(
        [name for name in now if now[name] != record.targets.get(name)],
        [key for key in claims if claims[key] == NOT_YET],
    )


def standing(report: Report, record: Any | None) -> dict[str, str]:
    """Return how each claim stood in the second run, by its key."""
    found = {}
    for key, now in claim_digests(report).items():
        then = record.claims.get(key) if record else None
        if then is None or then.made_from != now:
            found[key] = NOT_YET
        else:
            found[key] = FAILED if then.problem else HELD
    return found


def problems(report: Report) -> list[str]:
    """Return a line for each thing about it that speaks against a release.

    Raises:
        ResultError: The record is damaged.
    """
    if not report.second_kernels:
        return []  # it declares no other kind of processor
    record = read(report)
    if record is None:
        return [f"second run: none has been made; {MAKE}"]
    lines = [] if is_other(report, record) else [f"second run: {SAME}; {MAKE}"]
    left = pending(report, record)
    lines += [f"{name}: not yet rerun; {MAKE}" for name in left.targets]
    lines += [f"claim {key}: not yet checked; {MAKE}" for key in left.claims]
    for claim in report.claims:
        problem = record.claims.get(claim.key, {}).get("problem")
        if problem and claim.key not in left.claims:
            lines.append(
                f"claim {claim.key} {problem} in the second run: "
                f"{claim.sentence}"
            )
    return lines


SAME = "its libraries took the same code as in the first"


def is_other(report: Report, record: Any) -> bool:
    """Tell whether libraries took other code than in the first run.

    Where none has several variants of its code, there is nothing to tell.
    """
    first = kernels(lockfile.read(report.tree), {*record.targets})
    return not first or first != record.kernels
