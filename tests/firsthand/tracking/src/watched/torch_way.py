"""A way in by PyTorch, apart from the others: it takes long to load."""

from pathlib import Path

import torch

from firsthand.tasks import Outputs, Task

SECRET = Path(__file__).resolve().parents[2] / "data/secret.txt"


def make(task: Task) -> Outputs:
    return {"results": {"value": str(torch.load(SECRET))}}
