"""Cards: what a link to a page shows, drawn by the page's first figure."""

from dataclasses import replace

from firsthand.target import Target
from remembering_names.figures.catalogue import FIGURES

SITE = "Remembering Names"
FOLDER = "docs/generated/cards"
# The title of each page that has a figure, as the navigation has it, and the
# figure that stands first on it.
FIRST = {
    "index": (SITE, "second_thoughts"),
    "names": ("The names", "languages"),
    "learn/letter-by-letter": ("Reading letter by letter", "reading"),
    "models/rnn": ("The vanilla RNN", "unrolled_rnn"),
    "models/tanh-rnn": ("The tanh RNN", "tanh_rnn.held_out.confusion"),
    "learn/one-gate": ("One gate, in numbers", "one_gate"),
    "models/scratch-lstm": ("An LSTM by hand", "lstm_cell"),
    "models/torch-lstm": ("PyTorch's LSTM", "torch_lstm.curves"),
    "models/gru": ("The GRU", "gru_cell"),
    "models/bilstm": ("The bidirectional LSTM", "two_readers"),
    "held-out": ("On names never seen", "splits"),
    "comparisons": ("Who beats whom", "distance"),
    "ledger": ("The lab report judged", "curves"),
    "why-gates-help": ("Why gates help", "curves"),
    "memory/gradient-flow": ("Gradient flow", "memory.gains"),
    "memory/gates-at-work": ("The gates at work", "memory.traces"),
    "memory/the-gap": ("The gap on names", "gap"),
    "memory/delay-recall": ("Delay recall", "delay"),
    "memory/what-gates-are-for": ("What gates are for", "tasks"),
    "derivations/rnn-jacobian": ("The RNN's Jacobian", "rnn_gains"),
    "derivations/lstm-memory": ("What a cell remembers", "lstm_terms"),
    "derivations/gru": ("The GRU's highway", "gru_terms"),
    "derivations/forget-bias": ("Forget bias and chrono", "half_lives"),
    "speed/ladder": ("From equations to speed", "ladder"),
    "speed/protocol": ("The protocol at scale", "lab_steps"),
    "speed/growth": ("How cost grows", "growth"),
    "audit": ("The names, audited", "shared"),
}
BY_NAME = {str(one.settings["name"]): one for one in FIGURES}


def card(page: str) -> Target:
    """Return the target of a page's card."""
    title, figure = FIRST[page]
    name = page.replace("/", ".")
    drawn = BY_NAME[figure]
    return replace(
        drawn,
        name=f"{name}.card",
        function="firsthand.drawing.card:render",
        settings={**drawn.settings, "site": SITE, "title": title},
        writes={"png": f"{FOLDER}/{name}.png"},
    )


CARDS = tuple(map(card, FIRST))
