"""What readers take along: CSV, and Python that runs as it was pasted."""

import csv
from ast import literal_eval
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.site.test_live_parts import READY, type_name

NAME = "Moretti"
ROUNDED = 0.02  # between weights of 16 bits and of 32
KEPT = """
Object.defineProperty(navigator, "clipboard", {value: {
  writeText(text) { window.copied = text; return Promise.resolve(); }}});
"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a tab that keeps what is copied."""
    # Playwright looks at a page by running text, which the policy forbids.
    context = browser.new_context(bypass_csp=True)
    context.add_init_script(KEPT)
    yield context.new_page()
    context.close()


def copied(page: Page) -> str:
    """Return what the button copies."""
    page.get_by_role("button", name="Copy as Python").click()
    page.wait_for_function("window.copied")
    return str(page.evaluate("window.copied"))


def run(text: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Run Python as it was copied; return the lines that it prints."""
    exec(compile(text, "copied", "exec"), {})
    return capsys.readouterr().out.splitlines()


def saved(page: Page) -> list[list[str]]:
    """Return the rows of the file that the button saves."""
    with page.expect_download() as found:
        page.get_by_role("button", name="CSV").click()
    text = Path(found.value.path()).read_text("utf-8")
    return list(csv.reader(text.splitlines()))


@pytest.mark.parametrize("model", ["gru", "torch_lstm", "scratch_lstm"])
def test_a_unit_taken_along_has_the_values_that_its_python_prints(
    model: str,
    page: Page,
    address: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    page.goto(f"{address}one-unit-at-a-time/")
    page.locator(READY).wait_for()
    page.locator("select[name=model]").select_option(model)
    type_name(page, NAME)
    page.locator("input[name=rank]").fill("7")
    head, *rows = saved(page)
    assert head[3:] == [NAME[: n + 1] for n in range(len(NAME))]
    chosen = page.locator(".ranked .chosen th").inner_text()
    last = {row[0]: row for row in rows}  # one unit comes after all
    assert last["h"][1] == chosen
    for line in run(copied(page), capsys):
        name, _, printed = line.partition(" ")
        values = [*map(float, last[name][3:])]
        assert values == pytest.approx(literal_eval(printed), abs=ROUNDED)


@pytest.mark.parametrize(
    ("model", "grip"),
    [
        ("gru", ""),
        ("gru", "hold z"),
        ("torch_lstm", "hold f"),
        ("tanh_rnn", "wipe"),
        ("scratch_lstm", "swap"),
        ("rnn", "shuffle"),
    ],
)
def test_a_held_network_taken_along_answers_as_its_python_does(
    model: str,
    grip: str,
    page: Page,
    address: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    page.goto(f"{address}take-hold-of-a-gate/")
    page.locator(READY).wait_for()
    type_name(page, NAME)
    page.locator("select[name=model]").select_option(model)
    page.locator("select[name=grip]").select_option(grip)
    if page.locator("input[name=from]").is_enabled():
        page.locator("input[name=from]").fill("3")
    _, *rows = saved(page)
    held = [row[1:] for row in rows if row[0] == "held"]
    names, *columns = zip(*held, strict=True)
    lines = [line.split() for line in run(copied(page), capsys)]
    assert [line[0] for line in lines] == [column[0] for column in columns]
    for (_, language, p), (_, *shares) in zip(lines, columns, strict=True):
        best = max(range(len(shares)), key=lambda n: float(shares[n]))
        assert names[1 + best] == language
        assert float(shares[best]) == pytest.approx(float(p), abs=ROUNDED)
