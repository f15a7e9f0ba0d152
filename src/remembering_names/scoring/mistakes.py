"""What models get wrong, how surely, and what none of them gets right."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from firsthand.tasks import Outputs, Task
from remembering_names.names.census import spelling_key
from remembering_names.names.cleaning import Pair, clean
from remembering_names.names.files import LANGUAGES, read_names
from remembering_names.names.splits import split_by_name


@dataclass(frozen=True)
class Answer:
    """What a model says of a name.

    Attributes:
        language: The answer of most seeds.
        confidence: Its probability, mean over all seeds; a seed that answers
            otherwise counts nothing. The model is at least so sure.
    """

    language: str
    confidence: float


@dataclass(frozen=True)
class Item:
    """A test name, and what every model says of it.

    Attributes:
        name: As it is spelled in the list.
        language: Under which the list has it here.
        also: The other languages under which the list has it.
        answers: What each model says, by its key.
    """

    name: str
    language: str
    also: list[str]
    answers: Mapping[str, Answer]

    @property
    def wrong(self) -> dict[str, Answer]:
        """The answers that are not its language."""
        return {
            model: answer
            for model, answer in self.answers.items()
            if answer.language != self.language
        }

    @property
    def fools_all(self) -> bool:
        """Whether no model gives its language."""
        return len(self.wrong) == len(self.answers)


def find(task: Task) -> Outputs:
    """Find the names that models get wrong.

    Returns:
        Under `results`: the number of test `names`; of each model, and of all
        of them together (`every`), the `mistakes` and how many of those are
        names that the list has in another language too (`shared`) or even in
        the language answered (`excused`); and `rows`, one for each wrong
        answer to a name that fools every model, or that is among some model's
        `kept` most confident mistakes of its language.
    """
    settings, numbers = task.settings, task.numbers
    models = settings["models"]
    answers = {}
    for model in models:
        study = numbers[model].held_out
        answers[model] = majority(study.answers, study.confidence)
    items = gather(clean(read_names()), settings["split_seed"], answers)
    every = [item for item in items if item.fools_all]
    shown = [*every]
    for model in models:
        shown += surest(items, model, settings["kept"])
    return {
        "results": {
            "names": len(items),
            "kept": settings["kept"],
            "every": tally(every, models),
            "models": {
                model: tally([i for i in items if model in i.wrong], [model])
                for model in models
            },
            "rows": rows(shown),
        }
    }


def majority(
    answers: Sequence[Sequence[int]], confidence: Sequence[Sequence[float]]
) -> list[Answer]:
    """Return the answer to each name that most seeds give.

    Args:
        answers: Of each seed, as positions in `LANGUAGES`.
        confidence: The probability that the seed gave each answer.
    """
    seeds = zip(answers, confidence, strict=True)
    by_seed = [list(zip(*seed, strict=True)) for seed in seeds]
    return [agreed(given) for given in zip(*by_seed, strict=True)]


def agreed(given: Sequence[tuple[int, float]]) -> Answer:
    """Return the most frequent answer; of equals the one given more surely.

    Args:
        given: The answer of each seed, and its probability.
    """
    votes: Counter[int] = Counter()
    sums: dict[int, float] = defaultdict(float)
    for language, sure in given:
        votes[language] += 1
        sums[language] += sure
    best = max(sorted(votes), key=lambda n: (votes[n], sums[n]))
    return Answer(LANGUAGES[best], round(sums[best] / len(given), 3))


def gather(
    pairs: Sequence[Pair], split_seed: int, answers: Mapping[str, list[Answer]]
) -> list[Item]:
    """Return the test names, in the order in which answers are stored.

    Args:
        pairs: All names, with their languages.
        split_seed: Of the split.
        answers: What each model says of each test name.
    """
    owners: dict[str, set[str]] = defaultdict(set)
    for name, language in pairs:
        owners[spelling_key(name)].add(language)
    items = []
    for n, (name, language) in enumerate(split_by_name(pairs, split_seed).test):
        also = sorted(owners[spelling_key(name)] - {language})
        said = {model: given[n] for model, given in answers.items()}
        items.append(Item(name, language, also, said))
    return items


def surest(items: Sequence[Item], model: str, kept: int) -> list[Item]:
    """Return a model's most confident mistakes, `kept` of each language."""
    wrong = [item for item in items if model in item.wrong]
    wrong.sort(key=lambda item: -item.answers[model].confidence)
    counts: Counter[str] = Counter()
    first = []
    for item in wrong:
        counts[item.language] += 1
        if counts[item.language] <= kept:
            first.append(item)
    return first


def tally(wrong: Sequence[Item], models: Sequence[str]) -> dict[str, int]:
    """Count mistakes that each of `models` makes, and those with an excuse."""
    return {
        "mistakes": len(wrong),
        "shared": sum(bool(item.also) for item in wrong),
        "excused": sum(
            all(item.answers[model].language in item.also for model in models)
            for item in wrong
        ),
    }


def rows(items: Sequence[Item]) -> list[dict[str, Any]]:
    """Return a row for each wrong answer to each name, the surest first.

    Args:
        items: What some model gets wrong; one that comes twice counts once.
    """
    once = {(item.name, item.language): item for item in items}
    answered = [
        {
            "name": item.name,
            "language": item.language,
            "also": item.also,
            "answer": language,
            "models": {
                model: answer.confidence
                for model, answer in item.wrong.items()
                if answer.language == language
            },
            "every": item.fools_all,
        }
        for item in once.values()
        for language in dict.fromkeys(a.language for a in item.wrong.values())
    ]

    def place(row: dict[str, Any]) -> tuple[float, str, str, str]:
        surest = max(row["models"].values())
        return -surest, row["name"], row["language"], row["answer"]

    return sorted(answered, key=place)
