"""The networks of the pages, asked in a real browser and in PyTorch."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from playwright.sync_api import Page
from safetensors.torch import load

from firsthand import results
from remembering_names.experiments.live import LAYERS
from remembering_names.models.name_classifier import NameClassifier
from remembering_names.models.tracing import trace
from remembering_names.names.files import encode
from remembering_names.probes.live.served import with_rounded
from remembering_names.root import ROOT

SEEDS = ("seed_0", "seed_1")
NETWORKS = [(key, seed) for key in LAYERS for seed in SEEDS]
Values = NDArray[np.float64]

# Reads names and sends home each quantity, of all letters of all names.
READ = """async ({model, file, names, grip}) => {
  const { read } = await import("/assets/live/network.js");
  const { fetchWeights } = await import("/assets/live/weights.js");
  const weights = await fetchWeights(file);
  const readings = names.flatMap(name => read(model, weights, name, grip));
  for (const quantity of Object.keys(readings[0])) {
    const parts = readings.map(reading => reading[quantity]);
    const all = new Float64Array(parts.length * parts[0].length);
    parts.forEach((part, place) => all.set(part, place * part.length));
    await fetch(`/sent/${quantity}`, {method: "POST", body: all});
  }
}"""


@dataclass
class Sent:
    """What pages sent home, by its name."""

    bodies: dict[str, bytes] = field(default_factory=dict)

    def values(self, name: str) -> Values:
        """Return numbers that were sent."""
        return np.frombuffer(self.bodies[name])


class Handler(SimpleHTTPRequestHandler):
    """Serves files, and keeps what is sent."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, sent: Sent, **options: Any) -> None:
        self.sent = sent
        super().__init__(*args, **options)

    def do_POST(self) -> None:
        """Keep a body."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.sent.bodies[Path(self.path).name] = body
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[tuple[str, Sent]]:
    """Serve a folder; give its address, and what pages send."""
    sent = Sent()
    handler = partial(Handler, sent=sent, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", sent
        server.shutdown()


def network(key: str, seed: str) -> NameClassifier:
    """Return a network as pages have it, in double precision."""
    file = ROOT / f"docs/generated/live/{key}.{seed}.safetensors"
    recipe = results.read(results_of(key))["recipe"]
    return with_rounded(LAYERS[key]["layer"], recipe, load(file.read_bytes()))


def results_of(key: str) -> Path:
    """Return where a model's recipe is."""
    return ROOT / f"data/results/{key}.held_out.json"


@torch.no_grad()
def by_torch(
    model: NameClassifier, names: Sequence[str]
) -> Mapping[str, Values]:
    """Return each quantity, of all letters of all names, (letters, H)."""
    letters = [encode(name) for name in names]
    firsts = np.cumsum([0, *map(len, letters)])
    found: dict[str, Values] = {}
    for length in sorted({*map(len, letters)}):
        places = [n for n, own in enumerate(letters) if len(own) == length]
        batch = torch.tensor([letters[n] for n in places]).t()
        parts = trace(model.layer, model.embedding(batch))
        parts["logP"] = model.out(parts["h"]).log_softmax(dim=-1)
        for name, part in parts.items():
            shape = (firsts[-1], part.shape[-1])
            whole = found.setdefault(name, np.empty(shape))
            for column, n in enumerate(places):
                own = part[:, column].numpy()
                whole[firsts[n] : firsts[n + 1]] = own
    return found


def ask(
    page: Page,
    network: tuple[str, str],
    names: Sequence[str],
    grip: Mapping[str, Any] | None = None,
) -> None:
    """Have the browser read names, and send home all that it knows."""
    key, seed = network
    page.evaluate(
        READ,
        {
            "model": key,
            "file": f"/generated/live/{key}.{seed}.safetensors",
            "names": [encode(name) for name in names],
            "grip": grip or {"from": 0},
        },
    )
