"""All that the engine is told of a report."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.errors import ReportError
from firsthand.experiment import Experiment
from firsthand.target import Target, Tree
from firsthand.tasks import resolve


class AddressError(ReportError):
    """No report is found where one was said to be."""


def accept(root: Path) -> None:
    """Take any data as good."""


@dataclass(frozen=True, eq=False)  # each is one of a kind
class Report:
    """A report, as its engine sees it.

    Attributes:
        root: The folder of its sources, data and pages.
        package: The package of its code, in `src/`.
        experiments: All that is made, makers before those who read them.
        claims: Its conclusions.
        registry: The module that lists what it compares, as module path. It
            is no input of any result, only what it names is; "" if none.
        check_data: Raises a `ReportError` if the data below a root, which
            it is given, is not what it should be.
        distributions: The library of a module, where its name is another:
            `{"sklearn": "scikit-learn"}`.
        no_input: Why no result depends on some of its modules, by their
            paths; a * stands for anything.
        second_kernels: Variables of the environment with which libraries
            take the code of another kind of processor: for a second run, to
            see what rests on how the first one rounds.
    """

    root: Path
    package: str
    experiments: tuple[Experiment | Target, ...]
    claims: tuple[Claim, ...] = ()
    registry: str = ""
    check_data: Callable[[Path], Any] = accept
    distributions: Mapping[str, str] = field(default_factory=dict)
    no_input: Mapping[str, str] = field(default_factory=dict)
    second_kernels: Mapping[str, str] = field(default_factory=dict)

    @property
    def tree(self) -> Tree:
        """Where all of it stands."""
        return Tree(self.root, self.root)

    def targets(self, is_quick: bool = False) -> list[Target]:
        """Return everything that is made, in an order in which it can be."""
        found: list[Target] = []
        for one in self.experiments:
            if isinstance(one, Experiment):
                found += one.targets(is_quick)
            else:
                found.append(one)
        return found


def load(address: str) -> Report:
    """Return the report at an address: module:object.

    Raises:
        AddressError: There is none.
    """
    try:
        report = resolve(address)
    except (ImportError, LookupError, TypeError, ValueError) as error:
        raise AddressError(
            f"report {address!r}: {error}; write module:object, as in "
            "remembering_names.report:REPORT"
        ) from None
    if not isinstance(report, Report):
        raise AddressError(f"report {address!r} is no Report")
    return report
