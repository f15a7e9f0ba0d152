"""Why gates help: what the measurements on names and on long lags come to."""

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import every
from remembering_names.claims.delay import (
    CLIMB,
    CLIMBED,
    HELD,
    STOP,
    STOPPED,
    most_climb,
    none_gets_there,
    some_climb,
)
from remembering_names.claims.delay_fixed import (
    AT_LONG,
    gru_solves,
    lstms_guess,
)
from remembering_names.claims.held_out import (
    ALL,
    WITH_GATES,
    WITHOUT_GATES,
)
from remembering_names.claims.memory import linear_remembers, still_felt
from remembering_names.claims.starts import (
    STARTED,
    nothing_vanishes,
    stays_ahead,
)

REMEMBERS = {"rnn.memory.trained.rms.h[*][-1]": 0.16}
CLAIMS = (
    Claim(
        "verdict_on_names",
        "On names, vanishing gradients are not all that holds networks without "
        "gates back: trained, they feel the start of a name, and from a start "
        "at which nothing vanishes every run of theirs stays behind every run "
        "of a network with gates, which has more weights.",
        lambda r: every(
            [
                still_felt(r),
                nothing_vanishes(r),
                stays_ahead(r),
            ]
        ),
        {
            "From an orthogonal start the linear network joins the gated.": {
                "start_ablation.rnn.orthogonal.accuracy[*]": 0.823
            },
            "From the identity one tanh RNN comes up to the worst GRU.": {
                "start_ablation.tanh_rnn.identity.accuracy[1]": 0.824
            },
            "Trained, a tanh RNN does not feel the start of a name.": {
                "tanh_rnn.memory.trained.letters[2][10]": 0.01
            },
        },
        {
            STARTED: 0.84,
            f"{WITHOUT_GATES}.memory.trained.accuracy[*]": 0.84,
            f"{WITH_GATES}.memory.trained.accuracy[*]": 0.79,
            f"{ALL}.memory.trained.rms.h[*][-1]": 0.09,
            f"{ALL}.memory.trained.letters[*][-1]": 0.24,
            "start_ablation.rnn.*.initial[*][-1]": 0.98,
            "start_ablation.tanh_rnn.*.initial[*][-1]": 0.09,
        },
    ),
    Claim(
        "ledger_short_memory",
        "Trained on names, the linear RNN still feels what happened ten "
        "letters back. Neither network without gates, as it is drawn, was led "
        "to carry a symbol over a third of a thousand steps, from any seed.",
        lambda r: every([linear_remembers(r), none_gets_there(r)]),
        {
            **STOP,
            "Trained on names, one RNN keeps a tenth.": {
                "rnn.memory.trained.rms.h[0][9]": 0.1
            },
        },
        {**STOPPED, **REMEMBERS},
    ),
    Claim(
        "ledger_long_memory",
        "Led from short delays to long ones, the GRU and both LSTMs carry a "
        "symbol over a thousand steps, in more than four runs of five. Put "
        "before a delay of [[ delay_task.tested[2] ]] at once, as they are "
        "drawn, the GRU learns it with most of its seeds, and the LSTMs guess.",
        lambda r: every([most_climb(r), gru_solves(r), lstms_guess(r)]),
        {
            **CLIMB,
            "One LSTM solves it at once.": {
                "torch_lstm.delay_fixed.accuracy.49[0]": 1.0
            },
            "No GRU solves it at once.": {
                "gru.delay_fixed.solved.49[+]": False
            },
        },
        {**CLIMBED, AT_LONG: 0.16, "gru.delay_fixed.solved.49[+]": False},
    ),
    Claim(
        "verdict_on_lags",
        "Started as they are drawn and led from short delays to long ones, the "
        "networks with gates come to bridge a thousand steps in more than four "
        "runs of five; those without are not led to a third of that in any. "
        "But a gate is not needed for it: started from the identity, a tanh "
        "RNN gets as far, with some of its seeds.",
        lambda r: every(
            [most_climb(r), none_gets_there(r), some_climb(r, HELD)]
        ),
        {
            **CLIMB,
            **STOP,
            "From the identity every seed gets half way.": {
                f"{HELD}.delay_curriculum.solved_up_to[+]": 549
            },
        },
        {
            **CLIMBED,
            **STOPPED,
            f"{HELD}.delay_curriculum.solved_up_to[+]": 823,
            f"{HELD}.delay_curriculum.last[+][-1]": 0.98,
        },
    ),
)
