"""How a student is led through delays, tested, and counted."""

import operator
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from remembering_names.probes.delay.model import as_drawn
from remembering_names.probes.delay.task import CHANCE, draw_sequences
from remembering_names.probes.delay.training import (
    CHUNK,
    Protocol,
    RecallLearner,
    climb,
    master,
)

PROTOCOL = Protocol(
    learning_rate=0.01,
    batch_size=10,
    hidden_size=16,
    longest_gradient=1.0,
    letters=1_000,
    solved=0.99,
    tests=200,
    streak=2,
)


class Fake:
    """Says how well it does, and writes down what it is asked to do."""

    def __init__(self, batches: Iterator[float], tests: Iterator[float]):
        self.batches, self.tests = batches, tests
        self.letters = 0
        self.asked: list[tuple[str, int]] = []

    def learn(self, delay: int) -> float:
        self.letters += PROTOCOL.batch_size * (delay + 2)
        self.asked.append(("learn", delay))
        return next(self.batches)

    def rehearse(self, delays: Sequence[int]) -> None:
        self.letters += PROTOCOL.batch_size * (max(delays) + 2)
        self.asked.append(("rehearse", max(delays)))

    def test(self, delay: int, count: int) -> float:
        assert count == PROTOCOL.tests
        self.asked.append(("test", delay))
        return next(self.tests)


def endless(*values: float) -> Iterator[float]:
    """Yield the values, then the last one for ever."""
    yield from values
    while True:
        yield values[-1]


def learner(**changed: Any) -> RecallLearner:
    protocol = replace(PROTOCOL, **changed)
    return RecallLearner("torch.nn:LSTM", protocol, 3, as_drawn, 4)


def test_a_test_comes_after_a_streak_of_good_batches() -> None:
    student = Fake(endless(0.5, 1.0, 0.9, 1.0, 0.99), endless(0.99))
    assert master(student, 3, PROTOCOL)
    assert student.asked == [("learn", 3)] * 5 + [("test", 3)]


def test_a_test_that_fails_asks_for_another_streak() -> None:
    student = Fake(endless(1.0), endless(0.985, 1.0))
    assert master(student, 3, PROTOCOL)
    once = [("learn", 3)] * 2 + [("test", 3)]
    assert student.asked == once * 2


@given(st.integers(1, 120), st.booleans())
def test_no_more_letters_are_read_than_allowed(
    delay: int, rehearses: bool
) -> None:
    student = Fake(endless(0.0), endless(0.0))
    earlier = [delay - 1] if rehearses else []
    assert not master(student, delay, PROTOCOL, earlier)
    most = (1 + rehearses) * PROTOCOL.batch_size * (delay + 2)
    assert student.letters <= PROTOCOL.letters < student.letters + most


def test_what_is_solved_is_rehearsed_at_every_later_delay() -> None:
    student = Fake(endless(1.0), endless(1.0))
    climb(student, [1, 2, 3], PROTOCOL, lambda delay: None)
    assert student.asked == [
        ("learn", 1),
        ("learn", 1),
        ("test", 1),
        ("learn", 2),
        ("rehearse", 1),
        ("learn", 2),
        ("test", 2),
        ("learn", 3),
        ("rehearse", 2),
        ("learn", 3),
        ("test", 3),
    ]


def test_every_earlier_delay_is_rehearsed_now_and_then() -> None:
    student = learner()
    read = set()
    for _ in range(40):
        before = student.letters
        student.rehearse([1, 3, 4])
        read.add((student.letters - before) // PROTOCOL.batch_size - 2)
    assert read == {1, 3, 4}


def test_the_next_delay_comes_when_one_is_solved() -> None:
    student = Fake(endless(1.0), endless(1.0))
    seen: list[int] = []
    climb(student, [1, 2, 3], PROTOCOL, seen.append)
    assert seen == [1, 2, 3]
    assert [d for what, d in student.asked if what == "test"] == seen


def test_who_fails_a_delay_meets_no_longer_one() -> None:
    student = Fake(endless(1.0), endless(1.0, 0.5))
    seen: list[int] = []
    climb(student, [1, 2, 3], PROTOCOL, seen.append)
    assert seen == [1]
    assert max(delay for _, delay in student.asked) == 2


def test_what_was_read_at_other_delays_counts() -> None:
    student = Fake(endless(1.0), endless(1.0))
    seen: list[int] = []
    climb(student, [8] * 20, PROTOCOL, seen.append)
    # Two batches, then twice three; the last two solve nothing.
    assert len(seen) == 3
    assert student.letters == 200 + 2 * 300 + 200


def test_letters_and_updates_are_counted_as_they_are_read() -> None:
    student = learner()
    for delay in (3, 5, 5):
        student.learn(delay)
    student.test(9, 40)  # is not learned from
    assert student.updates == 3
    assert student.letters == 10 * (5 + 7 + 7)


def test_a_seed_decides_every_bit() -> None:
    one, other = learner(), learner()
    torch.manual_seed(8)
    assert [one.learn(4) for _ in range(5)] == [
        other.learn(4) for _ in range(5)
    ]
    for name, weight in one.model.state_dict().items():
        assert torch.equal(other.model.state_dict()[name], weight)


def test_tests_change_nothing_that_is_learned() -> None:
    one, other = learner(), learner()
    other.test(6, 50)
    for student in (one, other):
        student.learn(4)
    assert torch.equal(one.model.out.weight, other.model.out.weight)


def test_a_network_that_has_learned_nothing_scores_chance() -> None:
    assert learner().test(30, 2_000) == pytest.approx(CHANCE, abs=0.03)


def test_a_test_larger_than_a_chunk_counts_every_sequence() -> None:
    count = 2 * CHUNK + 3
    student, twin = learner(), learner()
    right = 0
    for size in (CHUNK, CHUNK, 3):
        batch = draw_sequences(2, size, twin.testing)
        guesses = twin.model(batch.symbols).argmax(1)
        right += sum(map(operator.eq, guesses.tolist(), batch.answers.tolist()))
    assert student.test(2, count) == right / count


def test_a_short_delay_is_learned() -> None:
    student = learner(letters=100_000, batch_size=32)
    assert master(student, 2, student.protocol)
    assert student.test(2, 500) >= 0.97
