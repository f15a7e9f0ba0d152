"""Every delay for a hand to explore: the part, and what its script fetches."""

import pytest
from bs4 import BeautifulSoup
from tests.remembering_names.work_here import task

from firsthand import results
from remembering_names.experiments.hands_on import ASKED, EXPERIMENTS
from remembering_names.figures.live_delay import answers, part
from remembering_names.root import ROOT

NUMBERS = results.context(ROOT)
SETTINGS = next(e for e in EXPERIMENTS if e.name == "live_delay").settings
CLOCK = NUMBERS.delay_states.clock
HTML = BeautifulSoup(part(task(SETTINGS, NUMBERS))["fragment"], "html.parser")


@pytest.mark.parametrize("key", ASKED)
def test_what_is_fetched_is_what_the_study_found(key: str) -> None:
    made = answers(task({"network": key}, NUMBERS))["page_data"]
    study = NUMBERS[key].delay_curriculum
    for one in ("seeds", "solved_up_to", "everywhere"):
        assert made[one] == study[one]
    assert len(made["kinds"]) == len(made["seeds"])


def test_the_part_begins_with_the_clock() -> None:
    chosen = [str(o["value"]) for o in HTML.select("option[selected]")]
    assert chosen == [CLOCK.key, str(CLOCK.place)]


def test_every_network_is_offered_that_can_be_asked() -> None:
    offered = HTML.select("select[name=network] option")
    assert [option["value"] for option in offered] == list(ASKED)
    studied = {
        key
        for key in NUMBERS
        if "delay_curriculum" in NUMBERS[key]
        and any(NUMBERS[key].delay_curriculum.everywhere)
    }
    assert set(ASKED) == studied


def test_a_dot_stands_for_each_delay_and_the_table_for_a_few() -> None:
    shares = NUMBERS[CLOCK.key].delay_curriculum.everywhere[CLOCK.place]
    path = str(HTML.select(".dots")[0]["d"])
    dots = [dot.split() for dot in path.split("M")[1:]]
    heights = [100 - int(height.removesuffix("h0")) for _, height in dots]
    assert heights == shares
    delays = [int(head.text) for head in HTML.select("th[scope=col]")]
    shown = [int(cell.text) for cell in HTML.select("tbody td")]
    assert shown == [shares[delay - 1] for delay in delays]
    assert SETTINGS["delay"] == delays[len(delays) // 2]
