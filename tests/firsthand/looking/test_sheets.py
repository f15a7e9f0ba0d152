"""Contact sheets show all screens, each as wide as it is."""

from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from firsthand.looking import sheets
from firsthand.looking.browser import served


def test_a_sheet_has_every_screen_beside_the_next(
    browser: Browser, small_site: Path, tmp_path: Path
) -> None:
    screens = [sheets.Screen(400, "light"), sheets.Screen(200, "dark")]
    with served(small_site) as address:
        (file,) = sheets.write(browser, address, [""], screens, tmp_path)
    assert file.name == "home.png"
    with Image.open(file) as sheet:
        widths = [one.width * sheets.SMALLER for one in screens]
        assert sheet.width == sum(widths) + sheets.GAP
        first, second = 1, int(sheet.width) - 2
        assert sheet.getpixel((first, 1)) == (255, 0, 0)
        assert sheet.getpixel((second, 1)) == (255, 0, 0)


def test_what_a_browser_would_draw_later_is_on_the_sheet(
    browser: Browser, tmp_path: Path
) -> None:
    box = "content-visibility: auto; height: 100px"
    far = "margin-top: 6000px; contain-intrinsic-height: 100px"
    (tmp_path / "index.html").write_text(
        "<!doctype html><html lang=en><title>Far</title><style>p { background:"
        f" #00f; height: 100px; margin: 0 }}</style><body style='margin: 0'>"
        f"<div style='{box}; {far}'><p></p></div>",
        "utf-8",
    )
    screen = sheets.Screen(400, "light")
    with served(tmp_path) as address:
        (file,) = sheets.write(browser, address, [""], [screen], tmp_path)
    with Image.open(file) as sheet:
        assert sheet.getpixel((10, sheet.height - 10)) == (0, 0, 255)
