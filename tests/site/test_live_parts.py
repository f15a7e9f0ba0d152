"""The live parts in a real browser, as a reader uses them."""

import csv
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from firsthand import results
from remembering_names.root import ROOT

READING = results.context(ROOT).live_reading
ROWS = ".live-panel tbody tr"
READY = ".live[data-ready]"


@pytest.fixture
def asked() -> list[str]:
    """Return what a page asks its server for."""
    return []


@pytest.fixture
def page(browser: Browser, address: str, asked: list[str]) -> Iterator[Page]:
    """Open the page on which names are read."""
    # Playwright looks at a page by running text, which the policy forbids.
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()

    def note(request: Request) -> None:
        asked.append(request.url + (request.post_data or ""))

    page.on("request", note)
    page.goto(f"{address}read-a-name/")
    page.locator(READY).wait_for()
    yield page
    context.close()


def type_name(page: Page, name: str) -> None:
    """Type a name, and wait until it has been read."""
    page.locator("input[name=name]").fill(name)
    page.wait_for_function(
        "name => new URLSearchParams(location.hash.slice(1))"
        ".get('name') === name",
        arg=name,
    )


def cells(page: Page) -> list[list[str]]:
    """Return the picture's cells, row by row."""
    found: list[list[str]] = page.locator(ROWS).evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
    )
    return found


def test_the_script_draws_the_picture_that_stood_there(page: Page) -> None:
    before = cells(page)
    status = page.locator(".live-status")
    said = status.inner_text()
    type_name(page, READING.name + "o")
    expect(status).not_to_have_text(said)
    type_name(page, READING.name)
    assert cells(page) == before
    expect(status).to_have_text(said)


def test_what_is_typed_is_sent_nowhere(page: Page, asked: list[str]) -> None:
    type_name(page, "Zyxwvut")
    page.get_by_role("button", name="Moretti").click()
    page.wait_for_function("location.hash.includes('Moretti')")
    assert not [url for url in asked if "Zyxw" in url or "Moretti" in url]


def test_weights_are_fetched_when_the_field_is_entered(
    page: Page, asked: list[str]
) -> None:
    def weights() -> list[str]:
        return [url for url in asked if url.endswith(".safetensors")]

    assert not weights()
    with page.expect_response("**/*.safetensors"):
        page.locator("input[name=name]").focus()
    assert [urlsplit(url).path for url in weights()] == [
        f"/generated/live/{READING.model}.seed_0.safetensors"
    ]


def test_networks_stand_side_by_side_with_one_cursor(page: Page) -> None:
    page.locator("summary", has_text="Networks").click()
    page.locator("input[value='rnn.seed_0']").check()
    page.locator(".live-panel").nth(1).wait_for()
    page.locator("input[name=at]").fill("3")
    heads = page.locator(".live-panel thead th.at")
    assert heads.all_inner_texts() == [READING.read[2]] * 2


def test_the_arrow_keys_move_from_letter_to_letter(page: Page) -> None:
    type_name(page, "Moretti")
    page.locator(".live-scroll").focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("location.hash.includes('at=6')")
    page.keyboard.press("Home")
    page.wait_for_function("location.hash.includes('at=1')")


def test_an_address_brings_its_state_back(page: Page, browser: Browser) -> None:
    type_name(page, "Moretti")
    page.locator("input[name=at]").fill("4")
    state = parse_qs(urlsplit(page.url).fragment)
    assert not urlsplit(page.url).query
    assert (state["name"], state["at"]) == (["Moretti"], ["4"])
    other = browser.new_page()
    other.goto(page.url)
    other.locator("th.at", has_text="e").wait_for()
    assert cells(other) == cells(page)
    other.close()


@pytest.mark.parametrize(
    "name", ["<img src=x onerror=alert(1)>", "Ślusarski", "אבג Cohen"]
)
def test_hostile_names_are_read_and_shown_as_text(
    name: str, page: Page
) -> None:
    type_name(page, name)
    assert page.locator(".live img").count() == 0
    letters = page.locator(".live-panel thead th").all_inner_texts()
    assert len(letters) == int(
        str(page.locator("input[name=at]").get_attribute("max"))
    )


def test_what_cannot_be_read_is_told_and_nothing_breaks(page: Page) -> None:
    type_name(page, "Moretti")
    page.locator("input[name=name]").fill("李")
    page.locator(".live-status", has_text="No letter").wait_for()
    assert len(cells(page)[0]) == len("Moretti") + 1


def test_csv_holds_the_chances_of_each_letter(
    page: Page, tmp_path: Path
) -> None:
    type_name(page, "Moretti")
    with page.expect_download() as found:
        page.get_by_role("button", name="CSV").click()
    file = tmp_path / "reading.csv"
    found.value.save_as(file)
    head, *rows = csv.reader(file.read_text("utf-8").splitlines())
    assert head[2:] == ["Moretti"[: n + 1] for n in range(7)]
    for column in list(zip(*rows, strict=True))[2:]:
        assert sum(map(float, column)) == pytest.approx(1, abs=1e-4)


def test_nothing_moves_while_the_page_comes(page: Page) -> None:
    moved = page.evaluate(
        """() => new Promise(done => {
          new PerformanceObserver(list => done(
            list.getEntries().reduce((all, one) => all + one.value, 0)
          )).observe({type: "layout-shift", buffered: true});
          setTimeout(() => done(0), 500);
        })"""
    )
    assert moved < 0.05


def test_without_a_script_the_picture_stands_there_and_no_form(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for name in ("read-a-name", "take-hold-of-a-gate"):
        page.goto(f"{address}{name}/")
        assert len(cells(page)) == len(READING.languages)
        form = page.locator(".live form")
        assert not form.is_visible()
        assert form.bounding_box() is None  # nor is there a gap for it
    context.close()


def test_a_held_gate_stands_beside_the_network_left_alone(
    page: Page, address: str
) -> None:
    page.goto(f"{address}take-hold-of-a-gate/")
    page.locator(READY).wait_for()
    page.locator("select[name=grip]").select_option("hold z")
    page.locator("select[name=value]").select_option("100")
    page.locator(".live-status", has_text="test names").wait_for()
    assert page.locator(".live-panel").count() == 2
    rows = page.locator(".live-panel").nth(1).locator("tbody tr")
    columns = rows.evaluate_all(
        "rows => rows.map(row => [...row.cells].map(one => one.textContent))"
    )
    # With z held at one a GRU writes nothing: no letter changes anything.
    assert all(a == b for row in columns for a, b in pairwise(row[1:]))


def test_a_network_offers_only_the_gates_that_it_has(
    page: Page, address: str
) -> None:
    page.goto(f"{address}take-hold-of-a-gate/")
    page.locator(READY).wait_for()
    page.locator("select[name=model]").select_option("tanh_rnn")
    page.wait_for_function("location.hash.includes('tanh_rnn')")
    held = page.locator("select[name=grip] option[value^=hold]")
    assert all(option.is_disabled() for option in held.all())


def test_a_forget_gate_moved_by_hand_says_what_is_left(
    page: Page, address: str
) -> None:
    page.goto(f"{address}learn/one-gate/")
    page.locator(READY).wait_for()
    page.locator("input[name=f]").fill("0.5")
    cells = page.locator(".live td").all_inner_texts()
    assert cells[2:4] == ["0.500", "0.001"]
