"""The small parts that a reader takes in hand, in a real browser."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from firsthand import results
from remembering_names.names.files import LANGUAGES
from remembering_names.root import ROOT

NUMBERS = results.context(ROOT)
WITH_QUESTIONS = (
    "why-gates-help",
    *(
        f"memory/{name}"
        for name in (
            "gradient-flow",
            "gates-at-work",
            "the-gap",
            "delay-recall",
            "what-gates-are-for",
        )
    ),
)
LISTEN = """
window.broken = [];
addEventListener("securitypolicyviolation", event =>
  broken.push(event.blockedURI));
"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a tab of a phone's size that hears of what the policy forbids."""
    context = browser.new_context(viewport={"width": 390, "height": 800})
    context.add_init_script(LISTEN)
    page = context.new_page()
    yield page
    assert page.evaluate("window.broken") == []
    context.close()


@pytest.fixture
def without_script(browser: Browser) -> Iterator[Page]:
    """Return a tab in which no script runs."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def part(page: Page, kind: str) -> Locator:
    """Return a live part that is ready."""
    found = page.locator(f"[data-live={kind}][data-ready]").first
    found.wait_for()
    return found


def fetched(name: str) -> Any:
    """Return what a script fetches."""
    file = Path(ROOT / f"docs/generated/live/{name}.json")
    return json.loads(file.read_text("utf-8"))


def table_of(found: Locator) -> list[list[str]]:
    """Return what the cells of a part's table say, row by row."""
    rows: list[list[str]] = found.locator("tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
    )
    return rows


def test_the_matrix_is_the_one_that_stood_there_and_a_cell_shows_its_names(
    page: Page, address: str
) -> None:
    page.goto(f"{address}held-out/")
    matrix = part(page, "matrix")
    before = table_of(matrix)
    scottish, english = map(LANGUAGES.index, ("Scottish", "English"))
    cell = matrix.locator("tbody tr").nth(scottish).locator("td").nth(english)
    cell.focus()
    expect(matrix.get_by_role("status")).to_contain_text("read as English")
    names = matrix.get_by_role("group", name="The names").inner_text()
    assert len(names.split(", ")) == int(cell.inner_text())
    assert table_of(matrix) == before
    page.keyboard.press("ArrowUp")
    expect(matrix.get_by_role("status")).to_contain_text("Russian in the list")


def test_another_network_fills_the_same_matrix_and_the_address_keeps_it(
    page: Page, address: str, browser: Browser
) -> None:
    page.goto(f"{address}held-out/")
    matrix = part(page, "matrix")
    matrix.locator("select").select_option("rnn")
    matrix.locator("tbody td").nth(LANGUAGES.index("English")).focus()
    expect(matrix.locator("caption")).to_contain_text("Linear RNN")
    page.wait_for_url("**matrix=rnn*")
    other = browser.new_page()
    other.goto(page.url)
    expect(part(other, "matrix").locator("caption")).to_contain_text("Linear")
    assert table_of(part(other, "matrix")) == table_of(matrix)
    other.close()


def test_a_delay_shows_what_the_run_scores_there_and_what_it_reads(
    page: Page, address: str
) -> None:
    page.goto(f"{address}memory/delay-recall/")
    delay = part(page, "delay")
    clock = NUMBERS.delay_states.clock
    shares = NUMBERS[clock.key].delay_curriculum.everywhere[clock.place]
    delay.locator("input[name=delay]").fill("603")
    delay.get_by_role("button", name="One more").click()
    status = delay.locator(".live-status")
    expect(status).to_contain_text(f"Right in {shares[603]} per cent")
    answers = fetched("clock.live_states")["answers"][604]
    marks = delay.locator(".live-states text").all_text_contents()
    read = [mark.split("→")[-1] for mark in marks]
    assert "".join(read) == answers
    assert table_of(delay)[0][4] == str(shares[603])


def test_another_network_has_runs_of_its_own(page: Page, address: str) -> None:
    page.goto(f"{address}memory/delay-recall/")
    delay = part(page, "delay")
    delay.locator("select[name=network]").select_option("gru")
    status = delay.locator(".live-status")
    expect(status).to_contain_text("No states are stored")
    study = NUMBERS.gru.delay_curriculum
    assert delay.locator("select[name=run] option").count() == len(study.seeds)


def test_a_task_is_done_symbol_by_symbol_from_the_keyboard(
    page: Page, address: str
) -> None:
    page.goto(f"{address}memory/what-gates-are-for/")
    tasks = part(page, "tasks")
    sequence = fetched("live_task")["ignore"][1]
    forward = tasks.get_by_role("button", name="Next symbol")
    forward.focus()
    symbol = tasks.locator(".live-symbol")
    for one in [*sequence["symbols"], "?"]:
        page.keyboard.press("Enter")
        expect(symbol).to_have_text(one)
    expect(tasks.locator("button[value=a]")).to_be_focused()
    tasks.locator(f"button[value={sequence['answer']}]").press("Enter")
    expect(tasks.locator(".live-status")).to_contain_text("Right: it was")
    asked = "".join(table_of(tasks)[0][1:])
    assert asked == sequence["asked"]
    expect(forward).to_be_focused()


def test_a_question_asks_first_and_then_says_what_was_measured(
    page: Page, address: str
) -> None:
    page.goto(f"{address}memory/the-gap/")
    question = part(page, "predict")
    details = question.locator("details")
    question.locator("summary").click()
    expect(question.get_by_role("status")).to_contain_text("First choose")
    assert details.get_attribute("open") is None
    right = int(str(question.get_attribute("data-right")))
    boxes = question.get_by_role("radio")
    boxes.nth((right + 1) % boxes.count()).check()
    question.locator("summary").click()
    expect(question.get_by_role("status")).to_contain_text("You said")
    assert details.get_attribute("open") is not None
    assert boxes.first.is_disabled()


@pytest.mark.parametrize("name", WITH_QUESTIONS)
def test_without_a_script_a_question_is_read_and_unfolded(
    name: str, without_script: Page, address: str
) -> None:
    without_script.goto(f"{address}{name}/")
    question = without_script.locator("[data-live=predict]").first
    question.get_by_role("radio").first.check()
    question.locator("summary").click()
    said = question.locator("details strong").first
    assert said.is_visible()
    right = int(str(question.get_attribute("data-right")))
    label = question.locator("label").nth(right).inner_text()
    assert said.inner_text() == label.strip()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("held-out", "matrix"),
        ("memory/delay-recall", "delay"),
        ("memory/what-gates-are-for", "tasks"),
    ],
)
def test_without_a_script_a_table_stands_there_and_no_form(
    name: str, kind: str, without_script: Page, address: str
) -> None:
    without_script.goto(f"{address}{name}/")
    found = without_script.locator(f"[data-live={kind}]")
    assert found.locator("table").is_visible()
    assert not found.locator("form").is_visible()
