"""The held-out protocol: how every model learns from names in batches.

A batch holds names of one length, so that nothing is padded. AdamW moves the
weights; the learning rate rises to its peak and falls to nothing again
(one cycle). Dropout, missing letters and weight decay stand against learning
the training names by heart.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from firsthand.tasks import Advance, resolve
from remembering_names.models.classifier import classify
from remembering_names.models.gate_biases import gate_biases
from remembering_names.models.name_classifier import NameClassifier
from remembering_names.names.cleaning import Pair
from remembering_names.training.held_out.batches import (
    Batch,
    batches,
    blank,
    by_length,
    count,
)
from remembering_names.training.held_out.flat_weights import (
    lay_flat,
    separate,
    shorten,
)


@dataclass(frozen=True)
class Recipe:
    """What one way of training is.

    Attributes:
        learning_rate: Its peak.
        dropout: The share of the last state hidden from the read-out.
        epochs: How often each name is read.
        warm_up: The share of all steps before the peak.
        batch_size: The most names to a step.
        hidden_size: H, of each direction of the layer.
        embedding_size: I, the length of a letter's vector.
        blanks: The share of letters that are made unreadable.
        weight_decay: By how much weights shrink, per unit of learning rate.
        longest_gradient: The norm to which longer gradients are clipped.
        forget_bias: What is added to the bias of forget gates at the start.
    """

    learning_rate: float
    dropout: float
    epochs: int
    warm_up: float = 0.15
    batch_size: int = 64
    hidden_size: int = 128
    embedding_size: int = 32
    blanks: float = 0.05
    weight_decay: float = 0.05
    longest_gradient: float = 1.0
    forget_bias: float = 1.0


def train_model(
    layer: str,
    pairs: Sequence[Pair],
    recipe: Recipe,
    seed: int,
    advance: Advance = lambda share: None,
) -> NameClassifier:
    """Return a model that has learned from `pairs`, ready to be asked.

    Args:
        layer: The recurrent layer, as module:object.
        pairs: The training part: names with their languages.
        recipe: How to train.
        seed: Decides initial weights, order and dropout.
        advance: Told the share of the work done after each epoch.
    """
    groups = by_length(pairs)
    steps = count(groups, recipe.batch_size)
    generator = torch.Generator().manual_seed(seed)
    with torch.random.fork_rng(devices=[]):  # weights and dropout draw there
        torch.manual_seed(seed)
        model = build(layer, recipe)
        learner = NameLearner(model, recipe, steps * recipe.epochs)
        for _ in range(recipe.epochs):
            for batch in batches(groups, recipe.batch_size, generator):
                letters = blank(batch.letters, recipe.blanks, generator)
                learner.step(Batch(letters, batch.languages))
            advance(1 / recipe.epochs)
    separate(model)
    return model.eval()


def log_probabilities(
    model: nn.Module, names: Sequence[str]
) -> NDArray[np.float64]:
    """Return the log-probability of each language for each name, (N, C)."""
    log_p: NDArray[np.float64] = classify(model, list(names)).double().numpy()
    return log_p


def build(layer: str, recipe: Recipe) -> NameClassifier:
    """Return a new model, its weights drawn from torch's own randomness."""
    model = NameClassifier(
        resolve(layer),
        recipe.hidden_size,
        recipe.embedding_size,
        recipe.dropout,
    )
    open_forget_gates(model, recipe.forget_bias)
    return model


@torch.no_grad()
def open_forget_gates(model: nn.Module, bias: float) -> None:
    """Add `bias` to that of every forget gate (Jozefowicz et al. 2015).

    A gate that starts half open halves what it is to remember at each
    letter.
    """
    for b_f in gate_biases(model, "f"):
        b_f.add_(bias)


class NameLearner:
    """Moves the weights of a model, batch by batch.

    Args:
        model: Whose weights to move.
        recipe: How.
        steps: How many batches there will be.
    """

    def __init__(self, model: nn.Module, recipe: Recipe, steps: int) -> None:
        self.model, self.recipe = model, recipe
        weights, self.gradient = lay_flat(model)
        self.optimizer = torch.optim.AdamW(
            [weights], weight_decay=recipe.weight_decay, fused=True
        )
        self.schedule = torch.optim.lr_scheduler.OneCycleLR(
            self.optimizer,
            max_lr=recipe.learning_rate,
            total_steps=steps,
            pct_start=recipe.warm_up,
        )

    def step(self, batch: Batch) -> None:
        """Learn from one batch."""
        log_p = self.model(batch.letters)  # (B, C)
        self.gradient.zero_()
        nn.functional.nll_loss(log_p, batch.languages).backward()
        shorten(self.gradient, self.recipe.longest_gradient)
        self.optimizer.step()
        self.schedule.step()
