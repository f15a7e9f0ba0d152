"""Weights as the report ships them: bytes in safetensors' format."""

from torch import nn


def give_weights(model: nn.Module, content: bytes) -> None:
    """Put shipped weights into a model.

    Args:
        model: Of the sizes that they were trained with.
        content: What their file holds.

    Raises:
        ValueError: It holds no weights, or not this model's.
    """
    from safetensors import SafetensorError
    from safetensors.torch import load

    try:
        model.load_state_dict(load(content))
    except (SafetensorError, RuntimeError) as error:
        raise ValueError(str(error)) from None
