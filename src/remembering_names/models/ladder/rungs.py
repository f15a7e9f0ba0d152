"""The ladder: one LSTM, written six times, each faster than the last."""

from dataclasses import dataclass

HERE = "remembering_names.models"


@dataclass(frozen=True)
class Rung:
    """A way to write the same LSTM.

    Attributes:
        key: Its name in results and on the command line.
        label: Its name in figures and tables.
        layer: module:object, called as `layer(input_size, hidden_size)`.
        reads: What it is given: "one-hot" vectors, made from letters each
            time; "letters"; or vectors made once, "ready".
    """

    key: str
    label: str
    layer: str
    reads: str

    @property
    def settings(self) -> dict[str, str]:
        """What running it takes; its label decides no value."""
        return {"layer": self.layer, "reads": self.reads}


LIBRARY = Rung("torch_lstm", "nn.LSTM", "torch.nn:LSTM", "ready")
RUNGS = (
    Rung(
        "textbook",
        "Textbook cell",
        f"{HERE}.scratch_lstm:ScratchLSTM",
        "one-hot",
    ),
    Rung(
        "fused", "Fused gates", f"{HERE}.ladder.fused_lstm:FusedLSTM", "one-hot"
    ),
    Rung(
        "look_up", "Look-up", f"{HERE}.ladder.fused_lstm:LookUpLSTM", "letters"
    ),
    Rung(
        "hand",
        "Backward by hand",
        f"{HERE}.ladder.hand_lstm:HandLSTM",
        "letters",
    ),
    Rung("lean", "In place", f"{HERE}.ladder.lean_lstm:LeanLSTM", "letters"),
    Rung("fast", "NumPy", f"{HERE}.ladder.fast_lstm:FastLSTM", "letters"),
)
