"""Check a derivation, then print it."""

from firsthand.derivations.steps import require, to_equations, to_markdown
from firsthand.tasks import Outputs, Task, resolve


def publish(task: Task) -> Outputs:
    """Return a derivation as page fragments, and its largest error.

    Raises:
        DerivationError: A step does not hold, so nothing is printed.
    """
    derivation = resolve(task.settings["derivation"])
    draws = task.settings["draws"]
    results = {
        "draws": draws,
        "steps": len(derivation.steps),
        "largest_error": require(derivation, range(draws)),
    }
    return {
        "results": results,
        "fragment": to_markdown(derivation),
        "equations": to_equations(derivation),
    }
