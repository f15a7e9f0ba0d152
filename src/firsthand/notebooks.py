"""Run a notebook's source, and keep what it printed."""

import base64
import os
import re
from collections.abc import Mapping
from tempfile import TemporaryDirectory
from typing import Any

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.root import ROOT

PICTURE = "image/png"


def execute(task: Task) -> Outputs:
    """Return the executed notebook of a source in jupytext's format."""
    (notebook,) = task.each(run, [task.settings])
    return {"notebook": notebook}


def run(configuration: Mapping[str, Any], advance: Advance) -> str:
    """Run every cell in a kernel of its own; the first error ends it.

    Args:
        configuration: `source`, the file; `assignments`, values that a quick
            run gives to names that the source sets on a line of their own.
        advance: Told the share of the cells that have run.

    Returns:
        The notebook as JSON, the same text for the same outputs.
    """
    import jupytext
    import nbformat
    from nbclient import NotebookClient
    from traitlets.config import Config

    source = (ROOT / configuration["source"]).read_text("utf-8")
    for name, value in configuration["assignments"].items():
        source = re.sub(rf"(?m)^{name} = .*$", f"{name} = {value!r}", source)
    notebook = jupytext.reads(source, fmt="py:percent")
    cells = len(notebook.cells)
    with TemporaryDirectory() as folder:
        client = NotebookClient(
            notebook,
            config=Config({"KernelManager": connection(folder)}),
            record_timing=False,
            coalesce_streams=True,
            on_cell_complete=lambda **_: advance(1 / cells),
        )
        client.execute()
    settle(notebook)
    return f"{nbformat.writes(notebook)}\n"


def connection(folder: str) -> dict[str, str]:
    """Return how to reach a kernel: by files that no other kernel has.

    Systems without such files have ports.
    """
    if os.name != "posix":
        return {"transport": "tcp"}
    return {"transport": "ipc", "ip": f"{folder}/kernel"}


def settle(notebook: Any) -> None:
    """Take out what differs from run to run; describe the pictures."""
    kernel = {
        "display_name": "Python 3",
        "language": "python",
        "name": "python3",
    }
    notebook.metadata = {"kernelspec": kernel}
    for position, cell in enumerate(notebook.cells):
        cell.id = f"cell-{position}"
        alt = cell.metadata.pop("alt", None)
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            for kind in data:
                if alt and kind.startswith("image/"):
                    output.metadata[kind] = {"alt": alt}
            if PICTURE in data:  # in lines, as MIME has it
                content = base64.b64decode(data[PICTURE])
                data[PICTURE] = (
                    base64.encodebytes(content).decode().splitlines(True)
                )
