"""Whatever decides whether a claim holds, is in its hash."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.cheap_targets import report_of

from firsthand.conclusions.claim import Claim
from firsthand.report import Report
from firsthand.tracking.claim_code import claim_digests, parts

MODULE = "src/cheap/predicates.py"
ABOVE = """
def above(limit):
    return lambda numbers: numbers > limit
"""
Digest = Callable[..., str]


@pytest.fixture
def report(cheap_report: Path) -> Report:
    (cheap_report / MODULE).write_text(f"from cheap import work\n{ABOVE}")
    return report_of(cheap_report, ())


@pytest.fixture
def digest(report: Report) -> Digest:
    """Return what gives the hash of a claim in the report as it is now."""

    def found(
        limit: float = 1, sentence: str = "It is.", registry: str = ""
    ) -> str:
        held: dict[str, Any] = {"__name__": "cheap.predicates"}
        exec(ABOVE, held)
        claims = (Claim("k", sentence, held["above"](limit)),)
        changed = replace(report, claims=claims, registry=registry)
        return claim_digests(changed)["k"]

    return found


def test_the_same_claim_has_the_same_hash(digest: Digest) -> None:
    assert digest() == digest()


def test_another_sentence_is_another_claim(digest: Digest) -> None:
    assert digest() != digest(sentence="It was.")


def test_a_value_that_a_predicate_was_made_with_counts(digest: Digest) -> None:
    assert digest() != digest(limit=2)


@pytest.mark.parametrize("file", [MODULE, "src/cheap/work.py"])
def test_code_of_its_module_and_what_that_imports_counts(
    file: str, report: Report, digest: Digest
) -> None:
    before = digest()
    with (report.root / file).open("a") as source:
        source.write("\n\nnew = 1\n")
    assert digest() != before


def test_a_comment_does_not_count(report: Report, digest: Digest) -> None:
    before = digest()
    with (report.root / MODULE).open("a") as source:
        source.write("# plainly\n")
    assert digest() == before


def test_the_registry_counts_when_a_claim_imports_it(
    report: Report, digest: Digest
) -> None:
    (report.root / "src/cheap/models.py").write_text("MODELS = ()\n")
    with (report.root / MODULE).open("a") as source:
        source.write("from cheap.models import MODELS\n")
    before = digest(registry="cheap.models")
    (report.root / "src/cheap/models.py").write_text("MODELS = (1,)\n")
    assert digest(registry="cheap.models") != before


@dataclass(frozen=True)
class Above:
    limit: float

    def __call__(self, numbers: Any) -> bool:
        return bool(numbers > self.limit)


@pytest.mark.parametrize(
    "holds",
    [
        partial(max, 7),
        partial(max, default=7),
        Above(7),
        Above(7).__call__,
        [{"a": (7,)}, {7, 8}],
        lambda numbers, limit=7: numbers > limit,
        lambda numbers, *, limit=7: numbers > limit,
    ],
    ids=range(7),
)
def test_every_value_that_a_predicate_holds_is_found(holds: Any) -> None:
    assert "7" in parts(holds, set())


def test_two_functions_of_a_library_are_told_apart() -> None:
    assert [*parts(max, set())] != [*parts(min, set())]


def test_a_function_that_refers_to_itself_has_an_end() -> None:
    def again(numbers: Any) -> Any:
        return numbers or again(numbers)

    assert len([*parts(again, set())]) < 10
