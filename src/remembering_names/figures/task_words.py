"""What the figures of the tasks say, and what they call the cells."""

CELLS = {  # in groups, from the top
    "en": {
        "lstm": "LSTM",
        "lstm_chrono": "LSTM, chrono start",
        "gru": "GRU",
        "coupled": "f = 1 − i",
        "open_f": "f = 1",
        "constant_f": "f constant",
        "open_o": "o = 1",
        "letter_only": "gates see the letter only",
        "no_cell": "f = 0, no cell memory",
        "i_only": "input gate only, f = 1",
        "i_constant_f": "input gate only",
        "coupled_only": "f = 1 − i only",
        "f_only": "forget gate only",
        "f_and_o": "forget and output gate",
        "o_constant_f": "output gate only",
        "no_gates": "no gate",
        "tanh": "tanh RNN",
        "tanh_orthogonal": "… orthogonal start",
        "tanh_identity": "… identity start",
        "wide_tanh": "… wide",
        "wide_tanh_identity": "… wide, identity",
        "relu": "ReLU RNN",
        "relu_orthogonal": "… orthogonal start",
        "relu_identity": "… identity start",
        "wide_relu_identity": "… wide, identity",
        "linear": "linear RNN",
        "linear_orthogonal": "… orthogonal start",
        "linear_identity": "… identity start",
    }
}
WORDS = {
    "en": {
        "hold": "hold",
        "overwrite": "overwrite",
        "ignore": "ignore",
        "replace": "replace",
        "hold_back": "hold back",
        "means": (
            "has learned all lengths up to, in steps\n"
            "dot: nine in ten right at a longer one"
        ),
        "cell": "{cell} {seeds}",
        "task": "{task}: {cells}",
        "alt": (
            "A square for each of {seeds} seeds, by cell and task; its colour "
            "is the length up to which it has learned. Seeds that learn all "
            "lengths, in {said}."
        ),
    }
}
