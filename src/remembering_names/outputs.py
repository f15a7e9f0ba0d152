"""What targets make, as the bytes of files."""

from typing import Any

from remembering_names import results


def encoded(output: Any) -> bytes:
    """Return an output as the bytes of its file: JSON, text or tensors."""
    if isinstance(output, bytes):
        return output
    if isinstance(output, str):
        return output.encode()
    if output and all(hasattr(value, "numel") for value in output.values()):
        from safetensors.torch import save

        return save(output)
    return results.dumps(output).encode()
