"""What an experiment is: code that makes files, and its settings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from remembering_names.freshness import Target
from remembering_names.names import LANGUAGES

NAMES = (
    "data/SHA256SUMS",
    *(f"data/names/{language}.txt" for language in LANGUAGES),
)
FILES = {  # where each kind of output goes; {} is the target's name
    "results": "data/results/{}.json",
    "weights": "data/weights/{}.safetensors",
    "measurements": "data/measurements/{}.json",
    "fragment": "docs/generated/{}.md",
    "equations": "docs/generated/{}.equations.md",
    "notebook": "docs/notebooks/{}.ipynb",
}
Settings = Mapping[str, Any]


@dataclass(frozen=True)
class Experiment:
    """Code that makes files, once or for each of several subjects.

    Attributes:
        name: What pages and `regenerate.py` call it.
        function: module:object; takes a `Task`, returns its outputs.
        writes: The kinds of its outputs, keys of `FILES`.
        settings: Configuration, the same for every subject.
        subjects: Configuration of each subject's own, mostly of a model, by
            its key; empty if the experiment has one subject only.
        quick: Configuration that a quick run overrides.
        data: Files that people wrote and it reads.
        reads: Names of results that it reads; `{key}` is its subject's.
    """

    name: str
    function: str
    writes: tuple[str, ...] = ("results",)
    settings: Settings = field(default_factory=dict)
    subjects: Mapping[str, Settings] = field(default_factory=dict)
    quick: Settings = field(default_factory=dict)
    data: tuple[str, ...] = NAMES
    reads: tuple[str, ...] = ()

    def targets(self, is_quick: bool) -> list[Target]:
        """Return what it makes: a target for each subject."""
        quick = self.quick if is_quick else {}
        named = {
            f"{key}.{self.name}": (key, own)
            for key, own in self.subjects.items()
        } or {self.name: ("", {})}
        return [
            Target(
                name=name,
                function=self.function,
                configuration={**self.settings, **own, **quick},
                data=self.data,
                results=tuple(
                    FILES["results"].format(read.format(key=key))
                    for read in self.reads
                ),
                writes={kind: FILES[kind].format(name) for kind in self.writes},
            )
            for name, (key, own) in named.items()
        ]
