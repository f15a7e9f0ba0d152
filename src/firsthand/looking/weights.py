"""What a page costs a reader: requests, bytes, and how far things move."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page

from firsthand.drawing.markdown_table import markdown
from firsthand.looking.browser import PATIENCE

WIDTHS = {"a phone": (390, 844), "a desk": (1280, 900)}
HEAD = [
    "Page",
    "requests",
    "kB before a touch",
    "kB at its end",
    *(f"shift on {screen}" for screen in WIDTHS),
]

# Layout shift as browsers report it: the worst five seconds of a visit.
WATCH = """() => {
  window.shifts = [];
  new PerformanceObserver(list => {
    for (const one of list.getEntries())
      window.shifts.push([one.startTime, one.value]);
  }).observe({type: "layout-shift", buffered: true});
}"""
SCROLL = """async () => {
  const step = innerHeight / 2;
  for (let y = 0; y < document.body.scrollHeight; y += step) {
    scrollTo(0, y);
    await new Promise(done => setTimeout(done, 50));
  }
}"""
WORST = """() => {
  let [worst, sum, first, last] = [0, 0, 0, 0];
  for (const [time, value] of window.shifts.sort((a, b) => a[0] - b[0])) {
    if (time - last > 1000 || time - first > 5000) [sum, first] = [0, time];
    [sum, last] = [sum + value, time];
    worst = Math.max(worst, sum);
  }
  return worst;
}"""


@dataclass(frozen=True)
class Weight:
    """What a browser reported of a page.

    Attributes:
        page: Its address below the site's.
        requests: Files asked for, the page among them.
        first: Bytes over the wire before the reader does anything.
        whole: Bytes by the time that the reader has scrolled to the end.
        shifts: Cumulative layout shift, by screen.
    """

    page: str
    requests: int
    first: int
    whole: int
    shifts: dict[str, float]


def weigh(browser: Browser, address: str, page: str) -> Weight:
    """Visit a page with nothing in the cache; return what it cost."""
    counted: list[tuple[int, int, int]] = []
    shifts = {}
    for screen, (width, height) in WIDTHS.items():
        context = browser.new_context(
            viewport={"width": width, "height": height}
        )
        tab = context.new_page()
        tab.set_default_timeout(PATIENCE)
        sizes = listen(tab)
        tab.add_init_script(f"({WATCH})()")
        tab.goto(address + page, wait_until="networkidle")
        first = sum(sizes)
        tab.evaluate(SCROLL)
        tab.wait_for_load_state("networkidle")
        shifts[screen] = float(tab.evaluate(WORST))
        counted.append((len(sizes), first, sum(sizes)))
        context.close()
    requests, first, whole = map(max, zip(*counted, strict=True))
    return Weight(page, requests, first, whole, shifts)


def listen(tab: Page) -> list[int]:
    """Return what will hold the bytes of each answer, as they arrive."""
    sizes: list[int] = []
    session = tab.context.new_cdp_session(tab)
    session.send("Network.enable")

    def note(event: dict[str, Any]) -> None:
        sizes.append(int(event["encodedDataLength"]))

    session.on("Network.loadingFinished", note)
    return sizes


def table(found: Iterable[Weight]) -> str:
    """Return the weights as a table in Markdown, a row a page."""
    return markdown([HEAD, ["---", *["--:"] * len(HEAD[1:])], *rows(found)])


def rows(found: Iterable[Weight]) -> Iterator[list[str]]:
    """Yield a row for each page."""
    for one in found:
        yield [
            one.page or "home",
            str(one.requests),
            f"{one.first / 1000:.0f}",
            f"{one.whole / 1000:.0f}",
            *(f"{one.shifts[screen]:.3f}" for screen in WIDTHS),
        ]
