"""The ladder: one LSTM, written six times, each faster than the last."""

from dataclasses import dataclass

HERE = __package__


@dataclass(frozen=True)
class Rung:
    """A way to write the same LSTM.

    Attributes:
        key: Its name in results and on the command line.
        label: Its name in figures and tables.
        layer: module:object, called as `layer(input_size, hidden_size)`.
        reads: What it is given: "one-hot" vectors, made anew from letters
            each time, or the "letters" themselves.
    """

    key: str
    label: str
    layer: str
    reads: str


RUNGS = (
    Rung("textbook", "1 Textbook cell", f"{HERE}.scratch_lstm:ScratchLSTM", "one-hot"),
    Rung("fused", "2 Fused gates", f"{HERE}.fused_lstm:FusedLSTM", "one-hot"),
    Rung("look_up", "3 Look-up", f"{HERE}.fused_lstm:LookUpLSTM", "letters"),
    Rung("hand", "4 Backward by hand", f"{HERE}.hand_lstm:HandLSTM", "letters"),
    Rung("lean", "5 In place", f"{HERE}.lean_lstm:LeanLSTM", "letters"),
    Rung("fast", "6 NumPy", f"{HERE}.fast_lstm:FastLSTM", "letters"),
)
