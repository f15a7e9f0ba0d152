"""Run a notebook's source, and keep what it printed."""

import base64
import os
import pickle
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from firsthand.errors import ReportError
from firsthand.tasks import Advance, Outputs, Task
from firsthand.tracking import watched_kernel
from firsthand.tracking.watch import at_work

PICTURE = "image/png"


class CellError(ReportError):
    """A cell of a notebook failed."""


def execute(task: Task) -> Outputs:
    """Return the executed notebook of a source in jupytext's format."""
    source = (task.root / task.settings["source"]).read_text("utf-8")
    (notebook,) = task.each(run, [(source, task.settings["assignments"])])
    return {"notebook": notebook}


def run(item: tuple[str, Mapping[str, Any]], advance: Advance) -> str:
    """Run every cell in a kernel of its own; the first error ends it.

    Args:
        item: The source, and values that a quick run gives to names which
            the source sets on a line of their own.
        advance: Told the share of the cells that have run.

    Returns:
        The notebook as JSON, the same text for the same outputs.

    Raises:
        CellError: A cell failed, or used what it may not.
    """
    import jupytext
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    source, assignments = item
    for name, value in assignments.items():
        source = re.sub(rf"(?m)^{name} = .*$", f"{name} = {value!r}", source)
    notebook = jupytext.reads(source, fmt="py:percent")
    with TemporaryDirectory() as folder:
        told = Path(folder) / "fence"
        client = NotebookClient(
            notebook,
            km=kernel(told),
            record_timing=False,
            coalesce_streams=True,
            on_cell_complete=lambda **_: advance(1 / len(notebook.cells)),
        )
        try:
            client.execute(cwd=folder, cleanup_kc=True)
        except CellExecutionError as error:
            raise CellError(unseen(told) or str(error)) from None
        if unseen(told):
            raise CellError(unseen(told))
    settle(notebook)
    return f"{nbformat.writes(notebook)}\n"


def kernel(told: Path) -> Any:
    """Return what starts a kernel: this Python, watched as this process is.

    Kernels that are installed elsewhere on the machine do not count.

    Args:
        told: The file that tells the kernel what it may use.
    """
    from jupyter_client.kernelspec import KernelSpec
    from jupyter_client.manager import AsyncKernelManager

    watch = at_work[-1] if at_work else None
    told.write_bytes(
        pickle.dumps((watch.fence, watch.place) if watch else None)
    )
    module = watched_kernel.__name__
    command = [sys.executable, "-m", module, str(told)]

    class OwnKernel(AsyncKernelManager):
        kernel_spec = KernelSpec(
            argv=[*command, "-f", "{connection_file}"], language="python"
        )

    # Files that no other kernel has; systems without such files have ports.
    if os.name != "posix":
        return OwnKernel(transport="tcp")
    return OwnKernel(transport="ipc", ip=str(told.with_name("kernel")))


def unseen(told: Path) -> str:
    """Return what a kernel used that it may not, in a line; else ""."""
    problems = watched_kernel.problems_of(told)
    if not problems.exists():
        return ""
    return problems.read_text("utf-8").partition("\n")[0]


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
