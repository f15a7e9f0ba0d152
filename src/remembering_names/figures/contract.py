"""What each layer did in each case, as tables."""

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any

from firsthand.drawing.markdown_table import markdown
from firsthand.drawing.words import voice
from firsthand.filters import MINUS
from firsthand.tasks import Outputs, Task
from remembering_names.models.ladder.rungs import LSTM
from remembering_names.probes.contract.layers import LAYERS, Held

NAMES = {
    "torch.nn:LSTM": "`nn.LSTM`",
    "torch.nn:GRU": "`nn.GRU`",
    "torch.nn:RNN": "`nn.RNN`",
}
TOLD = ("Mistakes", "Other layers than one, time first")
TEXTBOOK = LAYERS[0].key
RUNGS = {rung.key for rung in LSTM.rungs}
WORDS = {
    "en": {
        "by_hand": "The LSTM by hand",
        "case": "Case",
        "answers": "answers",
    }
}
Cells = Callable[[str], list[str]]  # of a case, by its key


def contract_ladder(task: Task) -> Outputs:
    """Return, as a fragment, what every rung of the ladder did."""
    return beside(task, [held for held in LAYERS if held.key in RUNGS])


def contract_others(task: Task) -> Outputs:
    """Return, as a fragment, what all other layers did."""
    return beside(task, [held for held in LAYERS if held.key not in RUNGS])


def beside(task: Task, layers: Iterable[Held]) -> Outputs:
    """Return a table of layers, PyTorch's own before those of its kind."""
    found, head, columns = task.numbers.contract.layers, [], []
    for library, kind in groupby(layers, key=lambda held: held.library):
        own = [*kind]
        if library in NAMES:
            head.append(NAMES[library])
            columns.append((own[0].key, "library"))
        head += [held.label for held in own]
        columns += [(held.key, "ours") for held in own]

    def cells(case: str) -> list[str]:
        return [found[key][case][whose] for key, whose in columns]

    groups = task.numbers.contract.groups
    return {"fragment": markdown([*rows(task, head, groups, cells)])}


def contract_words(task: Task) -> Outputs:
    """Return, as a fragment, the words with which mistakes are refused."""
    found = task.numbers.contract.layers[TEXTBOOK]
    say = voice(WORDS, task.settings)

    def cells(case: str) -> list[str]:
        return [
            quoted(found[case].get(f"{whose}_said", "")) or say("answers")
            for whose in ("library", "ours")
        ]

    groups = [one for one in task.numbers.contract.groups if one.name in TOLD]
    head = ["`nn.LSTM`", say("by_hand")]
    return {"fragment": markdown([*rows(task, head, groups, cells)])}


def rows(
    task: Task, head: list[str], groups: Iterable[Any], cells: Cells
) -> Any:
    """Yield the lines of a table: a heading for each group, then its cases."""
    yield [voice(WORDS, task.settings)("case"), *head]
    yield ["---"] * (1 + len(head))
    for group in groups:
        yield [f"**{group.name}**", *[""] * len(head)]
        for case in group.cases:
            yield [case.label.replace(" -", f" {MINUS}"), *cells(case.key)]


def quoted(words: str) -> str:
    """Return words as code, if any were said."""
    return f"`{words.replace('|', '/')}`" if words else ""
