"""The layer with a rectifier."""

import torch

from remembering_names.probes.tasks.relu_rnn import ReluRNN


def test_letters_are_read_as_the_vectors_that_they_stand_for() -> None:
    layer, vectors = ReluRNN(4, 6), torch.randn(5, 4)
    letters = torch.randint(5, (7, 2))
    output, state = layer.look_up(letters, vectors)
    wanted = layer(vectors[letters])
    torch.testing.assert_close((output, state), tuple(wanted))


def test_each_step_is_a_rectified_sum() -> None:
    layer, x = ReluRNN(4, 6).double(), torch.randn(5, 2, 4).double()
    part, h_t = dict(layer.named_parameters()), torch.zeros(2, 6).double()
    for x_t in x:
        a_x = x_t @ part["weight_ih_l0"].t() + part["bias_ih_l0"]
        a_h = h_t @ part["weight_hh_l0"].t() + part["bias_hh_l0"]
        h_t = (a_x + a_h).clamp(min=0)
    torch.testing.assert_close(layer(x)[0][-1], h_t)
