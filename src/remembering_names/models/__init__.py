"""The registry: every model of the report, each on its own lines.

Importing it costs nothing: specs name code as strings, and the classes are
fetched on first use (`from remembering_names.models import ScratchLSTM`).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from remembering_names.tasks import resolve

if TYPE_CHECKING:
    from .classifier import Classifier as Classifier
    from .rnn import RNN as RNN
    from .scratch_lstm import ScratchLSTM as ScratchLSTM
    from .scratch_lstm import ScratchLSTMCell as ScratchLSTMCell
    from .torch_lstm import TorchLSTM as TorchLSTM


@dataclass(frozen=True)
class ModelSpec:
    """What the report has to know of a model."""

    key: str  # in result names: rnn.lab_protocol.accuracy
    label: str  # in figures and tables
    classifier: str  # module:object, called without arguments
    gates: tuple[str, ...]
    colours: tuple[str, str]  # on a light page, on a dark one
    page: str


MODELS = (
    ModelSpec(
        key="rnn",
        label="Vanilla RNN",
        classifier="remembering_names.models.rnn:RNN",
        gates=(),
        colours=("#b34700", "#ff9d5c"),
        page="models/rnn.md",
    ),
    ModelSpec(
        key="torch_lstm",
        label="PyTorch's LSTM",
        classifier="remembering_names.models.torch_lstm:TorchLSTM",
        gates=("i", "f", "g", "o"),
        colours=("#00618f", "#62c4f5"),
        page="models/torch-lstm.md",
    ),
    ModelSpec(
        key="scratch_lstm",
        label="LSTM by hand",
        classifier="remembering_names.models.scratch_lstm:ScratchClassifier",
        gates=("i", "f", "g", "o"),
        colours=("#6a3d9a", "#c8a2f0"),
        page="models/scratch-lstm.md",
    ),
)

EXPORTS = {
    "Classifier": "classifier",
    "RNN": "rnn",
    "ScratchLSTM": "scratch_lstm",
    "ScratchLSTMCell": "scratch_lstm",
    "TorchLSTM": "torch_lstm",
}


def __getattr__(name: str) -> Any:
    if name not in EXPORTS:
        raise AttributeError(f"{__name__} has no {name!r}")
    return resolve(f"{__name__}.{EXPORTS[name]}:{name}")
