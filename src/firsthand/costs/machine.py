"""This machine, for whoever reads what was measured or made on it."""

import os
import platform
import re
import sys
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

COMPUTING = ("llvmlite", "numba", "numpy", "scipy", "torch")


def describe() -> dict[str, Any]:
    """Describe this machine, for whoever reads its measurements."""
    return {
        "processor": processor(),
        "cores": os.cpu_count(),
        "system": platform.system(),
        "python": platform.python_version(),
    }


def processor() -> str:
    """Return the processor's name, as far as the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
        models = [line for line in lines if line.startswith("model name")]
        return models[0].partition(":")[2].strip()
    except (OSError, IndexError):
        return platform.processor() or platform.machine()


def libraries() -> dict[str, str]:
    """Return the version of each installed library that computes."""
    found = {}
    for name in COMPUTING:
        with suppress(PackageNotFoundError):
            found[name] = version(name)
    return found


def torch_products() -> str:
    """Return what multiplies for PyTorch, which is loaded: its own BLAS."""
    built: str = sys.modules["torch"].__config__.show()
    mkl = re.search(r"Math Kernel Library Version (\S+?)-", built)
    if mkl:
        return f"MKL {mkl[1]}"
    other = re.search(r"BLAS_INFO=(\w+)", built)
    return other[1] if other else "unknown"


def kernels() -> dict[str, str]:
    """Return the variant of its code that each loaded library has chosen.

    Libraries have several, one for each generation of processors, and they
    round differently. Of a BLAS it is the name of its kernel, of PyTorch the
    instruction set.
    """
    found: dict[str, str] = {}
    if "numpy" in sys.modules:
        from threadpoolctl import threadpool_info

        for library in threadpool_info():
            if library["user_api"] == "blas":
                package = Path(library["filepath"]).parent.name
                name = package.partition(".")[0]  # numpy.libs
                found[name] = (
                    f"{library['internal_api']} {library['architecture']}"
                )
    if torch := sys.modules.get("torch"):
        found["torch"] = torch.backends.cpu.get_cpu_capability()
    return found
