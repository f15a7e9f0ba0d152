"""What figures and tables call what is no model of the registry."""

BASELINES = {
    "majority": "Always “Russian”",
    "letter_counts": "Letter counts",
    "naive_bayes": "n-grams, naive Bayes",
    "logistic": "n-grams, logistic",
    "svm": "n-grams, linear SVM",
}
ENSEMBLE = "Vote of all"
STARTED = {  # whose start differs: the model it is, and what it is called
    "orthogonal_rnn": ("rnn", "orthogonal start"),
    "identity_rnn": ("rnn", "identity start"),
    "orthogonal_tanh_rnn": ("tanh_rnn", "orthogonal start"),
    "identity_tanh_rnn": ("tanh_rnn", "identity start"),
}
