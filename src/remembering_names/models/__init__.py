"""The registry: every model of the report, each on its own lines.

Importing it costs nothing: specs name code as strings, and the classes are
fetched on first use (`from remembering_names.models import ScratchLSTM`).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from firsthand.tasks import resolve

if TYPE_CHECKING:
    from remembering_names.models.bilstm import BiLSTM as BiLSTM
    from remembering_names.models.classifier import Classifier as Classifier
    from remembering_names.models.gru import GRU as GRU
    from remembering_names.models.gru import GRUCell as GRUCell
    from remembering_names.models.linear_rnn import LinearRNN as LinearRNN
    from remembering_names.models.name_classifier import (
        NameClassifier as NameClassifier,
    )
    from remembering_names.models.rnn import RNN as RNN
    from remembering_names.models.scratch_lstm import ScratchLSTM as ScratchLSTM
    from remembering_names.models.scratch_lstm import (
        ScratchLSTMCell as ScratchLSTMCell,
    )
    from remembering_names.models.tanh_rnn import TanhRNN as TanhRNN
    from remembering_names.models.torch_lstm import TorchLSTM as TorchLSTM


HERE = __name__


@dataclass(frozen=True)
class ModelSpec:
    """What the report has to know of a model.

    Attributes:
        key: Its name in results: `gru.held_out.accuracy`.
        label: Its name in figures and tables.
        layer: module:object, called as `layer(input_size, hidden_size)`;
            makes what is called as `nn.LSTM` is.
        gates: The letters of its gates, if it has any.
        colours: Its colour on a light page, and on a dark one.
        page: Where the report explains it, below `docs/`.
        classifier: module:object, called without arguments; makes the model
            as the lab report has it. Empty: the lab report has none.
        lab_label: What that is called. Empty: as `label` says.
        twin: module:object, a layer with the same parameters that trains in
            its place, faster; a test holds both to the same function. Empty:
            it trains itself.
    """

    key: str
    label: str
    layer: str
    gates: tuple[str, ...]
    colours: tuple[str, str]
    page: str
    classifier: str = ""
    lab_label: str = ""
    twin: str = ""

    @property
    def lab_name(self) -> str:
        """What figures of the lab report's own models call it."""
        return self.lab_label or self.label

    @property
    def trained(self) -> str:
        """The layer that trains: the twin, if there is one."""
        return self.twin or self.layer


MODELS = (
    ModelSpec(
        key="rnn",
        label="Linear RNN",
        layer=f"{HERE}.linear_rnn:LinearRNN",
        gates=(),
        colours=("#b34700", "#ff9d5c"),
        page="models/rnn.md",
        classifier=f"{HERE}.rnn:RNN",
        lab_label="Vanilla RNN",
        twin=f"{HERE}.ladder.compiled_rnn:CompiledLinearRNN",
    ),
    ModelSpec(
        key="tanh_rnn",
        label="Tanh RNN",
        layer=f"{HERE}.tanh_rnn:TanhRNN",
        gates=(),
        colours=("#a3195b", "#ff8fc0"),
        page="models/tanh-rnn.md",
        twin=f"{HERE}.ladder.compiled_rnn:CompiledTanhRNN",
    ),
    ModelSpec(
        key="gru",
        label="GRU",
        layer=f"{HERE}.gru:GRU",
        gates=("r", "z", "n"),
        colours=("#1f7a3a", "#6fd68f"),
        page="models/gru.md",
        twin=f"{HERE}.ladder.compiled_gru:CompiledGRU",
    ),
    ModelSpec(
        key="torch_lstm",
        label="PyTorch's LSTM",
        layer="torch.nn:LSTM",
        gates=("i", "f", "g", "o"),
        colours=("#00618f", "#62c4f5"),
        page="models/torch-lstm.md",
        classifier=f"{HERE}.torch_lstm:TorchLSTM",
    ),
    ModelSpec(
        key="scratch_lstm",
        label="LSTM by hand",
        layer=f"{HERE}.scratch_lstm:ScratchLSTM",
        gates=("i", "f", "g", "o"),
        colours=("#6a3d9a", "#c8a2f0"),
        page="models/scratch-lstm.md",
        classifier=f"{HERE}.scratch_lstm:ScratchClassifier",
        twin=f"{HERE}.ladder.compiled_lstm:CompiledLSTM",
    ),
    ModelSpec(
        key="bilstm",
        label="Bidirectional LSTM",
        layer=f"{HERE}.bilstm:BiLSTM",
        gates=("i", "f", "g", "o"),
        colours=("#454545", "#dcdcdc"),
        page="models/bilstm.md",
        twin=f"{HERE}.ladder.compiled_bilstm:CompiledBiLSTM",
    ),
)
# The lab report's own, which alone are trained by its protocol.
LAB_MODELS = tuple(spec for spec in MODELS if spec.classifier)

EXPORTS = {
    "BiLSTM": "bilstm",
    "Classifier": "classifier",
    "GRU": "gru",
    "GRUCell": "gru",
    "LinearRNN": "linear_rnn",
    "NameClassifier": "name_classifier",
    "RNN": "rnn",
    "ScratchLSTM": "scratch_lstm",
    "ScratchLSTMCell": "scratch_lstm",
    "TanhRNN": "tanh_rnn",
    "TorchLSTM": "torch_lstm",
}


def __getattr__(name: str) -> Any:
    if name not in EXPORTS:
        raise AttributeError(f"{__name__} has no {name!r}")
    return resolve(f"{__name__}.{EXPORTS[name]}:{name}")
