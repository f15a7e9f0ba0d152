"""The networks of the pages against PyTorch, in a real browser."""

from collections.abc import Iterator
from random import Random
from typing import Any

import numpy as np
import pytest
import torch
from playwright.sync_api import Browser, Page
from tests.site.live_networks import (
    NETWORKS,
    Sent,
    ask,
    by_torch,
    network,
    serving,
)

from remembering_names.asking.prediction import (
    LONGEST,
    PredictionError,
    legible,
)
from remembering_names.experiments.live import GATES, LAYERS
from remembering_names.names.files import ALPHABET, encode
from remembering_names.names.splits import held_out_split
from remembering_names.probes.live.held_cells import (
    cell_of,
    held,
    start,
    step,
    wiped,
)
from remembering_names.root import ROOT

CLOSE = 1e-9
NAMES = [name for name, _ in held_out_split(0).test]
HOSTILE = [
    "",
    " \t\n",
    "👩‍👩‍👧 Müller 🏳️‍🌈",
    "אבג Cohen דהו",
    "\u202eovanaI",
    "a" * 10_000,
    "Smith" * 20,
    "Smith" * 20 + "x",
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "O\u0308\u0301\u0327zil\u0323\u0307",
    "e\u0301" * 60,
    "Ślusarski Łódź ß ﬁ Ⅷ ｆｕｌｌ",
    "D'Angelo; DROP TABLE names",
    "x\x1cy\x85z\ufeffw\u200bv",
    "\x00Null\x00",
    "李 Lee",
    "𝐁𝐨𝐥𝐝",
    "Å Å Å",
    "%s%n{{7*7}}${x}",
]


@pytest.fixture(scope="module")
def home() -> Iterator[tuple[str, Sent]]:
    """Serve the pages' folder, and keep what comes back."""
    with serving(ROOT / "docs") as (address, sent):
        yield address, sent


@pytest.fixture
def page(browser: Browser, home: tuple[str, Sent]) -> Iterator[Page]:
    """Open something of that address."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{home[0]}assets/live/cells.js")
    yield page
    context.close()


@pytest.mark.parametrize("which", NETWORKS, ids=".".join)
def test_every_gate_and_state_in_the_browser_is_pytorchs(
    which: tuple[str, str], page: Page, home: tuple[str, Sent]
) -> None:
    expected = by_torch(network(*which), NAMES)
    ask(page, which, NAMES)
    sent = home[1]
    apart = {
        name: abs(sent.values(name).reshape(values.shape) - values).max()
        for name, values in expected.items()
    }
    print(".".join(which), {k: f"{v:.1e}" for k, v in apart.items()})
    assert max(apart.values()) < CLOSE, apart
    lengths = [len(encode(name)) for name in NAMES]
    lasts = np.cumsum(lengths) - 1
    ours = sent.values("logP").reshape(expected["logP"].shape)[lasts]
    theirs = expected["logP"][lasts]
    assert (ours.argmax(axis=1) == theirs.argmax(axis=1)).all()


def by_hand(
    key: str, names: list[str], grip: dict[str, Any]
) -> list[list[float]]:
    """Return what PyTorch's cells answer under a grip, by name."""
    model = network(key, "seed_0")
    free = cell_of(model.layer)
    holding = (
        held(free, grip["gate"], grip["value"]) if "gate" in grip else free
    )
    found = []
    for name in names:
        x = model.embedding(torch.tensor(encode(name)))[:, None]
        state = start(free, x, model.out.in_features)
        for place, x_t in enumerate(x):
            if grip.get("wipe") and place == grip["from"]:
                state = wiped(state)
            cell = holding if place >= grip["from"] else free
            state = step(cell, x_t, state)
        found.append(model.out(state[0]).log_softmax(dim=1)[0].tolist())
    return found


GRIPS = [
    *(
        (key, {"gate": gate, "value": value, "from": begin})
        for key, gates in GATES.items()
        for gate in gates
        for value, begin in ((0.0, 0), (0.25, 2), (1.0, 1))
    ),
    *((key, {"wipe": True, "from": 3}) for key in LAYERS),
]


@pytest.mark.parametrize(("key", "grip"), GRIPS, ids=str)
@torch.no_grad()
def test_a_grip_in_the_browser_is_the_grip_of_the_experiment(
    key: str, grip: dict[str, Any], page: Page, home: tuple[str, Sent]
) -> None:
    names = NAMES[::90]
    ask(page, (key, "seed_0"), names, grip)
    lasts = np.cumsum([len(encode(name)) for name in names]) - 1
    expected = np.array(by_hand(key, names, grip))
    ours = home[1].values("logP").reshape(-1, expected.shape[1])[lasts]
    assert abs(ours - expected).max() < CLOSE


def read_here(name: str) -> str:
    """Return a name as `predict` reads it; nothing if it cannot."""
    try:
        return legible(name)
    except PredictionError:
        return ""


def strings() -> list[str]:
    """Return hostile strings, and some of marks drawn by lot."""
    random = Random(0)
    marks = [*map(chr, range(0x250)), *map(chr, range(0x300, 0x370))]
    marks += [*map(chr, range(0x1E00, 0x2100)), *map(chr, range(0x2800))]
    drawn = ("".join(random.choices(marks, k=9)) for _ in range(3000))
    return [*HOSTILE, *NAMES, *drawn]


def test_any_string_is_read_in_the_browser_as_predict_reads_it(
    page: Page,
) -> None:
    names = strings()
    read = page.evaluate(
        """async ({names, alphabet, longest}) => {
          const { legible } = await import("/assets/live/letters.js");
          return names.map(name => legible(name, alphabet, longest).letters);
        }""",
        {"names": names, "alphabet": ALPHABET, "longest": LONGEST},
    )
    assert read == [read_here(name) for name in names]


def test_the_python_that_readers_copy_asks_the_same_network(
    page: Page, capsys: pytest.CaptureFixture[str]
) -> None:
    models = [
        {"key": key, "layer": own["layer"]} for key, own in LAYERS.items()
    ]
    text = page.evaluate(
        """async ([name, models]) => {
          const { python } = await import("/assets/live/share.js");
          return python(name, models);
        }""",
        ["O'Neill \"\\", models],
    )
    exec(compile(text, "copied", "exec"), {})
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(LAYERS)
    assert all("Irish" in line for line in lines)
