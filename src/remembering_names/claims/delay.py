"""Who can carry a symbol over how many steps."""

from statistics import fmean
from typing import Any

from firsthand.claim import Claim
from firsthand.room import holds

UNGATED = ("rnn", "tanh_rnn")
GATED = ("gru", "torch_lstm", "scratch_lstm")  # and have to remember
LSTMS = GATED[1:]
RAISED = "forget_bias.delay_start"


def climbed(numbers: Any, key: str) -> list[int]:
    """Return the delay that each seed has solved in the curriculum."""
    return list(numbers[key].delay_curriculum.solved_up_to)


def elsewhere(numbers: Any, key: str) -> list[float]:
    """Return the accuracies at delays that are still to be met."""
    study = numbers[key].delay_curriculum
    return [
        share
        for solved, seeds in study.transfer.items()
        for run in seeds
        if run is not None
        for delay, share in zip(study.tested, run, strict=True)
        if delay > int(solved)
    ]


def last_below(numbers: Any, key: str) -> list[float]:
    """Return what a network scores, in the end, below its last delay."""
    last = numbers[key].delay_curriculum.last
    return [share for seed in last for share in seed[:-1]]


def best(numbers: Any, where: str, delay: int) -> float:
    """Return the best accuracy of any seed at a fixed delay."""
    key, experiment = where.split(".")
    return float(max(numbers[key][experiment].accuracy[str(delay)]))


def beyond(numbers: Any) -> list[float]:
    """Return what the first vanilla RNN scores beyond its second delay."""
    study = numbers.rnn.delay_fixed
    shares = study.transfer[str(study.delays[1])][0]
    return [
        share
        for delay, share in zip(study.tested, shares, strict=True)
        if study.delays[1] < delay <= study.delays[-1]
    ]


def first_share(numbers: Any, key: str) -> float:
    """Return the share of all updates that the first delay took."""
    updates = numbers[key].delay_curriculum.updates
    delays = sorted(updates, key=int)
    first, last = (sum(updates[delays[n]]) for n in (0, -1))
    return float(first / last)


CLAIMS = (
    Claim(
        "delay_gated_climb",
        "Led by a curriculum, the GRU and both LSTMs come to bridge "
        "[[ delay_task.curriculum | last ]] distractors, in every seed.",
        lambda r: holds(
            all(
                min(climbed(r, key)) == r.delay_task.curriculum[-1]
                for key in GATED
            )
        ),
    ),
    Claim(
        "delay_gated_keep_all",
        "When they have solved the longest, they still solve every shorter "
        "delay that we tested, in every seed.",
        lambda r: holds(all(min(last_below(r, key)) >= 0.99 for key in GATED)),
    ),
    Claim(
        "delay_ungated_climb",
        "led by a curriculum, either ungated network bridges "
        "[[ delay_task.tested[2] ]] distractors in its best seed.",
        lambda r: holds(
            all(
                max(climbed(r, key)) >= r.delay_task.tested[2]
                for key in UNGATED
            )
        ),
    ),
    Claim(
        "delay_ungated_stop",
        "Neither of the ungated networks gets there with any seed.",
        lambda r: holds(
            all(
                max(climbed(r, key)) < r.delay_task.curriculum[-1]
                for key in UNGATED
            )
        ),
    ),
    Claim(
        "delay_transfer_is_gated",
        "What a gated network has learned up to one delay mostly holds at "
        "longer ones that it has never met: on average it is right there in "
        "more than three of four cases, an ungated one in fewer than four of "
        "ten.",
        lambda r: holds(
            min(fmean(elsewhere(r, key)) for key in GATED) > 0.77
            and max(fmean(elsewhere(r, key)) for key in UNGATED) < 0.37
        ),
    ),
    Claim(
        "delay_few_updates",
        "The GRU and the LSTMs spend more than a third of all updates on the "
        "first delay.",
        lambda r: holds(all(first_share(r, key) > 0.35 for key in GATED)),
    ),
    Claim(
        "delay_fixed_is_hard",
        "From [[ delay_task.tested[2] ]] distractors on, no network that has "
        "to remember solves a fixed delay with any seed: all of them guess.",
        lambda r: holds(
            all(
                best(r, f"{key}.delay_fixed", delay) < 0.25
                for key in (*UNGATED, *GATED)
                for delay in r.gru.delay_fixed.delays
                if delay >= r.delay_task.tested[2]
            )
        ),
    ),
    Claim(
        "delay_gates_may_hinder",
        "At [[ delay_task.tested[1] ]] either network without gates succeeds "
        "with most of its seeds, and neither LSTM with any.",
        lambda r: holds(
            all(
                sum(r[key].delay_fixed.solved[str(r.delay_task.tested[1])]) >= 2
                for key in UNGATED
            )
            and all(
                best(r, f"{key}.delay_fixed", r.delay_task.tested[1]) < 0.25
                for key in LSTMS
            )
        ),
    ),
    Claim(
        "delay_by_luck",
        "Of the delays that it never met, it answers one far better than "
        "guessing, and one worse.",
        lambda r: holds(
            max(beyond(r)) > 2 * r.delay_task.chance
            and min(beyond(r)) < r.delay_task.chance / 4
        ),
    ),
    Claim(
        "delay_chrono",
        "With chrono initialisation PyTorch's LSTM solves "
        "[[ delay_task.tested[2] ]] distractors at once, with every seed.",
        lambda r: holds(
            all(r.chrono.delay_start.solved[str(r.delay_task.tested[2])])
        ),
    ),
    Claim(
        "delay_forget_bias",
        "A bias of one is not enough for that: no seed does.",
        lambda r: holds(best(r, RAISED, r.delay_task.tested[2]) < 0.9),
    ),
)
