r"""LSTMs that lack a gate, or a part of one, and are LSTMs in all else.

    GateFamilyLSTM(input_size, hidden_size, input_gate="learned",
                   forget_gate="learned", output_gate="learned")

It is called as `nn.LSTM` is and returns `output, (h_n, c_n)`. What a gate may
be, with $a_t = x_t W + h_{t-1} U + b$ and a gate of $\sigma(a_t)$:

- "learned": all three are learned, as in any LSTM.
- "letter": U is zero, so that the gate sees the letter and nothing else.
- "constant": W and U are zero; each unit learns one share for all steps.
- "open": the gate is one. "shut": it is zero.
- "coupled", for a forget gate: $f_t = 1 - i_t$.

A part that is not learned is a buffer, no parameter: no optimizer moves it, and
no count of parameters holds it. `gate_biases` finds the biases that are learned
(b_i, b_f, b_o). From one seed all members draw the same twelve tensors, so they
start alike in what they share; with every gate learned it is `CompiledLSTM`.
"""

from typing import Any

import torch
from torch import Tensor, nn

from remembering_names.models.ladder.compiled_lstm import CompiledLSTM
from remembering_names.models.scratch_lstm import ScratchLSTMCell

# Which of a gate's three tensors are learned, by what the gate is.
LEARNED = {
    "learned": ("W_x", "W_h", "b_"),
    "letter": ("W_x", "b_"),
    "constant": ("b_",),
    "open": (),
    "shut": (),
    "coupled": (),
}
# The sigmoid of 100 is one, that of -100 zero, as far as numbers are kept: the
# compiled one of float32 leaves 1.2e-7 to either.
BIAS = {"open": 100.0, "shut": -100.0}


class GateFamilyLSTM(CompiledLSTM):
    """An LSTM, each gate of which may be less than one.

    Args:
        input_size: I.
        hidden_size: H.
        input_gate: What decides how much is written: see above.
        forget_gate: What decides how much of the cell is kept.
        output_gate: What decides how much of the cell is shown.
        options: Others that PyTorch's layers take, if at their defaults.

    Raises:
        ValueError: There is no such gate.
    """

    def __init__(
        self,
        input_size: int,
        hidden_size: int,
        *,
        input_gate: str = "learned",
        forget_gate: str = "learned",
        output_gate: str = "learned",
        **options: Any,
    ) -> None:
        super().__init__(input_size, hidden_size, **options)
        gates = {"i": input_gate, "f": forget_gate, "o": output_gate}
        for gate, kind in gates.items():
            if kind not in LEARNED or (kind == "coupled" and gate != "f"):
                raise ValueError(f"gate {gate} cannot be {kind!r}")
        self.gates = gates
        kept = self.cell.state_dict()
        self.cell = GateFamilyCell(input_size, hidden_size, gates)
        self.cell.load_state_dict(kept, strict=False)

    def extra_repr(self) -> str:
        """Return what each gate is."""
        return ", ".join(f"{gate}={kind}" for gate, kind in self.gates.items())


class GateFamilyCell(ScratchLSTMCell):
    """The LSTM's step, with the tensors that a gate lacks held fixed.

    Args:
        input_size: I.
        hidden_size: H.
        gates: What i, f and o are.
    """

    turned: frozenset[str] = frozenset()  # the tensors of a coupled gate

    def __init__(
        self, input_size: int, hidden_size: int, gates: dict[str, str]
    ) -> None:
        with torch.random.fork_rng(devices=[]):  # the layer has drawn them
            super().__init__(input_size, hidden_size)
        for gate, kind in gates.items():
            for part in ("W_x", "W_h", "b_"):
                if part not in LEARNED[kind]:
                    self.hold(part + gate, kind)
            if kind == "coupled":
                self.turned = frozenset({"W_xf", "W_hf", "b_f"})

    def hold(self, name: str, kind: str) -> None:
        """Make a tensor a constant; a coupled one is made when asked for."""
        shape = self.get_parameter(name)
        delattr(self, name)
        if kind != "coupled":
            value = BIAS.get(kind, 0.0) if name.startswith("b_") else 0.0
            held = torch.full_like(shape, value, requires_grad=False)
            self.register_buffer(name, held, persistent=False)

    def __getattr__(self, name: str) -> Tensor | nn.Module:
        r"""Return what a coupled gate lacks: the input gate's, turned round.

        $$\sigma(-a) = 1 - \sigma(a)$$
        """
        if name in self.turned:
            turned: Tensor = -getattr(self, name[:-1] + "i")
            return turned
        return super().__getattr__(name)
