"""The policy of built pages, against its rules."""

from firsthand.publishing.content_policy import inline, policy, with_policy

# From the standard's own example: a script, and its hash.
KNOWN = "doSomething();"
HASH = "'sha256-RFWPLDbv2BY+rCkDzsE+0fr8ylGr2R2faWMhq4lfEQc='"
PAGE = (
    '<html><head><meta charset="utf-8"><script>one()</script>'
    '<script src="a.js"></script>'
    '<script id="x" type="application/json">{"a": 1}</script>'
    '<script type="module">two()</script></head></html>'
)


def test_the_hash_of_a_script_is_the_one_that_browsers_take() -> None:
    assert HASH in policy(f"<script>{KNOWN}</script>")


def test_scripts_from_files_and_data_need_no_hash() -> None:
    assert inline(PAGE) == ["one()", "two()"]


def test_the_policy_stands_before_the_first_script() -> None:
    page = with_policy(PAGE)
    assert page.index("Content-Security-Policy") < page.index("<script")


def test_no_policy_lets_text_be_run_as_code() -> None:
    assert "unsafe-eval" not in policy(PAGE)
    assert "script-src 'self' 'sha256-" in policy(PAGE)


def test_what_is_no_page_stays_as_it_is() -> None:
    assert with_policy("<urlset></urlset>") == "<urlset></urlset>"
