"""Independent runs of the lab protocol, trained side by side.

The products of a single name are too small to keep a processor busy. So S
runs move together, each with its own weights, names and learning rate; only
the calls are shared. What a replica learns is what `lab_protocol.train`
would have taught it alone, and a test holds it to that.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence

import torch
from torch import Tensor, nn
from torch.nn.functional import one_hot
from torch.nn.utils.rnn import pad_sequence

from firsthand.tasks import Advance, resolve
from remembering_names.models.classifier import CLASSES, SYMBOLS
from remembering_names.training.lab.protocol import Draws

PAD = SYMBOLS  # stands before the letters of a shorter name
ROWS = SYMBOLS + 1  # a replica's input weights: a row a symbol, one for PAD
CHUNK = 1000  # steps whose letters are laid out at once

Links = Iterator[tuple[Tensor, Tensor]]


class Replicas(ABC):
    """S models of one kind, their weights in shared tensors.

    Args:
        models: The models, alike in all but their values.
        longest: The most letters that a name can have.
    """

    def __init__(self, models: Sequence[nn.Module], longest: int) -> None:
        self.parameters = [dict(model.named_parameters()) for model in models]
        self.dtype = next(models[0].parameters()).dtype
        self.allocate(longest)
        for part, parameter in self.links():
            part.copy_(parameter)

    def zeros(self, *shape: int) -> Tensor:
        """Return zeros in the number type of the models."""
        return torch.zeros(shape, dtype=self.dtype)

    def store(self) -> None:
        """Write what was learned back into the models."""
        for part, parameter in self.links():
            parameter.copy_(part)

    @abstractmethod
    def allocate(self, longest: int) -> None:
        """Make room for weights, states and gradients, once for all steps."""

    @abstractmethod
    def links(self) -> Links:
        """Yield each part of the shared weights with what it stands for."""

    @abstractmethod
    def read(self, letters: Tensor) -> Tensor:
        """Return logits (S, 1, C) for rows of input weights (T, S)."""

    @abstractmethod
    def learn(self, errors: Tensor) -> None:
        """Move every weight against its gradient on the names just read.

        Args:
            errors: The gradients of the logits, (S, 1, C), each times its
                replica's learning rate. All other gradients are linear in
                them, so the rate comes in here and nowhere else.
        """


def train_replicas(
    engine: str | type[Replicas],
    models: Sequence[nn.Module],
    draws: Sequence[Draws],
    learning_rates: Sequence[float],
    advance: Advance = lambda share: None,
) -> tuple[Tensor, Tensor]:
    """Train every model in place, on its own draws, at its own rate.

    Args:
        engine: The kind of replicas, as a class or as `module:object`.
        models: S models of the kind that the engine trains.
        draws: The names of each, as many for one as for another.
        learning_rates: The rate of each.
        advance: Told now and then what share of the work was just done.

    Returns:
        The loss of each step in nats and whether its answer was right,
        (S, steps) each, both from before the step's update. A run is over
        with its first loss that is not finite: from there on its losses
        are not finite and its answers are wrong.
    """
    kind = resolve(engine) if isinstance(engine, str) else engine
    targets = torch.stack([run.languages for run in draws], dim=1)
    tables = lay_out(draws)  # one a replica: (rows, T)
    scores = []
    with torch.no_grad():
        replicas = kind(models, longest=tables[0].shape[1])
        for start in range(0, len(targets), CHUNK):
            steps = slice(start, start + CHUNK)
            letters = deal(draws, tables, steps)
            logits = run(replicas, letters, targets[steps], learning_rates)
            scores.append(score(logits, targets[steps]))
            advance(len(letters) / len(targets))
        replicas.store()
    losses, hits = (torch.cat(part).T for part in zip(*scores, strict=True))
    alive = losses.isfinite().cummin(dim=1).values
    return losses.where(alive, torch.nan), hits & alive


def lay_out(draws: Sequence[Draws]) -> tuple[Tensor, ...]:
    """Return each run's letters as a table (rows, T), its names flush right.

    Replica s finds the weights of its letters in rows `s * ROWS` and up.
    """
    names = [name for run in draws for name in run.letters]
    letters = pad_sequence(
        names, batch_first=True, padding_value=PAD, padding_side="left"
    )
    tables = letters.split([len(run.letters) for run in draws])
    return tuple(table + s * ROWS for s, table in enumerate(tables))


def deal(
    draws: Sequence[Draws], tables: Sequence[Tensor], steps: slice
) -> tuple[Tensor, ...]:
    """Return the letters of each step, (T, S): T is its longest name's."""
    names = [
        table[run.rows[steps]] for run, table in zip(draws, tables, strict=True)
    ]
    letters = torch.stack(names, dim=2)  # (K, T, S)
    used = (letters % ROWS != PAD).any(dim=2)  # (K, T)
    parts: tuple[Tensor, ...] = letters[used].split(used.sum(dim=1).tolist())
    return parts


def run(
    replicas: Replicas,
    letters: Sequence[Tensor],
    targets: Tensor,
    learning_rates: Sequence[float],
) -> Tensor:
    r"""Train on K steps; return the logits of each, (K, S, C).

    The gradient of a step's loss with respect to its logits is

    $$\operatorname{softmax}(y) - \operatorname{onehot}(\text{language})$$
    """
    rates = torch.tensor(learning_rates, dtype=replicas.dtype)[:, None, None]
    answers = one_hot(targets, CLASSES)[:, :, None] * rates  # (K, S, 1, C)
    outputs = []
    for name, answer in zip(letters, answers.unbind(), strict=True):
        logits = replicas.read(name)  # (S, 1, C)
        outputs.append(logits)
        replicas.learn(logits.softmax(dim=2).mul_(rates).sub_(answer))
    return torch.stack(outputs).squeeze(2)


def score(logits: Tensor, targets: Tensor) -> tuple[Tensor, Tensor]:
    """Return losses and hits (K, S) for logits (K, S, C)."""
    log_p = logits.log_softmax(dim=2)
    losses = -log_p.gather(2, targets[:, :, None]).squeeze(2)
    return losses.double(), log_p.argmax(dim=2) == targets
