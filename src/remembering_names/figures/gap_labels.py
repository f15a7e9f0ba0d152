"""What figures call the networks between the tanh RNN and the LSTM.

All are of one size; each is named by what it has or lacks.
"""

WITHOUT_GATES = {
    "tanh_rnn": "Tanh RNN",
    "tanh_orthogonal": "… orthogonal start",
    "tanh_identity": "… identity start",
    "multiplicative": "Multiplicative RNN",
    "constant_gates": "Memory, no gates",
}
WITH_LESS = {
    "gates_no_memory": "Gates, no memory",
    "forget_only": "Forget gate only",
    "forget_open": "LSTM, never forgets",
    "lstm": "LSTM",
}
