"""What the pages' Markdown asks for."""

from pathlib import Path

from firsthand.publishing import pages

PAGE = """
It is [[ a.b
| percent ]], not `[[ code ]]`, with $x$ and `$y$`.

$$
z
$$

```python
--8<-- "models/rnn.py:RNN"
[[ fenced ]] $w$
```

/// figure | rnn.curves
///
"""


def test_expressions_are_found_outside_code() -> None:
    assert list(pages.expressions(PAGE)) == ["a.b | percent"]


def test_formulas_are_found_outside_code() -> None:
    assert list(pages.formulas(PAGE)) == ["$$\nz\n$$", "$x$"]


def test_includes_and_figures_are_found() -> None:
    assert pages.includes(PAGE) == ["models/rnn.py:RNN"]
    assert pages.figures(PAGE) == ["rnn.curves"]


def test_fragments_and_decisions_are_no_pages(tmp_path: Path) -> None:
    for name in ("index.md", "generated/row.md", "decisions/why.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("text")
    assert list(pages.pages(tmp_path)) == ["index.md"]
