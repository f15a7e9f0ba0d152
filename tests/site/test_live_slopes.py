"""Slopes by letter in a real browser, against PyTorch's autograd."""

import numpy as np
import pytest
from playwright.sync_api import Browser
from tests.site.live_networks import SEEDS, network, serving

from remembering_names.experiments.live_units import KEYS
from remembering_names.names.files import encode
from remembering_names.names.splits import held_out_split
from remembering_names.probes.live.lone_units import groups
from remembering_names.probes.live.slopes import slopes
from remembering_names.root import ROOT

CLOSE = 1e-9
# In the order of their lengths, as PyTorch is asked.
PAIRS = sorted(
    held_out_split(0).test[::6], key=lambda pair: len(encode(pair[0]))
)
SLOPES = """async ({model, file, names}) => {
  const { read } = await import("/assets/live/network.js");
  const { slopes } = await import("/assets/live/backward.js");
  const { best } = await import("/assets/live/panel.js");
  const { fetchWeights } = await import("/assets/live/weights.js");
  const weights = await fetchWeights(file);
  return names.flatMap(letters => {
    const readings = read(model, weights, letters);
    const answer = best(readings.at(-1).logP);
    return slopes(model, weights, letters, readings, answer)
      .map(({ highway, detours }) => [highway, detours]);
  });
}"""


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("seed", SEEDS)
def test_slopes_in_the_browser_are_those_of_autograd(
    key: str, seed: str, browser: Browser
) -> None:
    model = network(key, seed)
    found = [slopes(model, letters) for letters in groups(PAIRS)]
    highway, detours = (
        np.concatenate([part.t().flatten().numpy() for part in parts])
        for parts in (
            [one.highway for one in found],
            [one.detours for one in found],
        )
    )
    with serving(ROOT / "docs") as (address, _):
        page = browser.new_page()
        page.goto(f"{address}assets/live/cells.js")
        asked = {
            "model": key,
            "file": f"/generated/live/{key}.{seed}.safetensors",
            "names": [encode(name) for name, _ in PAIRS],
        }
        ours = np.array(page.evaluate(SLOPES, asked))
        page.close()
    assert abs(ours[:, 0] - highway).max() < CLOSE
    assert abs(ours[:, 1] - detours).max() < CLOSE
    print(key, seed, len(PAIRS), abs(ours.sum(1) - highway - detours).max())
