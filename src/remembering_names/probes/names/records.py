"""What probes find, as results keep it."""

from collections.abc import Sequence
from typing import Any

from torch import Tensor


def gather(runs: Sequence[Any]) -> Any:
    """Return records of one shape as one record of lists over runs."""
    if isinstance(runs[0], dict):
        return {key: gather([run[key] for run in runs]) for key in runs[0]}
    return list(runs)


def rounded(value: Any) -> Any:
    """Return tensors and numbers as JSON has them, four digits each."""
    if isinstance(value, dict):
        return {key: rounded(one) for key, one in value.items()}
    if isinstance(value, Tensor):
        value = value.tolist()
    if isinstance(value, list):
        return [rounded(one) for one in value]
    return float(f"{value:.4g}") if isinstance(value, float) else value
