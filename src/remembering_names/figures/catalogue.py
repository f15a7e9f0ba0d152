"""Every figure and table of the report, and what it is drawn from."""

from remembering_names.figures.gap_labels import WITH_LESS, WITHOUT_GATES
from remembering_names.figures.labels import BASELINES
from remembering_names.figures.labels import STARTED as OTHER_STARTS
from remembering_names.figures.lesson_targets import (
    LESSON_FIGURES,
    LESSON_TABLES,
)
from remembering_names.figures.memory_targets import FEW, MEMORY_FIGURES
from remembering_names.figures.targets import (
    KEYS,
    MEASURED,
    figure,
    stylesheet,
    table,
)
from remembering_names.models import MODELS


def of_each(result: str) -> list[str]:
    """Return the name of an experiment's result on each of them."""
    return [f"{key}.{result}" for key in KEYS]


def layered(*layers: str) -> list[str]:
    """Return the keys of the models with one of these layers."""
    return [spec.key for spec in MODELS if spec.layer.endswith(layers)]


def learned(key: str) -> list[str]:
    """Return the results whose curves are drawn of a model."""
    if key == ALONE:
        return [f"{key}.lab_protocol", f"{key}.lone_run"]
    return [f"{key}.lab_protocol"]


ALONE = "torch_lstm"  # was also trained by the naive loop
ALL = [spec.key for spec in MODELS]
MEMORY = [f"{key}.memory" for key in ALL]
UNGATED = [spec.key for spec in MODELS if not spec.gates]
HELD_OUT = [f"{key}.held_out" for key in ALL]
REREAD = [f"{key}.rereading" for key in ("gru", *KEYS[1:])]
CELLS = {  # kinds of cell whose Jacobian is measured; who has one
    "lstm": layered("torch.nn:LSTM", "scratch_lstm:ScratchLSTM"),
    "gru": layered("gru:GRU"),
}
DELAY_FIXED = [f"{key}.delay_fixed" for key in ALL]
CURRICULUM = [f"{key}.delay_curriculum" for key in ALL]
GAP = [*WITHOUT_GATES, *WITH_LESS, "tanh_wide", "constant_wide"]
STARTED = ["forget_bias.delay_start", "chrono.delay_start"]
LED = [*CURRICULUM, *(f"{key}.delay_curriculum" for key in OTHER_STARTS)]
FORMER = ("rnn", "tanh_rnn", "gru", "torch_lstm", "scratch_lstm")
BEFORE = [  # by earlier protocols, of models that were there
    f"{key}.delay_curriculum_{name}"
    for name in ("small", "larger", "published")
    for key in FORMER
]

FIGURES = (
    figure("unrolled_rnn", "diagrams_rnn:unrolled", [], ["rnn"]),
    figure("lstm_cell", "diagrams_cells:lstm", [], ["scratch_lstm"]),
    figure("gru_cell", "diagrams_cells:gru", [], ["gru"]),
    *LESSON_FIGURES,
    figure("rnn_gains", "gains:examples", ["rnn_examples"], UNGATED),
    figure("languages", "census:languages", ["names"], models=()),
    figure("lengths", "census:lengths", ["names"], models=()),
    *(
        figure(f"{key}.curves", "curves:of_one_model", learned(key), [key])
        for key in KEYS
    ),
    *(
        figure(
            f"{key}.confusion",
            "confusion:matrix",
            [f"{key}.lab_protocol"],
            [key],
        )
        for key in KEYS
    ),
    figure("unseen", "headline:unseen", ["split_scores"], FEW),
    figure("curves", "curves:side_by_side", of_each("lab_protocol")),
    figure("recall", "confusion:recalls", of_each("lab_protocol")),
    figure(
        "sweep", "sweep:rates", of_each("lab_protocol") + of_each("lab_sweep")
    ),
    figure("ablations", "ablations:waterfall", ["effects"], KEYS[1:]),
    figure("overlap", "overlap:ceilings", ["overlap"]),
    figure("shared", "audit:shared", ["audit"], models=()),
    figure("ceilings", "audit:ceilings", ["audit"], models=()),
    figure("splits", "splits:accuracies", ["split_scores", "splits"], ALL),
    figure(
        "held_out",
        "held_out:scores",
        [
            *HELD_OUT,
            *(f"{key}.baseline" for key in BASELINES),
            *("ensemble", "comparisons", "split"),
        ],
        ALL,
    ),
    figure("reliability", "held_out:reliability", HELD_OUT, ALL),
    figure(
        "held_out.recall",
        "held_out:recalls",
        [*HELD_OUT, "comparisons", "split"],
        ["rnn", "torch_lstm"],
    ),
    *(
        figure(
            f"{key}.held_out.confusion",
            "held_out:matrix",
            [f"{key}.held_out"],
            [key],
        )
        for key in ALL
    ),
    figure("distance", "distance:by_distance", ["distance"], FEW),
    *MEMORY_FIGURES,
    figure(
        "gap",
        "gap:ladder",
        [
            *("gap_additive", "rnn.held_out", "scratch_lstm.held_out"),
            *(f"{key}.gap_network" for key in GAP),
            *("comparisons", *(f"{key}.baseline" for key in BASELINES)),
        ],
        ["tanh_rnn", "scratch_lstm"],
    ),
    *(
        figure(f"{name}_terms", "derivations_lstm:terms", ["cell_terms"], keys)
        for name, keys in CELLS.items()
    ),
    figure("half_lives", "derivations_lstm:half_lives", ["half_lives"], ()),
    figure("delay", "delay:furthest", ["delay_task", *LED], ALL),
    figure(
        "delay.clock",
        "delay_clock:clock",
        ["delay_task", "delay_states", *LED],
        ["tanh_rnn", "torch_lstm"],
    ),
    figure(
        "delay.progress", "delay:progress", ["delay_task", *CURRICULUM], ALL
    ),
    figure(
        "delay.starts",
        "delay:starts",
        ["delay_task", "torch_lstm.delay_fixed", *STARTED],
        ["torch_lstm"],
    ),
    figure("delay.climbed", "delay_transfer:climbed", CURRICULUM, ALL),
    figure(
        "tasks",
        "tasks:learned",
        ["hold.task", "overwrite.task", "ignore.task"],
        [],
    ),
    figure("tasks.more", "tasks:more", ["replace.task", "hold_back.task"], []),
    figure("lab_steps", "scale:lab_steps", [f"{MEASURED}.lab_cost"]),
    figure(
        "growth",
        "scale:growth",
        [f"{MEASURED}.growth", f"{MEASURED}.lab_cost"],
        [],
    ),
    figure("ladder", "speed:ladder", [f"{MEASURED}.ladder"], KEYS[2:]),
    figure("gru_ladder", "speed:gru_ladder", [f"{MEASURED}.ladder"], ["gru"]),
    figure("profile", "speed:profile", [f"{MEASURED}.profile"], KEYS[2:]),
)
STYLES = (stylesheet(),)
TABLES = (
    table("split_scores", ["splits"], "splits"),
    table("reused_names", module="splits"),
    table("rereading", REREAD, "splits"),
    table("held_out"),
    table("probabilities"),
    table("family", ["split_comparisons"], "comparison_tables"),
    table("calibration", module="comparison_tables"),
    table("matrices"),
    table("mistakes", ["errors"], "mistakes"),
    table("shipped_recall", module="card_tables"),
    table("abstaining", HELD_OUT, "card_tables"),
    *(
        table(f"memory_{name}", MEMORY, "memory_tables")
        for name in ("gains", "checks", "half_lives")
    ),
    table("delay_curriculum", CURRICULUM, "delay_tables"),
    table("delay_kinds", LED, "delay_tables"),
    table("delay_protocols", [*CURRICULUM, *BEFORE], "delay_tables"),
    table("delay_fixed", [*DELAY_FIXED, *STARTED], "delay_tables"),
    *(
        table(f"{name}_table", [f"{MEASURED}.ladder"], "speed_tables")
        for name in ("ladder", "gru", "goal", "roof")
    ),
    *(
        table(f"contract_{name}", ["contract"], "contract")
        for name in ("ladder", "others", "words")
    ),
    *LESSON_TABLES,
)
