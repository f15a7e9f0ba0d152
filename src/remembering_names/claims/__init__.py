"""Every conclusion of the report: its sentence, and what must hold for it.

A page inserts the sentence from here, so that wording and check cannot part.
Each predicate leaves a margin that rounding on another machine cannot cross.
"""

from firsthand.claim import Claim
from remembering_names.claims import (
    contract,
    delay,
    derivations_lstm,
    english,
    gates,
    held_out,
    lab,
    leaks,
    learning_rates,
    ledger,
    memory,
    names,
    reported,
    rnn,
    scale,
    single_names,
    speed,
    split,
    starts,
    verdict,
)

CLAIMS: tuple[Claim, ...] = (
    *lab.CLAIMS,
    *reported.CLAIMS,
    *learning_rates.CLAIMS,
    *names.CLAIMS,
    *split.CLAIMS,
    *leaks.CLAIMS,
    *held_out.CLAIMS,
    *ledger.CLAIMS,
    *english.CLAIMS,
    *single_names.CLAIMS,
    *derivations_lstm.CLAIMS,
    *rnn.CLAIMS,
    *memory.CLAIMS,
    *starts.CLAIMS,
    *gates.CLAIMS,
    *delay.CLAIMS,
    *verdict.CLAIMS,
    *scale.CLAIMS,
    *speed.CLAIMS,
    *contract.CLAIMS,
)
