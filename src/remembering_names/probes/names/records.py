"""What probes measure, as results keep it."""

from collections.abc import Sequence
from typing import Any

from torch import Tensor

from remembering_names.scoring.rounding import significant


def gather(runs: Sequence[Any]) -> Any:
    """Return dictionaries of one shape as one, of lists over runs."""
    if isinstance(runs[0], dict):
        return {key: gather([run[key] for run in runs]) for key in runs[0]}
    return list(runs)


def as_stored(value: Any) -> Any:
    """Return tensors and numbers as JSON has them, four digits each."""
    if isinstance(value, dict):
        return {key: as_stored(one) for key, one in value.items()}
    if isinstance(value, Tensor):
        value = value.tolist()
    if isinstance(value, list):
        return [as_stored(one) for one in value]
    return significant(value, 4) if isinstance(value, float) else value
