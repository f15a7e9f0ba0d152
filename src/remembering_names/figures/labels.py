"""What figures and tables call what is not in the registry."""

BASELINES = {
    "majority": "Always “Russian”",
    "letter_counts": "Letter counts",
    "naive_bayes": "n-grams, naive Bayes",
    "logistic": "n-grams, logistic",
    "svm": "n-grams, linear SVM",
}
ENSEMBLE = "Vote of all"

# Networks of one size between the tanh RNN and the LSTM, by what they lack.
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
    "input_only": "Input gate only",
    "forget_open": "LSTM, never forgets",
    "lstm": "LSTM",
}
