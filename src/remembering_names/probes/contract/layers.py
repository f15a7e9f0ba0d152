"""Every recurrent layer of the report, and PyTorch's own of its kind."""

from dataclasses import dataclass

from remembering_names.models.ladder import rungs

MODELS = "remembering_names.models"
BOTH = f"{MODELS}.ladder.compiled_bilstm"
FAST = f"{MODELS}.ladder.compiled_rnn"
LSTM, GRU, RNN = "torch.nn:LSTM", "torch.nn:GRU", "torch.nn:RNN"
LINEAR = "remembering_names.probes.contract.library:UntamedRNN"


@dataclass(frozen=True)
class Held:
    """A layer that is held to the contract.

    Attributes:
        key: Its name in results.
        label: Its name in tables.
        layer: module:object, called as `layer(input_size, hidden_size)`.
        library: module:object, whose answers and errors it must share.
    """

    key: str
    label: str
    layer: str
    library: str

    @property
    def settings(self) -> dict[str, str]:
        """What trying it takes; its label decides no value."""
        return {"layer": self.layer, "library": self.library}


LAYERS = (
    *(
        Held(rung.key, rung.label, rung.layer, LSTM)
        for rung in rungs.LSTM.rungs
    ),
    Held("fast_bilstm", "Two, compiled", f"{BOTH}:CompiledBiLSTM", LSTM),
    Held("bilstm", "Two directions", f"{MODELS}.bilstm:BiLSTM", LSTM),
    *(
        Held(f"gru_{rung.key}", rung.label, rung.layer, GRU)
        for rung in rungs.GRU.rungs
    ),
    Held("tanh_rnn", "Tanh RNN", f"{MODELS}.tanh_rnn:TanhRNN", RNN),
    Held("rnn", "Linear RNN", f"{MODELS}.linear_rnn:LinearRNN", LINEAR),
    Held("fast_tanh_rnn", "Tanh RNN, compiled", f"{FAST}:CompiledTanhRNN", RNN),
    Held("fast_rnn", "Linear, compiled", f"{FAST}:CompiledLinearRNN", LINEAR),
)
