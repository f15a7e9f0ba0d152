"""Which cell learns which task: what each gate is for."""

from typing import Any

from firsthand.experiment import Experiment

MODELS = "remembering_names.models"
PROBES = "remembering_names.probes"
HERE = f"{PROBES}.tasks"
AS_DRAWN = f"{PROBES}.delay.model:as_drawn"
GATE_STARTS = f"{PROBES}.delay.gate_starts"
HIDDEN_SIZE = 32
WIDE = 70  # units of an ungated cell with as many weights as the LSTM


def lstm(start: str = "forget_bias_one", **gates: str) -> dict[str, Any]:
    """Return an LSTM, its gates learned but for those that are named."""
    return {
        "layer": f"{MODELS}.gate_family:GateFamilyLSTM",
        "start": f"{GATE_STARTS}:{start}",
        "hidden_size": HIDDEN_SIZE,
        "options": gates,
    }


def ungated(
    layer: str, start: str = "", hidden_size: int = HIDDEN_SIZE
) -> dict[str, Any]:
    """Return a cell without gates, as its class draws it if not said."""
    return {
        "layer": layer,
        "start": f"{HERE}.starts:{start}" if start else AS_DRAWN,
        "hidden_size": hidden_size,
        "options": {},
    }


TANH = f"{MODELS}.ladder.compiled_rnn:CompiledTanhRNN"
LINEAR = f"{MODELS}.ladder.compiled_rnn:CompiledLinearRNN"
RELU = f"{HERE}.relu_rnn:ReluRNN"
GATED = {
    "lstm": lstm(),
    "lstm_chrono": lstm("chrono"),
    "gru": ungated(f"{MODELS}.ladder.compiled_gru:CompiledGRU"),
    "open_f": lstm(forget_gate="open"),
    "constant_f": lstm(forget_gate="constant"),
    "open_o": lstm(output_gate="open"),
    "coupled": lstm(forget_gate="coupled"),
    "letter_only": lstm(
        input_gate="letter", forget_gate="letter", output_gate="letter"
    ),
    "no_cell": lstm(forget_gate="shut"),
    "coupled_only": lstm(forget_gate="coupled", output_gate="open"),
    "i_only": lstm(forget_gate="open", output_gate="open"),
    "i_constant_f": lstm(forget_gate="constant", output_gate="open"),
    "f_only": lstm(input_gate="open", output_gate="open"),
    "f_and_o": lstm(input_gate="open"),
    "o_constant_f": lstm(input_gate="open", forget_gate="constant"),
    "no_gates": lstm(
        input_gate="open", forget_gate="constant", output_gate="open"
    ),
}
PLAIN = {
    "tanh": ungated(TANH),
    "tanh_orthogonal": ungated(TANH, "orthogonal"),
    "tanh_identity": ungated(TANH, "identity"),
    "relu": ungated(RELU),
    "relu_orthogonal": ungated(RELU, "orthogonal"),
    "relu_identity": ungated(RELU, "identity"),
    "linear": ungated(LINEAR),
    "linear_orthogonal": ungated(LINEAR, "orthogonal"),
    "linear_identity": ungated(LINEAR, "identity"),
    "wide_tanh": ungated(TANH, hidden_size=WIDE),
    "wide_tanh_identity": ungated(TANH, "identity", WIDE),
    "wide_relu_identity": ungated(RELU, "identity", WIDE),
}
CELLS = {**GATED, **PLAIN}

# What else is asked, of the cells whose answer is in question.
FAMILY = (
    "lstm",
    "gru",
    "open_f",
    "open_o",
    "coupled_only",
    "i_only",
    "i_constant_f",
    "f_only",
    "no_gates",
    "tanh",
    "tanh_identity",
)
SOME = {key: CELLS[key] for key in FAMILY}
TASKS: dict[str, dict[str, Any]] = {
    **{
        key: {"task": key, "draw": f"{HERE}.sequences:{key}", "cells": CELLS}
        for key in ("hold", "overwrite", "ignore")
    },
    **{
        key: {"task": key, "draw": f"{HERE}.sequences:{key}", "cells": SOME}
        for key in ("replace", "hold_back")
    },
}
PROTOCOL = {
    "batch_size": 32,
    "longest_gradient": 1.0,
    "letters": 1_000_000,
    "solved": 0.98,
    "tests": 400,
    "streak": 3,
}
CURRICULUM = {"first": 6, "factor": 1.5, "last": 316}
SHARED = {"protocol": PROTOCOL, "curriculum": CURRICULUM}
TINY = {
    "protocol": {
        **PROTOCOL,
        "batch_size": 8,
        "letters": 2_000,
        "tests": 40,
        "solved": 0.3,
        "streak": 1,
    },
    "curriculum": {"first": 4, "factor": 1.5, "last": 6},
}

EXPERIMENTS = (
    Experiment(
        "task_examples",
        f"{HERE}.examples:show",
        writes=("results", "fragment"),
        settings={
            **SHARED,
            "draws": {key: own["draw"] for key, own in TASKS.items()},
            "steps": 19,
            "count": 2,
            "seed": 0,
        },
    ),
    Experiment(
        "task_rates",
        f"{HERE}.rate_search:search",
        settings={
            **SHARED,
            "protocol": {**PROTOCOL, "letters": 200_000},
            "ladder": [1e-4, 3e-4, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3],
            "first_rates": [0.003, 0.01, 0.03],
            "seeds": [100, 101],  # none that is reported
        },
        subjects=TASKS,
        quick={**TINY, "cells": SOME, "first_rates": [0.003]},
    ),
    Experiment(
        "task",
        f"{HERE}.study:learn",
        settings={
            **SHARED,
            "tested": [400, 1_000],
            "last_tests": 200,
            "seeds": [1, 2, 3, 4, 5],
        },
        subjects=TASKS,
        reads=("{key}.task_rates",),
        quick={**TINY, "cells": SOME, "tested": [8, 9], "seeds": [1]},
    ),
)
