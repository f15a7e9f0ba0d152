"""A notebook's kernel, held to the fence of its target from the start."""

import pickle
import sys
from pathlib import Path

from firsthand.tracking.watch import Watch


class KernelWatch(Watch):
    """Notes in a file what was used beyond the fence."""

    file: Path

    def refuse(self, what: str) -> None:
        """Fail, and note it: the run reads the note."""
        try:
            super().refuse(what)
        finally:
            with self.file.open("a", encoding="utf-8") as notes:
                notes.write(f"{self.problems[-1]}\n")


def problems_of(told: Path) -> Path:
    """Return the file of notes for a kernel that was told its fence so."""
    return told.with_suffix(".problems")


def main() -> None:
    """Be a kernel; the first argument is the file that holds the fence."""
    told = Path(sys.argv[1])
    fence_and_place = pickle.loads(told.read_bytes())
    from ipykernel.kernelapp import IPKernelApp

    app = IPKernelApp.instance()
    app.initialize([*sys.argv[2:], "--HistoryManager.enabled=False"])
    watch = KernelWatch(*fence_and_place) if fence_and_place else None
    if watch:
        watch.file = problems_of(told)
        watch.begin()
    app.start()  # until it is asked to end
    if watch:
        watch.end()


if __name__ == "__main__":
    main()
