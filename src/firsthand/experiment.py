"""What an experiment is: code that makes files, and its settings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from firsthand.target import Target

FILES = {  # where each kind of output goes; {} is the target's name
    "results": "data/results/{}.json",
    "weights": "data/weights/{}.safetensors",
    "served": "docs/generated/live/{}.safetensors",
    "page_data": "docs/generated/live/{}.json",
    "measurements": "data/measurements/{}.json",
    "fragment": "docs/generated/{}.md",
    "equations": "docs/generated/{}.equations.md",
    "notebook": "docs/notebooks/{}.ipynb",
    "svg": "docs/generated/figures/{}.svg",
}
Settings = Mapping[str, Any]


@dataclass(frozen=True)
class Experiment:
    """Code that makes files, once or for each of several subjects.

    Attributes:
        name: What pages and `regenerate.py` call it.
        function: module:object; takes a `Task`, returns its outputs.
        writes: The kinds of its outputs, keys of `FILES`.
        settings: The same for every subject.
        subjects: Settings of each subject's own, mostly of a model, by its
            key; empty if the experiment has one subject only.
        quick: Settings that a quick run overrides.
        data: Files that people wrote and it reads.
        reads: Names of results that it reads; `{key}` is its subject's.
        weights: Names of results whose weights it reads, likewise.
        unwatched: Why it may open any file of the tree; see `Target`.
    """

    name: str
    function: str
    writes: tuple[str, ...] = ("results",)
    settings: Settings = field(default_factory=dict)
    subjects: Mapping[str, Settings] = field(default_factory=dict)
    quick: Settings = field(default_factory=dict)
    data: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    weights: tuple[str, ...] = ()
    unwatched: str = ""

    def targets(self, is_quick: bool) -> list[Target]:
        """Return what it makes: a target for each subject."""
        if not self.subjects:
            return [self.target("", {}, is_quick)]
        return [
            self.target(key, own, is_quick)
            for key, own in self.subjects.items()
        ]

    def target(self, key: str, own: Settings, is_quick: bool) -> Target:
        """Return what it makes of one subject."""
        name = f"{key}.{self.name}" if key else self.name
        quick = self.quick if is_quick else {}
        results = (file_of("results", one, key) for one in self.reads)
        weights = (file_of("weights", one, key) for one in self.weights)
        return Target(
            name=name,
            function=self.function,
            settings={**self.settings, **own, **quick},
            data=self.data,
            reads=(*results, *weights),
            writes={kind: FILES[kind].format(name) for kind in self.writes},
            unwatched=self.unwatched,
        )


def file_of(kind: str, name: str, key: str = "") -> str:
    """Return the file of a result; `{key}` in its name is the subject's."""
    return FILES[kind].format(name.format(key=key))
