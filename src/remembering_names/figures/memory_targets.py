"""The figures of what networks remember of names."""

from remembering_names.figures.targets import figure
from remembering_names.models import MODELS

ALL = [spec.key for spec in MODELS]
UNGATED = [spec.key for spec in MODELS if not spec.gates]
MEMORY = [f"{key}.memory" for key in ALL]
KEEPING = [spec.key for spec in MODELS if {*spec.gates} & {*"fz"}]
KEPT = [f"{key}.memory" for key in KEEPING]
# Where lines of all would hide each other: a network of each kind.
FEW = ["rnn", "tanh_rnn", "gru", "torch_lstm"]
KEPT_FEW = ["gru", "torch_lstm"]

MEMORY_FIGURES = (
    figure(
        "memory.gains",
        "memory_lags:gains",
        [f"{key}.memory" for key in FEW],
        FEW,
    ),
    figure("memory.slopes", "memory_lags:slopes", MEMORY, ALL),
    figure(
        "memory.bounds",
        "memory_lags:bounds",
        [f"{key}.memory" for key in UNGATED],
        UNGATED,
    ),
    figure(
        "memory.highways",
        "memory_lags:highways",
        [f"{key}.memory" for key in KEPT_FEW],
        KEPT_FEW,
    ),
    figure(
        "memory.starts",
        "memory_answers:starts",
        [*MEMORY, "start_ablation"],
        ALL,
    ),
    figure(
        "memory.units", "unit_gates:written", ["gate_units"], ["torch_lstm"]
    ),
    figure(
        "memory.traces", "unit_traces:traced", ["gate_units"], ["torch_lstm"]
    ),
    figure("memory.half_lives", "memory_gates:half_lives", KEPT, KEEPING),
    figure(
        "memory.posterior",
        "memory_answers:posterior",
        ["torch_lstm.memory"],
        ["torch_lstm"],
    ),
    figure("memory.belief", "memory_answers:belief", MEMORY, ALL),
)
