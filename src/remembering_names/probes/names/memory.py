"""What each model remembers of a name: before training, and after it.

The models are those of the held-out study: the same work trains them. All
names that are read here are validation names.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import torch

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.models.name_classifier import NameClassifier
from remembering_names.names.cleaning import Pair
from remembering_names.names.splits import held_out_split
from remembering_names.probes.names import (
    gates_at_work,
    gradient_flow,
    posterior,
)
from remembering_names.probes.names.finite_differences import deviation
from remembering_names.probes.names.records import as_stored, gather
from remembering_names.probes.names.selection import (
    Name,
    long_names,
    shown_names,
)
from remembering_names.probes.names.shown_names import show, tell
from remembering_names.training.held_out.batches import Batch, by_length
from remembering_names.training.held_out.seed_runs import (
    new_model,
    seed_items,
    train_on_names,
    trained_model,
)

Settings = Mapping[str, Any]


def probe_seeds(task: Task) -> Outputs:
    """Probe a model, new and trained, from several seeds.

    Returns:
        Under `results`, below `initial` and `trained` a list over seeds of
        each value: of what `before_and_after` and `when_trained` return; and
        the `shown` names, means over seeds.
    """
    settings, seeds = task.settings, seed_items(task)
    learned = task.each(train_on_names, seeds)
    items = [
        {**settings, **seed, "weights": weights}
        for seed, weights in zip(seeds, learned, strict=True)
    ]
    runs = task.each(probe_seed, items)
    stories = [run.pop("shown") for run in runs]
    return {
        "results": {
            **{key: settings[key] for key in ("seeds", "names", "lags")},
            **gather([as_stored(run) for run in runs]),
            "shown": [tell(story) for story in zip(*stories, strict=True)],
        }
    }


def probe_seed(settings: Settings, advance: Advance) -> dict[str, Any]:
    """Probe one seed: untrained, then as it has learned."""
    new = new_model(settings)
    model = trained_model(settings, settings["weights"])
    for one in (new, model):
        one.requires_grad_(requires_grad=False)
    pairs = held_out_split(settings["split_seed"]).validation
    return measure_both(new, model, pairs, settings)


def measure_both(
    new: NameClassifier,
    model: NameClassifier,
    pairs: Sequence[Pair],
    settings: Settings,
) -> dict[str, Any]:
    """Return all that is measured of a model, new and trained."""
    names = shown_names(
        pairs, settings["chosen"], settings["random"], settings["draw"]
    )
    return {
        "initial": before_and_after(new, pairs, settings),
        "trained": {
            **before_and_after(model, pairs, settings),
            **when_trained(model, by_length(pairs), settings),
        },
        "shown": [show(model, name, settings["gates"]) for name in names],
    }


def before_and_after(
    model: NameClassifier, pairs: Sequence[Pair], settings: Settings
) -> dict[str, Any]:
    """Return gains, slopes and gates, and the check of the gains.

    Returns:
        `rms` and `largest` gains of each part of the state at lags 1 ... L;
        the norms of the loss's gradient by letter at lags 0 ... L, relative
        to lag 0, as `letters`; the largest relative `deviation` of gains
        from finite differences; of a layer without gates the `matrix`, of
        one with gates the gain by way of the gate that keeps alone
        (`highway`), the `half_lives`, the share `written` by letter, and
        how often a unit is at an `extreme`.
    """
    lags = settings["lags"]
    names = long_names(pairs, lags + 1, settings["names"], settings["draw"])
    slopes = torch.stack(
        [
            gradient_flow.letter_slopes(model, n.letters, n.language, lags)
            for n in names
        ]
    ).mean(0)
    return {
        **gradient_flow.flow(model, [name.letters for name in names], lags),
        "letters": slopes / slopes[0],
        "deviation": max(
            deviation(model, name.letters, settings["checked_lags"])
            for name in names[: settings["checked"]]
        ),
        **workings(model, names, by_length(pairs), settings),
    }


def workings(
    model: NameClassifier,
    names: Sequence[Name],
    groups: Sequence[Batch],
    settings: Settings,
) -> dict[str, Any]:
    """Return what carries the state: gates, or one matrix."""
    tally = gates_at_work.Tally(settings["gates"])
    if tally.keep is None:
        W_h = gradient_flow.recurrent_matrix(model.layer)
        return {} if W_h is None else {"matrix": gradient_flow.size(W_h)}
    for group in groups:
        tally.add(model, group.letters)
    alone = [
        gates_at_work.highway(model, name.letters, tally.keep, settings["lags"])
        for name in names
    ]
    return {
        "highway": torch.stack(alone).mean(0),
        "half_lives": gates_at_work.half_lives(tally.mean_kept()),
        "written": tally.by_letter(settings["fewest"]),
        "extreme": tally.extreme(),
    }


def when_trained(
    model: NameClassifier, groups: Sequence[Batch], settings: Settings
) -> dict[str, Any]:
    """Return a trained model's accuracy, and how it comes to its answers.

    Returns:
        The `accuracy` on all names; of the names of one length, after each
        letter, the mean of each of the `gates`, the probability of the right
        language (`belief`) and the share of right answers (`right`).
    """
    (group,) = [g for g in groups if len(g.letters) == settings["length"]]
    gates = gates_at_work.activations(model, group.letters)
    log_p = posterior.running(model, group.letters)  # (T, B, C)
    answers = log_p.argmax(2) == group.languages
    return {
        "accuracy": accuracy(model, groups),
        "gates": {gate: gates[gate].mean((1, 2)) for gate in settings["gates"]},
        "belief": posterior.belief(log_p, group.languages).mean(1),
        "right": answers.float().mean(1),
    }


@torch.no_grad()
def accuracy(model: NameClassifier, groups: Sequence[Batch]) -> float:
    """Return the share of names that a model answers right."""
    right = [
        model(group.letters).argmax(1) == group.languages for group in groups
    ]
    return float(torch.cat(right).double().mean())
