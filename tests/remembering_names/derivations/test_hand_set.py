"""Formulas are printed from checked expressions; prose may name symbols.

What is set by hand all the same stands here, once, with its reason.
"""

import re

import pytest

from firsthand.publishing import pages
from remembering_names.root import ROOT

DOCS = ROOT / "docs"
HAND_SET = {
    r"$W^\top \operatorname{diag}(\cdot)$": "quoted, as a slip to put right",
    r"$\tau \log \pi_c$": "what is taken off scores, in passing",
    # Numbers that a test holds to PyTorch stand beside each of these.
    "$$\nh_t = \\tanh(x_t W_x + h_{t-1} W_h + b)\n$$": "the first recurrence",
    "$$\nc_t = c_{t-1} + g_t\n$$": "on the way to the cell, no gate yet",
    "$$\nc_t = f_t \\, c_{t-1} + g_t\n$$": "on the way, one gate",
    "$$\nc_t = f_t \\, c_{t-1} + i_t \\, g_t\n$$": "on the way, two gates",
    "$$\nh_t = o_t \\tanh(c_t)\n$$": "on the way, what one unit shows",
}
SYMBOL = re.compile(
    r"\$\\?[A-Za-z]+(_(\{[\w-]+\}|\w))?\$"  # $h_t$, $W_{xi}$, $\odot$
)


@pytest.mark.parametrize("page", pages.pages(DOCS))
def test_prose_sets_no_formula_by_hand(page: str) -> None:
    found = set(pages.formulas(pages.pages(DOCS)[page])) - HAND_SET.keys()
    assert [text for text in found if not SYMBOL.fullmatch(text)] == []


def test_every_exception_is_still_needed() -> None:
    text = "".join(pages.pages(DOCS).values())
    assert [formula for formula in HAND_SET if formula not in text] == []
