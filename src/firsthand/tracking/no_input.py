"""Modules of the engine on which no result depends, and why.

Whatever a target's code imports is an input of it, without being declared.
These modules are imported by none; a test holds that each module of both
packages is either an input of some target or has a reason here, or in
`Report.no_input`, and never both.
"""

from collections.abc import Mapping
from fnmatch import fnmatchcase

ASKS = "It asks what is to be done and tells what was; it makes nothing."
COSTS = "It counts seconds and memory, which no result holds."
FINGERPRINTS = (
    "It says what is stale; what was made from what it only records. A "
    "mistake here is what the watch and the tests are for."
)
LOOKS = "It looks at the site that was built, and writes pictures of it."
ORDER = (
    "It decides when and where a target is made: in a process of its own, "
    "which takes nothing from others but what its target reads."
)
PAGES = "It makes pages, which every build makes anew."

CLAIMS = "Claims are checked anew by every check and build."

REASONS: dict[str, str] = {  # by module path; a * stands for anything
    "firsthand.bounds": "It refuses what cannot be read, and reads nothing.",
    "firsthand.command_line": ASKS,
    "firsthand.conclusions": CLAIMS,
    "firsthand.conclusions.*": CLAIMS,
    "firsthand.costs.costs": COSTS,
    "firsthand.costs.run_memory": COSTS,
    "firsthand.costs.site_quality": (
        "It keeps how the built site was marked, which no result holds."
    ),
    "firsthand.drawing.face_setup": (
        "It sets a face up; what it is made of is locked, and that entry is an "
        "input of each figure."
    ),
    "firsthand.experiment": (
        "It turns a list into targets: their functions and settings are "
        "inputs themselves."
    ),
    "firsthand.looking": LOOKS,
    "firsthand.looking.*": LOOKS,
    "firsthand.making": ORDER,
    "firsthand.making.*": ORDER,
    "firsthand.publishing": PAGES,
    "firsthand.publishing.*": PAGES,
    "firsthand.report": (
        "It holds what the engine is told; what counts of that are inputs "
        "themselves."
    ),
    "firsthand.terminal": "It is for what a command says to its user.",
    "firsthand.tracking.analyses": FINGERPRINTS,
    "firsthand.tracking.analysis": FINGERPRINTS,
    "firsthand.tracking.claim_code": "It says what claims were checked.",
    "firsthand.tracking.freshness": FINGERPRINTS,
    "firsthand.tracking.hashes": FINGERPRINTS,
    "firsthand.tracking.lockfile": FINGERPRINTS,
    "firsthand.tracking.mark_fresh": (
        "It is for trying the engine on a copy, and makes nothing in a report."
    ),
    "firsthand.tracking.no_input": "It is the list that you are reading.",
    "firsthand.tracking.pins": FINGERPRINTS,
    "firsthand.tracking.sources": FINGERPRINTS,
    "firsthand.tracking.stripping": FINGERPRINTS,
    "firsthand.workers.calls": ORDER,
    "firsthand.workers.child": ORDER,
    "firsthand.workers.cluster": ORDER,
    "firsthand.workers.cluster.*": ORDER,
    "firsthand.workers.local": ORDER,
    "firsthand.workers.nursery": ORDER,
    "firsthand.workers.worker_choice": ORDER,
}


def reason(module: str, reasons: Mapping[str, str] = REASONS) -> str | None:
    """Return why no result depends on a module; None if no reason is given.

    Args:
        module: Its path.
        reasons: By pattern; the engine's own, or a report's `no_input`.
    """
    for pattern, why in reasons.items():
        if fnmatchcase(module, pattern):
            return why
    return None
