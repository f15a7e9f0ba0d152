"""How closely all derivations together hold."""

from firsthand.tasks import Outputs, Task


def largest(task: Task) -> Outputs:
    """Return how many derivations were checked, and the largest error."""
    found = [
        task.numbers[key].derivation for key in task.settings["derivations"]
    ]
    return {
        "results": {
            "derivations": len(found),
            "steps": sum(one.steps for one in found),
            "draws": min(one.draws for one in found),
            "largest_error": max(one.largest_error for one in found),
        }
    }
