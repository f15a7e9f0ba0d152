"""What a worker sees of its user's environment: next to nothing.

No setting of a user may change a byte of a result: no rc file, profile,
locale, time zone or variable, but where temporary files go and which variant
of its code a library takes for the processor, which is recorded.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

KEPT = (
    *("SYSTEMROOT", "TEMP", "TMP", "TMPDIR"),
    *("DYLD_LIBRARY_PATH", "LD_LIBRARY_PATH"),  # Python may need them
    *("ATEN_CPU_CAPABILITY", "DNNL_MAX_CPU_ISA", "ONEDNN_MAX_CPU_ISA"),
    *("MKL_DEBUG_CPU_TYPE", "MKL_ENABLE_INSTRUCTIONS"),
    *("NPY_DISABLE_CPU_FEATURES", "NVPL_BLAS_DEBUG_CPU_TYPE"),
    *("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"),
)
FIXED = {
    "LC_ALL": "C.UTF-8",
    "PYTHONHASHSEED": "0",
    "PYTHONUTF8": "1",
    "TZ": "UTC",
    # Sums of several threads round differently.
    "OMP_NUM_THREADS": "1",
    # Memory that a batch gives back is wanted again by the next; the first
    # is the most that glibc allows.
    "MALLOC_MMAP_THRESHOLD_": str(32 << 20),
    "MALLOC_TRIM_THRESHOLD_": str(128 << 20),
}
MEASURING = "COVERAGE_PROCESS_CONFIG"  # set by coverage.py, for its own


def environment(home: Path, sources: Sequence[str]) -> dict[str, str]:
    """Return a worker's environment.

    Args:
        home: An empty folder: what libraries take for their user's.
        sources: Where first-party code lies.
    """
    kept = {n: os.environ[n] for n in (*KEPT, MEASURING) if n in os.environ}
    path = os.pathsep.join(sources)
    return {**kept, **FIXED, "HOME": str(home), "PYTHONPATH": path}


@contextmanager
def empty_home() -> Iterator[Path]:
    """Yield a folder of nobody's settings, removed with the block."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield Path(folder)
