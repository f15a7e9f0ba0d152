"""Tables stand in frames that scroll, before any script has run."""

from tests.firsthand.publishing.conftest import Convert

from firsthand.publishing.table_frames import LONG

HEAD = "| A | B |\n|---|---|\n"
ROW = "| 1 | 2 |\n"


def test_a_table_stands_in_a_frame_and_has_a_class(convert: Convert) -> None:
    found = convert(HEAD + ROW).select(
        ".md-typeset__scrollwrap > .md-typeset__table > table.report-table"
    )
    assert len(found) == 1


def test_tables_of_raw_html_have_frames_too(convert: Convert) -> None:
    page = convert('<table role="table"><tr><td>1</td></tr></table>')
    (table,) = page.select(".md-typeset__scrollwrap table")
    assert (table["role"], table["class"]) == ("table", ["report-table"])


def test_a_table_with_a_class_is_somebody_elses(convert: Convert) -> None:
    page = convert('<table class="own"><tr><td>1</td></tr></table>')
    assert not page.select(".md-typeset__scrollwrap")


def test_code_that_speaks_of_tables_stays_as_it_is(convert: Convert) -> None:
    page = convert("    <table><tr></tr></table>\n")
    assert page.get_text().strip() == "<table><tr></tr></table>"


def test_only_a_long_table_says_how_many_rows_it_has(convert: Convert) -> None:
    frames = [
        convert(HEAD + ROW * rows).select(".md-typeset__scrollwrap")[0]
        for rows in (LONG - 1, LONG)  # and one of heads
    ]
    assert [one.get("style") for one in frames] == [None, f"--rows: {LONG + 1}"]
