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
