"""How a network learns to recall: one protocol, two ways through delays."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol as Interface

import torch
from torch import nn

from firsthand.tasks import resolve
from remembering_names.probes.delay.model import Recaller, Start
from remembering_names.probes.delay.task import AROUND, draw_sequences
from remembering_names.training.held_out.flat_weights import lay_flat, shorten

TESTS_FROM = 1_000_000  # seeds of tests, far from those of training
CHUNK = 500  # sequences drawn together for a test
ROWS = 100  # of them read together: more would fill the memory


@dataclass(frozen=True)
class Protocol:
    """What one way of training is, the same for every model.

    Attributes:
        learning_rate: Adam's.
        batch_size: Sequences to an update, B.
        hidden_size: H, of each direction of the layer.
        longest_gradient: The norm to which longer gradients are clipped.
        letters: How many letters a run may read, in all it learns from.
        solved: The accuracy on fresh sequences from which a delay is solved.
        tests: How many fresh sequences decide that.
        streak: How many batches in a row must be as good before a test.
        rehearses: Whether delays that were solved before are learned again.
    """

    learning_rate: float
    batch_size: int
    hidden_size: int
    longest_gradient: float
    letters: int
    solved: float
    tests: int
    streak: int
    rehearses: bool = True


class Student(Interface):
    """What learns at a delay, and is tested at one."""

    letters: int

    def learn(self, delay: int) -> float:
        """Learn from one batch; return the accuracy on it before that."""

    def rehearse(self, delays: Sequence[int]) -> None:
        """Learn from one batch at any of the delays."""

    def test(self, delay: int, count: int) -> float:
        """Return the accuracy on `count` fresh sequences."""


class RecallLearner:
    """A network, its optimizer, and the sequences that it has read.

    Args:
        layer: The recurrent layer, as module:object.
        protocol: How to train.
        seed: Decides initial weights and sequences.
        start: Changes the new layer, for a given delay.
        delay: That delay.
    """

    def __init__(
        self,
        layer: str,
        protocol: Protocol,
        seed: int,
        start: Start,
        delay: int,
    ) -> None:
        self.protocol = protocol
        self.letters = self.updates = 0
        self.training = torch.Generator().manual_seed(seed)
        self.testing = torch.Generator().manual_seed(TESTS_FROM + seed)
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(seed)
            self.model = Recaller(resolve(layer), protocol.hidden_size)
            start(self.model.layer, delay)
        weights, self.gradient = lay_flat(self.model)
        self.optimizer = torch.optim.Adam(
            [weights], protocol.learning_rate, fused=True
        )

    def learn(self, delay: int) -> float:
        """Learn from one batch; return the accuracy on it before that."""
        batch = draw_sequences(delay, self.protocol.batch_size, self.training)
        logits = self.model(batch.symbols)  # (B, C)
        self.gradient.zero_()
        nn.functional.cross_entropy(logits, batch.answers).backward()
        shorten(self.gradient, self.protocol.longest_gradient)
        self.optimizer.step()
        self.letters += batch.symbols.numel()
        self.updates += 1
        right = int((logits.argmax(1) == batch.answers).sum())
        return right / len(batch.answers)

    def rehearse(self, delays: Sequence[int]) -> None:
        """Learn from one batch at any of the delays, drawn evenly."""
        n = torch.randint(len(delays), (1,), generator=self.training)
        self.learn(delays[int(n)])

    @torch.no_grad()
    def test(self, delay: int, count: int) -> float:
        """Return the accuracy on `count` fresh sequences."""
        right = 0
        for done in range(0, count, CHUNK):
            size = min(CHUNK, count - done)
            batch = draw_sequences(delay, size, self.testing)
            parts = batch.symbols.split(ROWS, dim=1)
            guesses = torch.cat([self.model(part).argmax(1) for part in parts])
            right += int((guesses == batch.answers).sum())
        return right / count


def master(
    student: Student,
    delay: int,
    protocol: Protocol,
    earlier: Sequence[int] = (),
) -> bool:
    """Let a student learn at one delay until it solves it; tell if it did.

    After each batch it rehearses an earlier delay, if there is one. It is
    tested when a streak of batches was good enough, and gives up when the
    next ones could exceed the letters that it may read.
    """
    batches = 2 if earlier else 1
    most = batches * protocol.batch_size * (delay + AROUND)
    good = 0
    while student.letters + most <= protocol.letters:
        good = good + 1 if student.learn(delay) >= protocol.solved else 0
        if good == protocol.streak:
            if student.test(delay, protocol.tests) >= protocol.solved:
                return True
            good = 0
        if earlier:
            student.rehearse(earlier)
    return False


def climb(
    student: Student,
    delays: Sequence[int],
    protocol: Protocol,
    on_solved: Callable[[int], None],
) -> None:
    """Let a student learn at longer and longer delays, as far as it gets.

    Args:
        student: Who learns; who rehearses what it has solved, if it does.
        delays: The curriculum, shortest first.
        protocol: How to train, and when a delay is solved.
        on_solved: Called with each delay that it has solved.
    """
    for n, delay in enumerate(delays):
        earlier = delays[:n] if protocol.rehearses else ()
        if not master(student, delay, protocol, earlier):
            return
        on_solved(delay)


def curriculum(first: int, factor: float, last: int) -> list[int]:
    """Return delays from `first` to `last`, each `factor` times the one before.

    They are cut to whole numbers.

    Raises:
        ValueError: The delays would not grow.
    """
    delays = [first]
    while delays[-1] < last:
        longer = min(int(delays[-1] * factor), last)
        if longer == delays[-1]:
            raise ValueError(f"{factor} times {longer} is cut to {longer}")
        delays.append(longer)
    return delays
