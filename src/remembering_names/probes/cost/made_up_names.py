"""Made-up names: as many as are asked for, spelled as the real ones are."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import accumulate
from pathlib import Path
from random import Random

from remembering_names.names.files import Names

START, END = "^", "$"  # before the first letter, after the last
LONGEST = 30  # letters, after which a name ends

Letters = tuple[list[str], list[int]]  # what may follow, how often so far


def make_up(names: Names, factor: float, seed: int) -> Names:
    """Return names like the real ones, `factor` times as many of each.

    A letter follows a pair of letters as often as it does in the names of
    that language.
    """
    generator = Random(seed)
    made_up = {}
    for language, rows in names.items():
        follow = statistics(rows)
        made_up[language] = [
            spell(follow, generator) for _ in range(round(factor * len(rows)))
        ]
    return made_up


def statistics(rows: list[str]) -> Mapping[str, Letters]:
    """Return what follows each pair of letters, with running totals."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        before = START * 2
        for letter in (*row, END):
            counts[before][letter] += 1
            before = before[1] + letter
    return {
        pair: (list(made_up), list(accumulate(made_up.values())))
        for pair, made_up in counts.items()
    }


def spell(follow: Mapping[str, Letters], generator: Random) -> str:
    """Return one made-up name, of at least one letter."""
    name = START * 2
    while len(name) < LONGEST + 2:
        letters, totals = follow[name[-2:]]
        (letter,) = generator.choices(letters, cum_weights=totals)
        if letter == END:
            break
        name += letter
    return name[2:]


def write_names(names: Names, root: Path) -> None:
    """Write names as the files that `read_names` reads and checks."""
    folder = root / "data" / "names"
    folder.mkdir(parents=True, exist_ok=True)
    sums = []
    for language, rows in names.items():
        content = "\n".join([*rows, ""]).encode()
        (folder / f"{language}.txt").write_bytes(content)
        digest = hashlib.sha256(content).hexdigest()
        sums.append(f"{digest}  {language}.txt\n")
    (root / "data" / "SHA256SUMS").write_text("".join(sums), "utf-8")
