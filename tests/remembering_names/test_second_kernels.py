"""In a second run each library takes its code for another processor."""

import pickle
from importlib import import_module
from typing import Any

import numba
import numpy as np
from tests.pieces import piece, workers

from firsthand.tasks import Advance
from remembering_names.report import SECOND_KERNELS


def total(values: Any) -> float:
    found = 0.0
    for value in values:
        found += value * value
    return found


def look(item: int, advance: Advance) -> dict[str, Any]:
    """Return what Numba compiles for, and what NumPy finds."""
    numpy = import_module("numpy._core._multiarray_umath")
    compiled = numba.njit(fastmath=True)(total)
    compiled(np.ones(64))
    (code,) = compiled.inspect_asm().values()
    return {"code": code, "numpy": numpy.__cpu_features__["X86_V3"]}


def test_each_library_takes_its_code_for_avx() -> None:
    modules = ("numba", "numpy", "scipy.linalg", "torch")
    with workers(1, modules, SECOND_KERNELS) as here:
        answer, cost = here.submit(piece(look, 0), lambda share: None).result()
    found = pickle.loads(answer)
    assert cost.kernels == {
        "numpy": "openblas Sandybridge",
        "scipy": "openblas Sandybridge",
        "torch": "DEFAULT",
    }
    assert "vaddsd" in found["code"] or "vaddpd" in found["code"]
    assert "zmm" not in found["code"]
    assert "vfmadd" not in found["code"]
    assert not found["numpy"]
