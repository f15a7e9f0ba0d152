"""What the figures and tables of memory say."""

WORDS = {
    "en": {
        "initial": "Before training",
        "trained": "Trained",
        "h": "hidden state",
        "c": "cell state",
        "all_paths": "all paths",
        "gate_alone": "the gate alone",
        "lag": "letters from the end",
        "gain": "gain",
        "ends": "{model} {first} and {last}",
        "gains_of": "{when}, {state}: {ends}.",
        "gains": (
            "Root mean square gain from an earlier state to the last one, on "
            "a logarithmic axis, at lags 1 and 10. {said}"
        ),
        "slope": "gradient, last letter's is 1",
        "slopes_of": "{when}: {ends}.",
        "slopes": (
            "Norm of the loss's gradient with respect to each letter, relative "
            "to the last letter's, at lags 0 and 10. {said}"
        ),
        "highways_of": "{when}: all paths {whole}; the gate {alone}.",
        "highways": (
            "Gain of the cell state, or of a GRU's state, by all paths and by "
            "way of the gate that keeps alone, at lags 1 and 10. {said}"
        ),
        "largest_gain": "largest gain",
        "measured": "measured",
        "largest": "bound",
        "radius": "spectral radius",
        "title_initial": "{model},\nbefore training",
        "title_trained": "{model},\ntrained",
        "bounded": (
            "{model}, {when}: measured {measured}, bound {largest}, spectral "
            "radius {radius}."
        ),
        "unbounded": "{model}, {when}: measured {measured}.",
        "bounds": (
            "Largest singular value of the Jacobian, its bound and the "
            "spectral radius, each to the power of the lag, at lag 10. {said}"
        ),
        "half_life": "half-life, letters",
        "units": "share of units",
        "median": "{when}, {model} {median}",
        "half_lives": (
            "Share of units whose half-life is at most so many letters. "
            "Medians: {said}."
        ),
    }
}
TABLES = {
    "en": {
        "state": "State",
        "part": "{model}: {state}",
        "model": "Model",
        "half_lives": (
            "Half-life in letters | Middle unit, before training | Middle "
            "unit, trained | Longest, trained"
        ),
    }
}
