"""The test name on which a network loses what it knew, and finds it again.

The report opens with one name, read letter by letter. It is chosen by a rule,
so this also counts how many names are like it.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import torch
from torch import Tensor

from firsthand.tasks import Advance, Outputs, Task, resolve
from remembering_names.models.name_classifier import NameClassifier
from remembering_names.models.shipped_weights import give_weights
from remembering_names.names.files import LANGUAGES, fold
from remembering_names.names.splits import held_out_split
from remembering_names.probes.names.posterior import running
from remembering_names.probes.names.records import as_stored
from remembering_names.probes.names.selection import Name, distinct
from remembering_names.scoring.rounding import significant

VOWELS = "aeiou"
AHEAD = 2  # languages that are told of each beginning


class Story(NamedTuple):
    """What a network would answer after each letter of a name.

    Attributes:
        name: The name, with its one language.
        p: The probability of each language after each letter, (T, C).
    """

    name: Name
    p: Tensor

    @property
    def own(self) -> Tensor:
        """The probability of the right language after each letter, (T,)."""
        return self.p[:, self.name.language]

    @property
    def is_right(self) -> Tensor:
        """Whether the right language leads after each letter, (T,)."""
        return self.p.argmax(1) == self.name.language


def read(task: Task) -> Outputs:
    """Let a network with its shipped weights read all test names.

    Returns:
        Under `results` the `model`; which share of names in training ends in a
        vowel, in the language of the name that is shown and in all others
        (`endings`); how many `names` of one language there are
        and how many it gets `right`; of those, how many had been wrong one
        letter before the end (`turned`), and how many lose half or more of the
        certainty on the way (`fallen`); and of the one that loses most its
        `name`, `language`, the `drop`, and what is `read` letter by letter.
    """
    settings = task.settings
    item = {
        **settings,
        "recipe": task.numbers[settings["model"]].held_out.recipe,
        "weights": task.weights[f"{settings['model']}.held_out"],
    }
    (results,) = task.each(follow, [item])
    return {"results": results}


def follow(item: Mapping[str, Any], advance: Advance) -> dict[str, Any]:
    """Read every test name of one language, and tell of the chosen one."""
    recipe = item["recipe"]
    sizes = recipe["hidden_size"], recipe["embedding_size"]
    model = NameClassifier(resolve(item["layer"]), *sizes).eval()
    give_weights(model, item["weights"])
    split = held_out_split(item["split_seed"])
    names = of_one_language(split.test)
    stories = []
    for name in names:
        p = running(model, name.letters[:, None])[:, 0].exp()
        stories.append(Story(name, p))
        advance(1 / len(names))
    right = [story for story in stories if story.is_right[-1]]
    chosen = max(right, key=lambda story: drop(story.own))
    return {
        "model": item["model"],
        "endings": endings(split.train, chosen.name.languages[0]),
        "names": len(stories),
        "right": len(right),
        "turned": len([one for one in right if not one.is_right[-2]]),
        "fallen": len([s for s in right if drop(s.own) >= item["fallen"]]),
        "shown": told(chosen),
    }


def endings(
    pairs: Sequence[tuple[str, str]], language: str
) -> dict[str, float]:
    """Return which share of names ends in a vowel: a language's, all others'.

    Args:
        pairs: Names with their languages.
        language: The one whose share is told by itself, as `own`.
    """
    hits: dict[str, list[bool]] = {"own": [], "others": []}
    for text, own in pairs:
        is_vowel = fold(text).lower()[-1] in VOWELS
        hits["own" if own == language else "others"].append(is_vowel)
    return {
        whose: significant(sum(found) / len(found), 4)
        for whose, found in hits.items()
    }


def of_one_language(pairs: Sequence[tuple[str, str]]) -> list[Name]:
    """Return the names that a network reads as of one language only."""
    languages_of: dict[str, set[str]] = {}
    for text, language in pairs:
        languages_of.setdefault(fold(text).lower(), set()).add(language)
    return [
        name
        for name in distinct(pairs)
        if len(languages_of[fold(name.text).lower()]) == 1
    ]


def drop(own: Tensor) -> float:
    """Return the furthest that a probability falls from where it has been.

    Args:
        own: The probability of the right language after each letter, (T,).
    """
    highest = own.cummax(0).values
    return (highest - own).max().item()


def told(story: Story) -> dict[str, Any]:
    """Return what is stored of a name: after each letter, who leads."""
    steps = []
    for letter, row, own in zip(
        fold(story.name.text), story.p, story.own, strict=True
    ):
        best = row.topk(AHEAD)
        steps.append(
            {
                "letter": letter,
                "own": own,
                "leading": [LANGUAGES[n] for n in best.indices.tolist()],
                "sure": best.values,
            }
        )
    read = [as_stored(step) for step in steps]
    return {
        "name": story.name.text,
        "letters": fold(story.name.text),
        "language": story.name.languages[0],
        "drop": as_stored(drop(story.own)),
        "highest": int(highest_place(story.own)),
        "lowest": int(lowest_place(story.own)),
        "read": read,
    }


def lowest_place(own: Tensor) -> Tensor:
    """Return the letter, counted from zero, at the end of the longest fall."""
    return (own.cummax(0).values - own).argmax()


def highest_place(own: Tensor) -> Tensor:
    """Return the letter, counted from zero, from which the longest fall is."""
    return torch.argmax(own[: int(lowest_place(own)) + 1])
