"""The multiplicative RNN against a matrix for each letter."""

import torch

from remembering_names.models.multiplicative_rnn import MultiplicativeRNN
from remembering_names.models.tanh_rnn import TanhRNN

I, H = 3, 5


def made() -> MultiplicativeRNN:
    """Return a layer in double precision, always from one seed."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        return MultiplicativeRNN(I, H).double()


def inputs() -> torch.Tensor:
    """Return two sequences of seven steps, (7, 2, I)."""
    return torch.linspace(-2, 2, 7 * 2 * I, dtype=torch.float64).view(7, 2, I)


@torch.no_grad()
def test_each_letter_has_a_matrix_of_its_own() -> None:
    layer, x = made(), inputs()
    h, found = torch.zeros(2, H, dtype=torch.float64), []
    for x_t in x:
        rows = []
        for n in range(2):
            scale = torch.diag(x_t[n] @ layer.W_m + layer.b_m)
            matrix = layer.U_in @ scale @ layer.U_out
            rows.append(h[n] @ matrix + x_t[n] @ layer.W_x + layer.b)
        h = torch.stack(rows).tanh()
        found.append(h)
    output, h_n = layer(x)
    torch.testing.assert_close(output, torch.stack(found))
    torch.testing.assert_close(h_n[0], found[-1])


@torch.no_grad()
def test_if_letters_scale_nothing_it_is_the_tanh_rnn() -> None:
    layer, tanh_rnn = made(), TanhRNN(I, H).double()
    layer.W_m.zero_()
    tanh_rnn.W_x.copy_(layer.W_x)
    tanh_rnn.b.copy_(layer.b)
    tanh_rnn.W_h.copy_(layer.U_in @ layer.U_out)
    torch.testing.assert_close(layer(inputs())[0], tanh_rnn(inputs())[0])


def test_letters_are_looked_up_as_their_vectors_are_read() -> None:
    layer, letters = made(), torch.tensor([[0, 3], [1, 1], [2, 0]])
    vectors = torch.linspace(-1, 1, 4 * I, dtype=torch.float64).view(4, I)
    looked_up, _ = layer.look_up(letters, vectors)
    torch.testing.assert_close(looked_up, layer(vectors[letters])[0])


def test_it_goes_on_from_a_state() -> None:
    layer, x = made(), inputs()
    whole, h_n = layer(x)
    _, h_3 = layer(x[:3])
    rest, last = layer(x[3:], h_3)
    torch.testing.assert_close(rest, whole[3:])
    torch.testing.assert_close(last, h_n)
