"""Delay recall for a hand to explore: every network, every delay.

What stands here shows one delay of one run. `docs/assets/live/delay.js` shows
the others from stored results.
"""

from collections.abc import Sequence
from html import escape
from typing import Any

from firsthand.drawing.words import Voice, voice
from firsthand.filters import count
from firsthand.tasks import Outputs, Task
from remembering_names.figures.delay_rows import named
from remembering_names.figures.delay_words import WORDS as KINDS
from remembering_names.figures.live_forms import select, status
from remembering_names.figures.live_picture import TABLE

AROUND = 3  # delays on either side of the one that is asked for
TOP = 100  # per cent
WORDS = {
    "en": {
        "hint": (
            "For some runs there is a picture of the states. Each letter in it "
            "is the symbol that a state has to hold. “a→c” means that the "
            "network answers c there, which is wrong."
        ),
        "network": "Network",
        "run": "Run",
        "states": "States",
        "named": "seed {seed}, led to {delay}, {kind}",
        "delay": "Delay",
        "less": "One less",
        "more": "One more",
        "play": "Let it run",
        "plot": (
            "Dots: across, the delay, from 1 to {longest} distractors. Up, the "
            "answers that are right, from 0 to {top} per cent"
        ),
        "up": "Right answers, in per cent",
        "across": "Delay, in distractors",
        "said": "Right in {share} per cent of cases at a delay of {delay}.",
        "caption": "{model}: per cent right, by delay",
        "right": "Right",
    }
}


def answers(task: Task) -> Outputs:
    """Return, as page data, what each run of a network scores at each delay.

    Returns:
        The `seeds`, how far each was led (`solved_up_to`), in words what it is
        then (`kinds`), and under `everywhere` its accuracy at each delay from
        one on, in per cent.
    """
    study = task.numbers[task.settings["network"]].delay_curriculum
    say = voice(KINDS, task.settings)
    return {
        "page_data": {
            "seeds": study.seeds,
            "solved_up_to": study.solved_up_to,
            "kinds": [named(say, kind) for kind in study.kind],
            "everywhere": study.everywhere,
        }
    }


def part(task: Task) -> Outputs:
    """Return, as a fragment, the form, and the run that is a clock."""
    numbers, settings = task.numbers, task.settings
    say = voice(WORDS, settings)
    clock, delay = numbers.delay_states.clock, settings["delay"]
    study = numbers[clock.key].delay_curriculum
    shares = study.everywhere[clock.place]
    runs = {str(n): run(task, study, n) for n in range(len(study.seeds))}
    traced = ",".join(
        f"{one.key}.{one.place}={name}"
        for name in settings["traced"]
        if (one := numbers.delay_states[name])
    )
    lines = [
        f'<div class="live" data-live="delay" data-traced="{traced}" '
        "data-search-exclude>",
        '<form class="live-form" autocomplete="off">',
        select("network", say("network"), settings["labels"], clock.key),
        select("run", say("run"), runs, str(clock.place)),
        *slider(say, delay, len(shares)),
        f'<p class="live-hint">{say("hint")}</p>',
        status(said(say, shares[delay - 1], delay)),
        "</form>",
        '<div class="live-pair">',
        *plot(say, shares, delay),
        '<p class="live-form"><svg class="live-states" role="img" '
        f'viewBox="-160 -160 320 320" aria-label="{say("states")}"></svg></p>',
        "</div>",
        *window(say, shares, delay, settings["labels"][clock.key]),
        "</div>",
    ]
    return {"fragment": "\n".join(lines) + "\n"}


def run(task: Task, study: Any, place: int) -> str:
    """Return what a run is called: its seed, how far it was led, its kind."""
    return voice(WORDS, task.settings)(
        "named",
        seed=count(study.seeds[place]),
        delay=count(study.solved_up_to[place]),
        kind=named(voice(KINDS, task.settings), study.kind[place]),
    )


def slider(say: Voice, delay: int, longest: int) -> list[str]:
    """Return the slider over delays, and buttons that go step by step."""
    return [
        f'<label>{say("delay")} <input type="range" name="delay" min="1" '
        f'max="{longest}" value="{delay}"> '
        f'<span class="live-value">{delay}</span></label>',
        *(
            f'<button type="button" name="{name}">{say(name)}</button>'
            for name in ("less", "more", "play")
        ),
    ]


def said(say: Voice, share: int, delay: int) -> str:
    """Return what is said of a delay."""
    return say("said", share=count(share), delay=str(delay))


def plot(say: Voice, shares: Sequence[int], delay: int) -> list[str]:
    """Return the accuracy at each delay as dots, and a line at one of them.

    What its axes are stands around it, and is in its name.

    Args:
        say: Who says its words.
        shares: The accuracy at each delay from one on, in per cent.
        delay: Where the line stands.
    """
    longest = count(len(shares))
    label = say("plot", longest=longest, top=str(TOP))
    return [
        f'<div class="live-axes"><p aria-hidden="true">{say("up")}</p>',
        f'<p aria-hidden="true"><span>{TOP}</span><span>0</span></p>',
        f'<svg class="live-plot" role="img" aria-label="{label}" '
        f'viewBox="0 -4 {len(shares) + 1} 108" preserveAspectRatio="none">',
        f'<path class="cursor" d="M{delay} 0V{TOP}"/>',
        f'<path class="dots" d="{dots(shares)}"/></svg>',
        f'<p aria-hidden="true"><span>1</span><span>{say("across")}</span>'
        f"<span>{longest}</span></p></div>",
    ]


def dots(shares: Sequence[int]) -> str:
    """Return the path whose points are the accuracies: full marks on top."""
    points = enumerate(shares, start=1)
    return "".join(f"M{delay} {TOP - share}h0" for delay, share in points)


def window(
    say: Voice, shares: Sequence[int], delay: int, label: str
) -> list[str]:
    """Return a table of a few delays in a row, with one in their middle."""
    delays = range(delay - AROUND, delay + AROUND + 1)
    heads = "".join(f'<th scope="col">{one}</th>' for one in delays)
    cells = "".join(f"<td>{shares[one - 1]}</td>" for one in delays)
    return [
        f'<div class="live-panel"><div class="live-scroll">{TABLE}'
        f"<caption>{say('caption', model=escape(label))}</caption>",
        f'<thead><tr><th scope="row">{say("delay")}</th>{heads}</tr></thead>',
        f'<tbody><tr><th scope="row">{say("right")}</th>{cells}</tr></tbody>',
        "</table></div></div>",
    ]
