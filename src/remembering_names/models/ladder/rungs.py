"""Two ladders: an LSTM and a GRU, each written again and again, faster."""

from dataclasses import dataclass

HERE = "remembering_names.models"


@dataclass(frozen=True)
class Rung:
    """A way to write the same layer.

    Attributes:
        key: Its name in results and on the command line.
        label: Its name in figures and tables.
        layer: module:object, called as `layer(input_size, hidden_size)`.
        reads: What it is given: "one-hot" vectors, made from letters each
            time; "letters"; or vectors made once, "ready".
        is_closed: Whether a profiler sees it as one operation.
    """

    key: str
    label: str
    layer: str
    reads: str
    is_closed: bool = False

    @property
    def settings(self) -> dict[str, str]:
        """What running it takes; its label decides no value."""
        return {"layer": self.layer, "reads": self.reads}


@dataclass(frozen=True)
class Family:
    """All ways to write one layer.

    Attributes:
        key: Its name in results and on the command line.
        label: Its name in figures and tables.
        gates: How many blocks its weights have.
        library: PyTorch's own, which the others are measured against.
        rungs: Ours, each built on the one before.
    """

    key: str
    label: str
    gates: int
    library: Rung
    rungs: tuple[Rung, ...]

    @property
    def ways(self) -> tuple[Rung, ...]:
        """The library's and ours."""
        return self.library, *self.rungs

    @property
    def top(self) -> str:
        """The key of the last rung, for which there is a goal."""
        return self.rungs[-1].key


LSTM = Family(
    "lstm",
    "LSTM",
    4,
    Rung("library", "nn.LSTM", "torch.nn:LSTM", "ready", is_closed=True),
    (
        Rung(
            "textbook",
            "Textbook cell",
            f"{HERE}.scratch_lstm:ScratchLSTM",
            "one-hot",
        ),
        Rung(
            "fused",
            "Fused gates",
            f"{HERE}.ladder.fused_lstm:FusedLSTM",
            "one-hot",
        ),
        Rung(
            "look_up",
            "Look-up",
            f"{HERE}.ladder.fused_lstm:LookUpLSTM",
            "letters",
        ),
        Rung(
            "hand",
            "Backward by hand",
            f"{HERE}.ladder.hand_lstm:HandLSTM",
            "letters",
        ),
        Rung(
            "lean", "In place", f"{HERE}.ladder.lean_lstm:LeanLSTM", "letters"
        ),
    ),
)
GRU = Family(
    "gru",
    "GRU",
    3,
    Rung("library", "nn.GRU", "torch.nn:GRU", "ready", is_closed=True),
    (
        Rung("textbook", "Textbook cell", f"{HERE}.gru:GRU", "one-hot"),
        Rung(
            "fused",
            "Fused gates",
            f"{HERE}.ladder.fused_gru:FusedGRU",
            "one-hot",
        ),
    ),
)
FAMILIES = (LSTM, GRU)
# What share of the library's time the top rung may take: where one sequence
# is read alone, and where several are.
GOALS = {"alone": 0.6, "in_company": 0.9}
