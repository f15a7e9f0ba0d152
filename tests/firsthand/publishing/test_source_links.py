"""Links to sources lead to files of the repository, and to their lines."""

from pathlib import Path

import pytest

from firsthand.publishing.source_links import Source, source_of, with_links
from remembering_names.report import REPORT

FORWARD = "@staticmethod\ndef forward(x: float) -> float:\n    return x + 1"
CELL = f'''class Cell:
    """One step."""

    {FORWARD.replace(chr(10), chr(10) + "    ")}
'''
BLOCK = (
    '<div class="language-python highlight"><pre><span></span><code>'
    "<span>@staticmethod</span>\ndef forward(x: float) -&gt; float:\n"
    "    return x + 1</code></pre></div>"
)
OTHER = '<div class="highlight"><pre><code>make</code></pre></div>'
PAGE = f"<article>{BLOCK}{OTHER}</article>"
HUB = "https://github.com/owner/name"


@pytest.fixture
def source(tmp_path: Path) -> Source:
    """Return where a small report is published."""
    for name, text in (
        ("src/cell.py", CELL),
        ("docs/page.md", '```python\n--8<-- "cell.py:Cell-forward"\n```\n'),
        ("docs/notes/a.ipynb", "{}"),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return Source(HUB, "abc", tmp_path, (tmp_path / "src",))


def test_a_page_leads_to_its_source(source: Source) -> None:
    found = with_links(PAGE, "page.md", source)
    assert f'href="{HUB}/blob/abc/docs/page.md"' in found
    assert found.endswith("</p></article>")


def test_a_listing_leads_to_its_lines_and_other_code_nowhere(
    source: Source,
) -> None:
    found = with_links(PAGE, "page.md", source)
    link = f'href="{HUB}/blob/abc/src/cell.py#L4-L6"'
    assert found.count(link) == 1
    assert found.index(BLOCK) < found.index(link) < found.index(OTHER)
    assert found.count("Source of this listing") == 1


def test_a_notebook_opens_where_others_run_it(source: Source) -> None:
    found = with_links(PAGE, "notes/a.ipynb", source)
    path = "docs/notes/a.ipynb"
    assert f"google.com/github/owner/name/blob/abc/{path}" in found
    assert f"!git clone {HUB} report" in found
    assert f"mybinder.org/v2/gh/owner/name/abc?labpath={path}" in found
    assert (source.root / path).is_file()


def test_of_another_host_only_the_source_is_linked(source: Source) -> None:
    other = Source("https://x.org/r", "abc", source.root, source.folders)
    found = with_links(PAGE, "notes/a.ipynb", other)
    assert found.count("<a ") == 1


def test_without_an_address_a_page_stays_as_it_is() -> None:
    nowhere = source_of(REPORT, {"source_url": ""})
    assert with_links(PAGE, "index.md", nowhere) == PAGE


def test_binder_is_told_of_a_python_and_of_a_pip_that_serve() -> None:
    folder = REPORT.root / ".binder"
    version = (folder / "runtime.txt").read_text("utf-8").strip()
    project = (REPORT.root / "pyproject.toml").read_text("utf-8")
    assert f">={version.removeprefix('python-')}," in project
    assert "pip>=25.1" in (folder / "requirements.txt").read_text("utf-8")
    notebook = REPORT.root / "docs/notebooks/train-one-in-a-minute.py"
    assert "--group" in notebook.read_text("utf-8")
