"""What the paths through a GRU are worth, at the start and trained."""

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import above, all_above, every
from remembering_names.claims.derivations_lstm import (
    gains,
    leads,
    trained_growths,
)

GRU_PATHS = ("candidate", "update", "reset")


CLAIMS = (
    Claim(
        "gru_direct_dominates_start",
        "At the start the GRU's direct path is more than three times as large "
        "as any other.",
        lambda r: all_above(leads(r, "gru", "start", GRU_PATHS), 3),
        {
            "The path through the candidate is half as large.": {
                "cell_terms.gru.start.candidate[*]": 0.25
            }
        },
        {
            "cell_terms.gru.start.direct[*]": 0.4,
            "cell_terms.gru.start.{candidate,update,reset}[*]": 0.17,
        },
    ),
    Claim(
        "gru_paths_grow",
        "Training more than doubles each of the GRU's other paths. What the "
        "direct path leaves out is then more than half as long as the whole.",
        lambda r: every(
            [
                *(
                    all_above(trained_growths(r, "gru", path, "start"), 2)
                    for path in GRU_PATHS
                ),
                above(gains(r, "gru", "trained", "beyond"), 0.5),
            ]
        ),
        {
            "The path through the candidate grows by half.": {
                "cell_terms.gru.trained.candidate[0]": 0.2
            },
            "The direct path leaves out a third.": {
                "cell_terms.gru.trained.beyond[0]": 0.33
            },
        },
        {
            "cell_terms.gru.trained.{candidate,update,reset}[*]": 0.01,
            "cell_terms.gru.start.{candidate,update,reset}[*]": 0.3,
            "cell_terms.gru.trained.beyond[*]": 0.5,
        },
    ),
)
