"""Where a page stands in the built site, from its path in docs/."""

from pathlib import PurePosixPath


def folder(page: str) -> str:
    """Return the folder of the built site in which a page stands."""
    path = PurePosixPath(page).with_suffix("")
    return str(path.parent if path.name == "index" else path)


def address(site: str, page: str) -> str:
    """Return where a page is published; relative if `site` is "".

    Args:
        site: The address of the site, with a slash at its end.
        page: The page's path in docs/.
    """
    place = folder(page)
    return site if place == "." else f"{site}{place}/"
