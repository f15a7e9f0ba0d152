"""Delay recall as tables: their numbers are filled in by the page."""

from collections.abc import Iterator

from firsthand.drawing.markdown_table import markdown
from firsthand.results import Record
from firsthand.tasks import Outputs, Task
from remembering_names.figures.delay import STARTS
from remembering_names.figures.labels import STARTED
from remembering_names.figures.tables import NONE

PROTOCOLS = {  # by their names in results: what they are called
    "_small": "no rehearsal, small batches",
    "_larger": "no rehearsal",
    "_published": "rehearsal, the first edition's",
    "": "rehearsal, rates widened, today's",
}


def delay_curriculum(task: Task) -> Outputs:
    """Return, as a fragment, how far each model gets and at what cost."""
    head = [
        "Model",
        "Learning rate",
        "Solved up to, by seed",
        "Solved by every seed",
        "Updates",
        "Letters",
        "Seconds",
    ]
    lines = [head, ["---", *["--:"] * len(head[1:])]]
    for model in task.settings["models"]:
        place = f"{model['key']}.delay_curriculum"
        climbed = task.numbers[model["key"]].delay_curriculum
        ends = ", ".join(
            f"[[ {place}.solved_up_to[{n}] ]]"
            for n in range(len(climbed.seeds))
        )
        rate = f"[[ {place}.learning_rate | rate ]]"
        name = f"[{model['label']}](../{model['page']})"
        lines.append([name, rate, ends, *costs(model["key"], climbed)])
    return {"fragment": markdown(lines)}


def costs(key: str, climbed: Record) -> list[str]:
    """Return the longest delay that all seeds solved, and its costs."""
    delay = min(climbed.solved_up_to)
    if not delay:
        return [NONE] * 4
    place = f"{key}.delay_curriculum"
    letters = f'{place}.letters["{delay}"]'
    speed = f"measurements.delay_speed.models.{key}.median"
    return [
        f"[[ {place}.solved_up_to | min ]]",
        f'[[ {place}.updates["{delay}"] | count ]]',
        f"[[ {letters} | count ]]",
        f"[[ (({letters} | mean) / {speed}) | seconds ]]",
    ]


def delay_fixed(task: Task) -> Outputs:
    """Return, as a fragment, how many seeds solve each fixed delay."""
    rows = list(fixed(task))
    delays = rows[0][2].delays
    place = f"{rows[0][1]}.delays"
    head = [
        "Model",
        *(f"[[ {place}[{n}] ]]" for n in range(len(delays))),
    ]
    lines = [head, ["---", *["--:"] * len(delays)]]
    for name, where, _ in rows:
        cells = [
            f'[[ {where}.solved["{delay}"] | select | list | length ]] of '
            f'[[ {where}.solved["{delay}"] | length ]]'
            for delay in delays
        ]
        lines.append([name, *cells])
    return {"fragment": markdown(lines)}


def fixed(task: Task) -> Iterator[tuple[str, str, Record]]:
    """Yield what is trained at fixed delays: its name, place and results."""
    for model in task.settings["models"]:
        study = task.numbers[model["key"]].delay_fixed
        name = f"[{model['label']}](../{model['page']})"
        yield name, f"{model['key']}.delay_fixed", study
    for where, (title, _, _) in list(STARTS.items())[1:]:
        key, experiment = where.split(".")
        yield f"PyTorch's LSTM, {title}", where, task.numbers[key][experiment]


def delay_kinds(task: Task) -> Outputs:
    """Return, as a fragment, how far each seed gets and what it is then."""
    seeds = len(task.numbers.rnn.delay_curriculum.seeds)
    names = [
        f"Seed [[ rnn.delay_curriculum.seeds[{n}] ]]" for n in range(seeds)
    ]
    lines = [["Network", "Rate", *names], ["---", *["--:"] * (seeds + 1)]]
    for key, name in networks(task):
        place = f"{key}.delay_curriculum"
        study = task.numbers[key].delay_curriculum
        cells = [
            f"[[ {place}.solved_up_to[{n}] | count ]]"
            + what_it_is(f"{place}.kind[{n}]", kind)
            for n, kind in enumerate(study.kind)
        ]
        lines.append([name, f"[[ {place}.learning_rate | rate ]]", *cells])
    return {"fragment": markdown(lines)}


def networks(task: Task) -> Iterator[tuple[str, str]]:
    """Yield each network's key and its name, starts after their model."""
    for model in task.settings["models"]:
        yield model["key"], f"[{model['label']}](../{model['page']})"
        for key, (of, start) in STARTED.items():
            if of == model["key"]:
                yield key, f"{model['label']}, {start}"


def what_it_is(place: str, kind: Record | None) -> str:
    """Return what a run is, of a clock with its period."""
    if kind is None:
        return ""
    if kind["kind"] == "clock":
        return f", clock of [[ {place}.period ]]"
    return f", [[ {place}.kind ]]"


def delay_protocols(task: Task) -> Outputs:
    """Return, as a fragment, how far each protocol led each model."""
    models = [
        model
        for model in task.settings["models"]
        if f"delay_curriculum{next(iter(PROTOCOLS))}"
        in task.numbers[model["key"]]
    ]
    lines = [
        ["Protocol", *(model["label"] for model in models)],
        ["---", *["--:"] * len(models)],
    ]
    for name, title in PROTOCOLS.items():
        cells = []
        for model in models:
            study = f"delay_curriculum{name}"
            count = len(task.numbers[model["key"]][study].seeds)
            cells.append(
                ", ".join(
                    f"[[ {model['key']}.{study}.solved_up_to[{n}] | count ]]"
                    for n in range(count)
                )
            )
        lines.append([title, *cells])
    return {"fragment": markdown(lines)}
