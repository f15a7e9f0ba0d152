"""What the scripts of live parts fetch besides weights, and a table of it."""

from firsthand.drawing.markdown_table import markdown
from firsthand.drawing.words import voice
from firsthand.tasks import Outputs, Task
from remembering_names.figures.live_picture import SEED_KEYS, SEEDS
from remembering_names.names.cleaning import clean
from remembering_names.names.files import read_names
from remembering_names.names.splits import held_out_split

NO_ROWS = 2  # a head, and the line below it
WORDS = {
    "en": {
        "held": "Network | Gate | Free",
        "at": "At {value}",
        "order": (
            "Network | Free | First two swapped | Last two swapped | Shuffled"
        ),
        "served": "Network | kB | Moves by at most | Answers changed",
        "changed": "Network | Name | Full weights | Rounded | Apart",
        "seed": "{model}, {seed}",
        "none": "There is none.",
    }
}


def test_names(task: Task) -> Outputs:
    """Return the test names, each with its languages in the list."""
    languages: dict[str, list[str]] = {}
    for name, language in clean(read_names()):
        languages.setdefault(name, []).append(language)
    test = held_out_split(task.settings["split_seed"]).test
    names = sorted({name for name, _ in test})
    return {"page_data": {"names": [[n, languages[n]] for n in names]}}


def costs(task: Task) -> Outputs:
    """Return what each grip costs each network, for the page to look up."""
    return {
        "page_data": {
            key: task.numbers[key].grips for key in task.settings["models"]
        }
    }


def held_table(task: Task) -> Outputs:
    """Return, as a fragment, the accuracy with a gate held throughout."""
    values = task.settings["values"]
    say = voice(WORDS, task.settings)
    at = (say("at", value=value) for value in values.values())
    head = [*say.cells("held"), *at]
    lines = [head, ["---", "---", *["--:"] * (len(head) - 2)]]
    for key, gates in task.settings["gates"].items():
        place = f"{key}.grips"
        for gate in gates:
            held = (f"{place}.held.{gate}['{value}'][0]" for value in values)
            places = (f"{place}.free", *held)
            cells = (f"[[ {one} | per_cent ]]" for one in places)
            label = task.settings["labels"][key]
            lines.append([label, f"${gate}$", *cells])
    return {"fragment": markdown(lines)}


def order_table(task: Task) -> Outputs:
    """Return, as a fragment, the accuracy with letters out of order."""
    head = voice(WORDS, task.settings).cells("order")
    lines = [head, ["---", *["--:"] * (len(head) - 1)]]
    for key, label in task.settings["labels"].items():
        place = f"{key}.grips"
        parts = ("free", "swapped[0]", "last_swapped", "shuffled | mean")
        cells = (f"[[ {place}.{part} | per_cent ]]" for part in parts)
        lines.append([label, *cells])
    return {"fragment": markdown(lines)}


def served_table(task: Task) -> Outputs:
    """Return, as a fragment, what 16 bits change in each network."""
    say, called = voice(WORDS, task.settings), voice(SEEDS, task.settings)
    head = say.cells("served")
    lines = [head, ["---", *["--:"] * (len(head) - 1)]]
    for key, label in task.settings["labels"].items():
        for seed in SEED_KEYS:
            place = f"{key}.{seed}"
            cells = (
                f"[[ ({place}.bytes / 1000) | number(0) ]]",
                f"[[ {place}.most | number(4) ]]",
                f"[[ {place}.otherwise ]]",
            )
            name = say("seed", model=label, seed=called(seed))
            lines.append([name, *cells])
    return {"fragment": markdown(lines)}


def changed_table(task: Task) -> Outputs:
    """Return, as a fragment, every answer that 16 bits change, if any."""
    say, called = voice(WORDS, task.settings), voice(SEEDS, task.settings)
    head = say.cells("changed")
    lines = [head, ["---"] * 4 + ["--:"]]
    for key, label in task.settings["labels"].items():
        for seed in SEED_KEYS:
            name = say("seed", model=label, seed=called(seed))
            for n in range(task.numbers[key][seed].otherwise):
                place = f"{key}.{seed}.changed[{n}]"
                parts = ("name", "full", "rounded", "apart | points(2)")
                cells = (f"[[ {place}.{part} ]]" for part in parts)
                lines.append([name, *cells])
    if len(lines) == NO_ROWS:
        return {"fragment": say("none") + "\n"}
    return {"fragment": markdown(lines)}
