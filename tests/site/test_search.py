"""The search finds what a student types, and first the page that answers."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

ANSWERS = {  # what is typed, and the page that should come first
    "BPTT": "derivations/rnn-bptt/",
    "GRU": "models/gru/",
    "LSTM vs RNN": "why-gates-help/",
    "McNemar": "comparisons/",
    "W_hh": "notation/",
    "clipping": "glossary/",
    "confusion matrix": "glossary/",
    "dropout": "glossary/",
    "exploding": "memory/gradient-flow/",
    "forget gate": "learn/one-gate/",
    "held-out": "held-out/",
    "hidden state": "learn/letter-by-letter/",
    "how many parameters": "ledger/",
    "nn.LSTM": "models/torch-lstm/",
    "one-hot": "glossary/",
    "softmax": "glossary/",
    "vanishing gradient": "memory/gradient-flow/",
}
# The worker that answers the site's search, asked as the site asks it.
ASK = """
async ([script, queries]) => {
  const worker = new Worker(script);
  const ask = (type, data) => new Promise(resolve => {
    worker.onmessage = event => resolve(event.data.data);
    worker.postMessage({type, data});
  });
  const index = await fetch("search/search_index.json");
  await ask(0, {...await index.json(), options: {suggest: true}});
  const found = {};
  for (const query of queries) {
    const {items} = await ask(2, query);
    found[query] = items.length ? items[0][0].location : "";
  }
  return found;
}
"""
NO_WIDTH = "\u200b"  # what KaTeX puts between the parts of a formula


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Return a tab that shows the first page."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


@pytest.fixture(scope="module")
def first(page: Page, built_site: Path) -> dict[str, str]:
    """Return the place that comes first for each query."""
    (worker,) = built_site.glob("assets/javascripts/workers/search.*.js")
    script = worker.relative_to(built_site).as_posix()
    found: dict[str, str] = page.evaluate(ASK, [script, [*ANSWERS]])
    return found


@pytest.mark.parametrize("query", ANSWERS)
def test_the_page_that_answers_comes_first(
    query: str, first: dict[str, str]
) -> None:
    assert first[query].partition("#")[0] == ANSWERS[query]


def test_a_term_is_found_at_its_own_entry(first: dict[str, str]) -> None:
    assert first["dropout"] == "glossary/#term-dropout"
    assert first["one-hot"] == "glossary/#term-one-hot"


def test_the_index_holds_no_parts_of_formulas(built_site: Path) -> None:
    text = (built_site / "search/search_index.json").read_text("utf-8")
    docs = json.loads(text)["docs"]
    with_parts = [doc for doc in docs if NO_WIDTH in doc["text"]]
    assert not with_parts


def test_who_finds_no_page_can_search(page: Page, address: str) -> None:
    page.goto(f"{address}404.html")
    page.get_by_label("Search this site for").fill("dropout")
    page.get_by_label("Search this site for").press("Enter")
    found = page.locator(".md-search-result__item").first
    expect(found.locator('[href*="#term-dropout"]')).to_be_visible()
