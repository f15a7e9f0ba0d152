"""All cases, by kind."""

from remembering_names.probes.contract.case import Case
from remembering_names.probes.contract.cases import (
    attachments,
    changes,
    copies,
    inputs,
    mistakes,
    passes,
    transforms,
    weights,
)

GROUPS: dict[str, tuple[Case, ...]] = {
    "What is read": inputs.CASES,
    "Where weights lie, and which learn": weights.CASES,
    "What is asked for": passes.CASES,
    "What changes in place, before the way back": changes.CASES,
    "Copies and loaded weights": copies.CASES,
    "What hangs on a layer": attachments.CASES,
    "Other ways to run": transforms.CASES,
    "Mistakes": mistakes.MISTAKES,
    "Other layers than one, time first": mistakes.OPTIONS,
}
CASES = tuple(case for group in GROUPS.values() for case in group)
