"""Attention and decay, against PyTorch's attention and against a sum."""

import torch
from torch.nn.functional import scaled_dot_product_attention

from remembering_names.probes.lessons.what_came_after import (
    attention,
    powers,
    recur,
)

H = torch.randn(6, 3, generator=torch.Generator().manual_seed(0)).double()


def test_attention_is_pytorchs() -> None:
    expected = scaled_dot_product_attention(H[-1:], H, H)[0]
    torch.testing.assert_close(attention(H[-1], H) @ H, expected)


def test_a_recurrence_with_a_fixed_decay_is_a_weighted_sum() -> None:
    decay = torch.tensor(0.9).double()
    torch.testing.assert_close(recur(decay, H), powers(decay, len(H)) @ H)


def test_a_decay_of_a_vector_gives_each_unit_a_memory_of_its_own() -> None:
    decay = torch.tensor([0.5, 0.9, 1.0]).double()
    expected = [recur(decay[k], H[:, k]) for k in range(3)]
    torch.testing.assert_close(recur(decay, H), torch.stack(expected))
