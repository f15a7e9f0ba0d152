"""What figures and tables call the methods that are no models."""

BASELINES = {
    "majority": "Always “Russian”",
    "letter_counts": "Letter counts",
    "naive_bayes": "n-grams, naive Bayes",
    "logistic": "n-grams, logistic",
    "svm": "n-grams, linear SVM",
}
ENSEMBLE = "Vote of all"
