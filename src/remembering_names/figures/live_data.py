"""What the scripts of live parts fetch besides weights, and a table of it."""

from firsthand.drawing.markdown_table import markdown
from firsthand.tasks import Outputs, Task
from remembering_names.figures.live_picture import SEEDS
from remembering_names.names.cleaning import clean
from remembering_names.names.files import read_names
from remembering_names.names.splits import held_out_split

NO_ROWS = 2  # a head, and the line below it


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
    head = ["Network", "gate", "free", *(f"at {v}" for v in values.values())]
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
    head = ["Network", "free", "first two swapped", "last two", "shuffled"]
    lines = [head, ["---", *["--:"] * (len(head) - 1)]]
    for key, label in task.settings["labels"].items():
        place = f"{key}.grips"
        parts = ("free", "swapped[0]", "last_swapped", "shuffled | mean")
        cells = (f"[[ {place}.{part} | per_cent ]]" for part in parts)
        lines.append([label, *cells])
    return {"fragment": markdown(lines)}


def served_table(task: Task) -> Outputs:
    """Return, as a fragment, what 16 bits change in each network."""
    head = ["Network", "kB", "moves by at most", "answers changed"]
    lines = [head, ["---", *["--:"] * (len(head) - 1)]]
    for key, label in task.settings["labels"].items():
        for seed, named in SEEDS.items():
            place = f"{key}.{seed}"
            cells = (
                f"[[ ({place}.bytes / 1000) | number(0) ]]",
                f"[[ {place}.most | short ]]",
                f"[[ {place}.otherwise ]]",
            )
            lines.append([f"{label}, {named}", *cells])
    return {"fragment": markdown(lines)}


def changed_table(task: Task) -> Outputs:
    """Return, as a fragment, every answer that 16 bits change, if any."""
    head = ["Network", "Name", "full weights", "rounded", "apart"]
    lines = [head, ["---"] * 4 + ["--:"]]
    for key, label in task.settings["labels"].items():
        for seed, named in SEEDS.items():
            for n in range(task.numbers[key][seed].otherwise):
                place = f"{key}.{seed}.changed[{n}]"
                parts = ("name", "full", "rounded", "apart | points(2)")
                cells = (f"[[ {place}.{part} ]]" for part in parts)
                lines.append([f"{label}, {named}", *cells])
    if len(lines) == NO_ROWS:
        return {"fragment": "There is none.\n"}
    return {"fragment": markdown(lines)}
