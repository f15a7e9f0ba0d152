"""PyTorch's recurrent layer with a rectifier in the place of its tanh."""

from torch import Tensor, nn
from torch.nn.functional import embedding


class ReluRNN(nn.RNN):
    """A state that is zero or above, with no upper end (Le et al. 2015)."""

    def __init__(self, input_size: int, hidden_size: int) -> None:
        super().__init__(input_size, hidden_size, nonlinearity="relu")

    def look_up(
        self, letters: Tensor, vectors: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Read letters, each of which stands for a vector.

        Args:
            letters: The sequences, (T, B).
            vectors: That of each letter, (V, I).
        """
        output, state = self(embedding(letters, vectors))
        return output, state
