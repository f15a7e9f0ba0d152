"""A built page has a policy; a served one has none, so that it can reload."""

from typing import Any

import pytest

from firsthand.publishing.mkdocs_adapter import FirsthandPlugin

PAGE = '<html><head><meta charset="utf-8"></head></html>'
UNUSED: Any = None


@pytest.mark.parametrize("command", ["build", "serve"])
def test_only_a_built_page_has_a_policy(command: str) -> None:
    plugin = FirsthandPlugin()
    plugin.on_startup(command=command, dirty=False)
    page = plugin.on_post_page(PAGE, page=UNUSED, config=UNUSED)
    template = plugin.on_post_template(
        PAGE, template_name="404.html", config=UNUSED
    )
    for made in (page, template):
        has_one = "Content-Security-Policy" in made
        assert has_one == (command == "build")
