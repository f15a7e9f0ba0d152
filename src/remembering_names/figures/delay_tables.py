"""Delay recall as tables: their numbers are filled in by the page."""

from collections.abc import Iterator, Sequence

from firsthand.drawing.markdown_table import markdown
from firsthand.drawing.words import Voice, voice
from firsthand.results import Record
from firsthand.tasks import Outputs, Task
from remembering_names.figures.delay import STARTS
from remembering_names.figures.delay_words import TABLES, WORDS
from remembering_names.figures.labels import STARTED
from remembering_names.figures.tables import NONE

PROTOCOLS = ("_small", "_larger", "_published", "")  # as results name them


def delay_curriculum(task: Task) -> Outputs:
    """Return, as a fragment, how far each model gets and at what cost."""
    say = voice(TABLES, task.settings)
    head = say.cells("curriculum")
    lines = [head, ["---", *["--:"] * len(head[1:])]]
    for model in task.settings["models"]:
        place = f"{model['key']}.delay_curriculum"
        climbed = task.numbers[model["key"]].delay_curriculum
        ends = in_two_lines(
            say,
            [
                f"[[ {place}.solved_up_to[{n}] | count ]]"
                for n in range(len(climbed.seeds))
            ],
        )
        rate = f"[[ {place}.learning_rate | rate ]]"
        name = f"[{model['label']}](../{model['page']})"
        lines.append([name, rate, ends, *costs(model["key"], climbed)])
    return {"fragment": markdown(lines)}


def in_two_lines(say: Voice, cells: Sequence[str]) -> str:
    """Return values in two lines, neither of which is broken again."""
    first = (len(cells) + 1) // 2
    return say(
        "two_lines",
        first=say("between").join(cells[:first]),
        second=say("between").join(cells[first:]),
    )


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
    say = voice(TABLES, task.settings)
    rows = list(fixed(task))
    delays = rows[0][2].delays
    place = f"{rows[0][1]}.delays"
    head = [
        say("model"),
        *(f"[[ {place}[{n}] ]]" for n in range(len(delays))),
    ]
    lines = [head, ["---", *["--:"] * len(delays)]]
    for name, where, _ in rows:
        cells = [
            say(
                "some",
                solved=f'[[ {where}.solved["{delay}"] | select | list '
                "| length ]]",
                seeds=f'[[ {where}.solved["{delay}"] | length ]]',
            )
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
    say = voice(TABLES, task.settings)
    for where in list(STARTS)[1:]:
        key, experiment = where.split(".")
        start = voice(WORDS, task.settings)(where)
        study = task.numbers[key][experiment]
        yield say("fixed_start", start=start), where, study


def delay_kinds(task: Task) -> Outputs:
    """Return, as a fragment, how far each seed gets and what it is then."""
    say = voice(TABLES, task.settings)
    seeds = len(task.numbers.rnn.delay_curriculum.seeds)
    names = [
        say("seed", seed=f"[[ rnn.delay_curriculum.seeds[{n}] ]]")
        for n in range(seeds)
    ]
    head = [*say.cells("kinds"), *names]
    lines = [head, ["---", *["--:"] * (seeds + 1)]]
    for key, name in networks(task):
        place = f"{key}.delay_curriculum"
        study = task.numbers[key].delay_curriculum
        cells = [end(task, place, n, kind) for n, kind in enumerate(study.kind)]
        lines.append([name, f"[[ {place}.learning_rate | rate ]]", *cells])
    return {"fragment": markdown(lines)}


def networks(task: Task) -> Iterator[tuple[str, str]]:
    """Yield each network's key and its name, starts after their model."""
    say = voice(TABLES, task.settings)
    for model in task.settings["models"]:
        yield model["key"], f"[{model['label']}](../{model['page']})"
        for key, (of, start) in STARTED.items():
            if of == model["key"]:
                yield key, say("started", model=model["label"], start=start)


def end(task: Task, place: str, n: int, kind: Record | None) -> str:
    """Return how far a run got, and what it is: of a clock its period."""
    delay = f"[[ {place}.solved_up_to[{n}] | count ]]"
    if kind is None:
        return delay
    say = voice(WORDS, task.settings)
    called = say(kind["kind"])
    if kind["kind"] == "clock":
        called = say("clock_of", period=f"[[ {place}.kind[{n}].period ]]")
    return voice(TABLES, task.settings)("end", delay=delay, kind=called)


def delay_protocols(task: Task) -> Outputs:
    """Return, as a fragment, how far each protocol led each model."""
    say = voice(TABLES, task.settings)
    models = [
        model
        for model in task.settings["models"]
        if f"delay_curriculum{PROTOCOLS[0]}" in task.numbers[model["key"]]
    ]
    lines = [
        [say("protocol"), *(model["label"] for model in models)],
        ["---", *["--:"] * len(models)],
    ]
    for name in PROTOCOLS:
        cells = []
        for model in models:
            study = f"delay_curriculum{name}"
            count = len(task.numbers[model["key"]][study].seeds)
            cells.append(
                say.items(
                    f"[[ {model['key']}.{study}.solved_up_to[{n}] | count ]]"
                    for n in range(count)
                )
            )
        lines.append([say(name), *cells])
    return {"fragment": markdown(lines)}
