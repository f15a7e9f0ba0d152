"""What is under way, shown while it is."""

from contextlib import suppress
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)


class Board:
    """A bar with the time left for each target under way.

    Where nobody watches (a log, a pipe), a line when each one ends.
    """

    def __init__(self) -> None:
        self.console = Console(stderr=True)
        if self.console.width < 1:  # as some shells say: it would show nothing
            self.console = Console(stderr=True, width=80)
        self.bars: dict[str, TaskID] = {}
        self.progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.percentage:>3.0f} %"),
            TimeElapsedColumn(),
            TextColumn("left"),
            TimeRemainingColumn(),
            console=self.console,
            disable=not self.console.is_terminal,
            speed_estimate_period=120,
        )

    def __enter__(self) -> Self:
        self.progress.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.progress.stop()

    def start(self, name: str) -> None:
        """Show a target whose work begins."""
        self.bars[name] = self.progress.add_task(name, total=1.0)

    def advance(self, name: str, share: float) -> None:
        """Show how much more of a target is done, as a share of it."""
        with suppress(KeyError):  # the last report can come after the end
            self.progress.advance(self.bars[name], share)

    def finish(self, name: str, wall: float) -> None:
        """Show that a target is in place, and the seconds it took."""
        self.progress.update(self.bars[name], completed=1.0)
        self.progress.refresh()
        self.progress.remove_task(self.bars[name])
        self.say(f"made {name} in {wall:.1f} s")

    def say(self, line: str) -> None:
        """Print a line above the bars."""
        self.console.print(line, markup=False, highlight=False, soft_wrap=True)
