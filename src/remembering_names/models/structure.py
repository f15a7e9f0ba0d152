"""What a model is made of, as PyTorch prints it."""

from remembering_names.models.classifier import HIDDEN_SIZE
from remembering_names.tasks import Outputs, Task, resolve


def describe(task: Task) -> Outputs:
    """Return a model's printed structure and the sizes of its parts."""
    model = resolve(task.configuration["classifier"])()
    parts = {
        name: sum(tensor.numel() for tensor in part.parameters())
        for name, part in model.named_children()
    }
    sizes = {
        "hidden_size": HIDDEN_SIZE,
        "parts": parts,
        "parameters": sum(parts.values()),
    }
    return {"results": sizes, "fragment": f"```text\n{model}\n```\n"}
