"""The BibTeX file: what is read from it, and what is refused."""

from pathlib import Path

import pytest

from firsthand.publishing import bibliography

ARTICLE = """
@article{cho2014,
  author = {Cho, Kyunghyun and van der Berg, Anna and {Team {LSTM}}},
  title = {The {GRU}},
  journal = {Neural
             Letters}, volume = 12, number = {3}, pages = {4--5},
  year = 2014,
  doi = {10.1/a_b},
}
"""
SMALL = "@misc{%s, author = {%s}, title = {T}, note = {N}, year = 1999, %s}"
URL = "url = {https://a.org/~b/c--d.pdf}"


def one(text: str) -> bibliography.Reference:
    """Return the only reference of a BibTeX file."""
    (reference,) = bibliography.read(text).values()
    return reference


@pytest.mark.parametrize(
    ("authors", "label"),
    [
        ("Elman, Jeffrey L.", "Elman 1999"),
        ("Jeffrey L. Elman", "Elman 1999"),
        ("Le, Quoc and van der Berg, Anna", "Le and van der Berg 1999"),
        ("Cho, K. and Le, Q. and Hinton, G.", "Cho et al. 1999"),
    ],
)
def test_a_label_has_two_last_names_at_most(authors: str, label: str) -> None:
    assert one(SMALL % ("a", authors, URL)).label == label


def test_a_reference_has_all_names_and_no_braces() -> None:
    assert one(ARTICLE).text == (
        "Kyunghyun Cho, Anna van der Berg and Team LSTM (2014). The GRU. "
        "Neural Letters 12(3), pages 4–5."
    )


@pytest.mark.parametrize(
    ("field", "address"),
    [
        ("doi = {10.1/a_b}", ("doi:10.1/a_b", "https://doi.org/10.1/a_b")),
        ("eprint = {1.2}", ("arXiv:1.2", "https://arxiv.org/abs/1.2")),
        (URL, ("a.org", "https://a.org/~b/c--d.pdf")),
        (f"{URL}, doi = {{1/2}}", ("doi:1/2", "https://doi.org/1/2")),
    ],
)
def test_the_most_lasting_address_is_shown(
    field: str, address: tuple[str, str]
) -> None:
    assert one(SMALL % ("a", "Elman, J.", field)).address == address


@pytest.mark.survives(
    "Damaged files",
    "a BibTeX file that is damaged",
    "one line that names the line or the entry",
)
@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (ARTICLE.rstrip("}\n"), r"line 2: .*"),
        (ARTICLE.replace("@article", "article"), "neither an entry nor a com"),
        (ARTICLE.replace("2014,\n  author", "2014\n  author"), "line 2: "),
        (ARTICLE + ARTICLE, "line 11: Duplicate entry key 'cho2014'"),
        (ARTICLE.replace("volume", "title"), "line 2: Duplicate field keys"),
        (ARTICLE.replace("year", "jahr"), "cho2014: no year"),
        (ARTICLE.replace("doi", "isbn"), "cho2014: no doi, eprint, url"),
        (ARTICLE.replace("article", "online"), "no kind 'online' is known"),
        (ARTICLE.replace("Anna", r"{\"A}nna"), "cho2014: write it in UTF-8"),
        (ARTICLE.replace("Cho,", "A, B, C, Cho,"), "line 2: Cannot split"),
    ],
)
def test_a_damaged_file_is_refused(text: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        bibliography.read(text)


@pytest.mark.survives(
    "Damaged files",
    "a BibTeX file that is missing or cut off",
    "one line that names the file",
)
def test_errors_name_the_file(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    with pytest.raises(bibliography.BibliographyError, match="bib is missing"):
        bibliography.load(tmp_path)
    (tmp_path / bibliography.FILE).write_text("@misc{")
    with pytest.raises(
        bibliography.BibliographyError, match=r"^docs/references.bib is damaged"
    ):
        bibliography.load(tmp_path)
