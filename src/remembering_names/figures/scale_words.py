"""What the figures of cost say."""

WORDS = {
    "en": {
        "naive": "Naive loop",
        "one": "Compiled, one process",
        "two": "Compiled, two processes",
        "step": "microseconds for a step",
        "ways": "{model}: {medians}",
        "lab_steps": (
            "Microseconds that a step of one run takes by the wall clock, on a "
            "logarithmic scale: in the naive loop, compiled, and compiled in "
            "each of two processes (half of what a step of both takes). "
            "{said}."
        ),
        "read": "Read the files",
        "clean": "Clean",
        "split": "Split",
        "epoch": "Train one epoch",
        "steps": "More steps",
        "length": "Longer names",
        "hidden_size": "A larger layer",
        "of_names": "names",
        "of_steps": "steps",
        "of_letters": "letters in each name",
        "of_size": "hidden size",
        "seconds": "seconds",
        "law": "{work}:\n{exponent}",
        "law_said": "{work}, exponent {exponent} ({low} to {high})",
        "megabytes": "MB",
        "memory": "Memory:\n{kilobytes} kB each",
        "memory_said": "Memory, {kilobytes} kilobytes for each name",
        "more_workers": "More workers",
        "workers": "workers",
        "minutes": "minutes",
        "now": "Now",
        "all": "Twice of all",
        "now_said": "now {one} minutes with one worker, {all} with {workers}",
        "all_said": (
            "twice of all {one} minutes with one worker, {all} with {workers}"
        ),
        "study": "The lab study: {said}",
        "growth": (
            "Cost by size on logarithmic scales (but for memory), with the "
            "power law nearest to the points. {said}."
        ),
    }
}
