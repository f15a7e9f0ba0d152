"""What the tests of the held-out studies share."""

from collections.abc import Iterator

import pytest
from tests.remembering_names.training.held_out.tiny_study import FEW

from remembering_names.names import splits
from remembering_names.training.held_out import lab_protocol, leak


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let studies read forty rows a language."""
    for module in (splits, leak, lab_protocol):
        monkeypatch.setattr(module, "read_names", lambda: FEW)
    splits.held_out_split.cache_clear()
    yield
    splits.held_out_split.cache_clear()
