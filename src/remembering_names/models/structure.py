"""What a model is made of, as PyTorch prints it."""

from firsthand.tasks import Outputs, Task, resolve
from remembering_names.models.classifier import HIDDEN_SIZE


def describe(task: Task) -> Outputs:
    """Return a model's printed structure and the sizes of its parts."""
    model = resolve(task.settings["classifier"])()
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
