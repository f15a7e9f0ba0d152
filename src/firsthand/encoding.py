"""What targets make, as the bytes of files: the same for the same values."""

import json
from typing import Any


def encoded(output: Any) -> bytes:
    """Return an output as the bytes of its file: JSON, text or tensors."""
    if isinstance(output, bytes):
        return output
    if isinstance(output, str):
        return output.encode()
    if output and all(hasattr(value, "numel") for value in output.values()):
        from safetensors.torch import save

        return save(output)
    return dumps(output).encode()


def dumps(value: Any) -> str:
    """Return JSON with sorted keys and each list of scalars on one line."""
    return layout(value, "") + "\n"


def layout(value: Any, margin: str) -> str:
    """Return `value` as JSON, its inner lines indented below `margin`."""
    inner = margin + "  "
    if isinstance(value, dict) and value:
        rows = [f"{json.dumps(k)}: {layout(value[k], inner)}" for k in value]
        brackets, rows = "{}", sorted(rows)
    elif isinstance(value, list) and any(
        isinstance(item, dict | list) for item in value
    ):
        rows = [layout(item, inner) for item in value]
        brackets = "[]"
    else:
        return json.dumps(value, ensure_ascii=False, allow_nan=False)
    body = ",\n".join(inner + row for row in rows)
    return f"{brackets[0]}\n{body}\n{margin}{brackets[1]}"
