"""Why gates help: what the measurements on names and on long lags come to."""

from typing import Any

from firsthand.claim import Claim
from firsthand.room import holds
from remembering_names.claims import delay, memory

ON_NAMES = ("trained_does_not_fade", "start_does_not_fade", "gap_stays")
LONG = ("delay_gated_climb", "delay_fixed_is_hard")
ON_LAGS = ("delay_gated_climb", "delay_ungated_stop", "delay_transfer_is_gated")


def all_hold(keys: tuple[str, ...], numbers: Any) -> bool:
    """Tell whether all of several claims hold."""
    known = {claim.key: claim for claim in (*memory.CLAIMS, *delay.CLAIMS)}
    return all(known[key].holds(numbers) for key in keys)


CLAIMS = (
    Claim(
        "verdict_on_names",
        "Vanishing gradients are not why networks without gates do worse: "
        "trained, they feel the start of a name, and a start at which nothing "
        "vanishes leaves the gap as it is.",
        lambda r: holds(all_hold(ON_NAMES, r)),
    ),
    Claim(
        "ledger_short_memory",
        "Trained on names, the vanilla RNN still feels what happened ten "
        "letters back. Over a thousand steps neither network without gates "
        "carried a symbol, from any seed.",
        lambda r: holds(
            all_hold(("linear_remembers_too", "delay_ungated_stop"), r)
        ),
    ),
    Claim(
        "ledger_long_memory",
        "Led from short delays to long ones, the GRU and both LSTMs carry a "
        "symbol over a thousand steps. Put before a delay of "
        "[[ delay_task.tested[2] ]] at once, as they are drawn, they guess.",
        lambda r: holds(all_hold(LONG, r)),
    ),
    Claim(
        "verdict_on_lags",
        "Memory is what gates are for: only networks that have them come to "
        "carry a symbol over a thousand steps, and only they learn to wait.",
        lambda r: holds(all_hold(ON_LAGS, r)),
    ),
)
