"""Every recurrent layer keeps the contract of PyTorch's own of its kind.

The cases are those of the published table, here on drawn shapes, types and
layouts too.
"""

from typing import Any

import pytest
import torch
from hypothesis import given, settings
from hypothesis.strategies import (
    booleans,
    builds,
    integers,
    sampled_from,
    tuples,
)
from torch import Tensor, nn

from firsthand.tasks import resolve
from remembering_names.claims.contract import NOT_DIFFERENTIATED
from remembering_names.models import MODELS
from remembering_names.models.ladder.rungs import FAMILIES
from remembering_names.models.recurrent_layer import RecurrentLayer
from remembering_names.probes.contract.case import Case
from remembering_names.probes.contract.cases import CASES, changes, mistakes
from remembering_names.probes.contract.draws import LAYOUTS, Draw
from remembering_names.probes.contract.layers import LAYERS, Held
from remembering_names.probes.contract.outcomes import (
    REFUSED,
    RIGHT,
    WRONG,
    Verdict,
    judged,
)
from remembering_names.probes.contract.subject import subjects

LAYER = pytest.mark.parametrize("held", LAYERS, ids=lambda held: held.key)
CASE = pytest.mark.parametrize("case", CASES, ids=lambda case: case.key)
NO = pytest.mark.parametrize(
    "case", [*mistakes.MISTAKES, *mistakes.OPTIONS], ids=lambda case: case.key
)
BY_HAND = [held for held in LAYERS if held.key in {"hand", "lean"}]
# What changes in place may be seen and refused, or not matter.
EXCUSED = {
    NOT_DIFFERENTIATED,
    *(case.key for case in (*mistakes.OPTIONS, *changes.CASES)),
}
SIZES = integers(1, 5)
DRAWS = builds(
    Draw,
    shape=tuples(SIZES, integers(0, 5), SIZES, SIZES),
    dtype=sampled_from(["float32", "float64"]),
    seed=integers(0, 9),
    is_started=booleans(),
    layout=sampled_from(LAYOUTS),
    letters=booleans(),
)
QUICK = [case for case in CASES if case.key != "compile"]  # a second each


COPIED = pytest.mark.parametrize(
    "held",
    [held for held in LAYERS if hasattr(resolve(held.layer), "from_torch")],
    ids=lambda held: held.key,
)


def copied(held: Held, I: int, H: int) -> tuple[nn.Module, nn.Module]:
    """Return PyTorch's layer in double precision, and our copy of it."""
    make = resolve(held.layer)
    options = {"bidirectional": True} if make.directions == 2 else {}
    theirs: nn.Module = resolve(held.library)(I, H, **options).double()
    return theirs, make.from_torch(theirs)


def tried(case: Case, held: Held, draw: Draw) -> Verdict:
    """Return what both layers do, and see that the contract is kept."""
    verdict = judged(case, held.layer, held.library, draw)
    assert WRONG not in {verdict.library, verdict.ours}, verdict
    if case in mistakes.MISTAKES:
        assert verdict.ours == verdict.library, verdict
    if case.key not in EXCUSED and verdict.library == RIGHT:
        assert verdict.ours == RIGHT, verdict
    return verdict


def test_every_layer_of_the_report_is_held() -> None:
    named = {rung.layer for family in FAMILIES for rung in family.rungs}
    for spec in MODELS:
        named |= {spec.layer, spec.trained}
    made = {name: resolve(name) for name in named}
    ours = {n for n, make in made.items() if issubclass(make, RecurrentLayer)}
    assert ours <= {held.layer for held in LAYERS}


@LAYER
@CASE
def test_a_layer_keeps_the_contract(held: Held, case: Case) -> None:
    tried(case, held, Draw((5, 3, 4, 6)))


@LAYER
@settings(max_examples=120)
@given(sampled_from(QUICK), DRAWS)
def test_a_layer_keeps_the_contract_on_whatever_is_drawn(
    held: Held, case: Case, draw: Draw
) -> None:
    tried(case, held, draw)


@LAYER
@NO
def test_a_refusal_is_one_line_that_names_the_layer(
    held: Held, case: Case
) -> None:
    _, ours = subjects(held.layer, held.library, Draw((5, 3, 4, 6)))
    letters = case.key.startswith("letter_") and not ours.twin.reads_letters
    none = case.key == "state_none" and not ours.twin.has_cell
    if letters or none:
        return  # one has no letters to refuse; to the other, None is zeros
    with pytest.raises(Exception, match=f"^{type(ours.layer).__name__}: ") as e:
        case.act(ours)
    assert "\n" not in str(e.value)


@pytest.mark.parametrize("held", BY_HAND, ids=lambda held: held.key)
def test_a_gradient_of_a_gradient_by_hand_is_refused(held: Held) -> None:
    (case,) = (one for one in CASES if one.key == NOT_DIFFERENTIATED)
    verdict = tried(case, held, Draw((5, 3, 4, 6)))
    assert (verdict.library, verdict.ours) == (RIGHT, REFUSED)
    assert "derived by hand" in verdict.ours_said


@LAYER
@given(tuples(SIZES, integers(1, 3), SIZES, SIZES))
@settings(max_examples=3)
def test_all_gradients_are_those_of_finite_differences(
    held: Held, shape: tuple[int, int, int, int]
) -> None:
    _, ours = subjects(held.layer, held.library, Draw(shape, "float64"))
    start, layer = ours.start(), ours.layer
    names = [name for name, _ in layer.named_parameters()]

    def read(x: Tensor, *others: Tensor) -> tuple[Tensor, ...]:
        weights = dict(zip(names, others, strict=False))
        parts = others[len(names) :]
        state: Any = parts if ours.twin.has_cell else parts[0]
        output, state = torch.func.functional_call(layer, weights, (x, state))
        return (output, *state) if ours.twin.has_cell else (output, state)

    own = [weight.detach() for weight in layer.parameters()]
    leaves = [start.x, *own, *start.parts]
    given_ = [leaf.detach().requires_grad_() for leaf in leaves]
    assert torch.autograd.gradcheck(read, given_, fast_mode=True)


@LAYER
def test_options_may_be_given_at_their_defaults(held: Held) -> None:
    make = resolve(held.layer)
    is_double = make(2, 3).directions == 2
    layer = make(2, 3, num_layers=1, bias=True, bidirectional=is_double)
    assert layer(torch.zeros(4, 1, 2))[0].shape[0] == 4


@COPIED
@given(tuples(SIZES, SIZES, SIZES, SIZES))
def test_a_copy_of_pytorchs_layer_gives_what_that_does(
    held: Held, shape: tuple[int, int, int, int]
) -> None:
    T, B, I, H = shape
    theirs, ours = copied(held, I, H)
    x = torch.randn(T, B, I, dtype=torch.float64)
    torch.testing.assert_close(ours(x)[0], theirs(x)[0], rtol=1e-11, atol=1e-12)


@COPIED
def test_a_copy_leaves_the_original_and_its_weights_alone(held: Held) -> None:
    theirs, ours = copied(held, 2, 3)
    before = [weight.clone() for weight in theirs.parameters()]
    with torch.no_grad():
        for weight in ours.parameters():
            weight.zero_()
    for weight, kept in zip(theirs.parameters(), before, strict=True):
        assert torch.equal(weight, kept)
