"""Words from right to left, and rare signs: printed in their order, or told with their record and field."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from complaint import pipeline
from complaint.output.docx.reading import read_docx
from complaint.output.pdf.reading import read_pdf
from complaint.output.pdf.right_to_left import is_right_to_left, is_shown_as
from tests.small_project import make_small_project, write

FILING = '<section id="s" title="S">\n{% for e in events %}<p>{{ e.title }}</p>{% endfor %}</section>'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = make_small_project(tmp_path / "project")
    write(project, "templates/leaflet/filing.html", FILING)
    return project


def with_title(project: Path, words: str) -> None:
    events = project / "cases/events.yaml"
    text = events.read_text("utf-8")
    title = next(line for line in text.splitlines() if "title:" in line)
    events.write_text(text.replace(title, f"  title: '{words}'", 1), "utf-8")


@pytest.mark.parametrize(
    "words",
    [
        "They called محمد a poet",
        "They read موسى قال לא משה aloud",
        "(عام 2024) محمد الله",
        "Poem: لا إله 12.5 كِتَاب، نعم (2018).",
        "ئايگۈل",
        "Գոհար and გიორგი",
        "אסתר כהן said «לא» 12/5 times",
    ],
)
def test_words_from_right_to_left_come_back_from_both_formats_as_they_were_typed(words: str, project: Path) -> None:
    with_title(project, words)
    built = pipeline.build(project, ("leaflet",))
    assert [problem for problem in built.problems if problem.severity == "error"] == []
    pdf, docx = (project / f"build/leaflet/filing.{form}" for form in ("pdf", "docx"))
    assert words.strip() in read_pdf(pdf.read_bytes()).passages
    assert words.strip() in read_docx(docx.read_bytes()).passages


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("ሰላም", "U+120B"),
        ("山田", "U+5C71"),
        ("𠮷", "U+20BB7"),
        ("😀", "U+1F600, grinning face"),
        ("𐌰", "U+10330"),
    ],
)
def test_a_letter_without_a_typeface_is_told_with_its_record_and_field(words: str, sign: str, project: Path) -> None:
    with_title(project, f"They called {words}")
    built = pipeline.build(project, ("leaflet",))
    first = next(problem for problem in built.problems if problem.severity == "error")

    assert (first.code, str(first.place)) == ("pdf-character", "templates/leaflet/filing.html:2")
    assert sign in first.message
    assert first.message.endswith("which stands in “title” of “silent-walk”")
    assert not (project / "build").exists() or not list((project / "build").rglob("*.pdf"))


LETTERS = st.text(st.sampled_from("abc אבג عمل12.,()"), max_size=20)


@given(LETTERS)
@example("א(ב)")
@example("a 1 א 2 b")
def test_no_text_is_taken_for_one_with_other_letters(text: str) -> None:
    changed = text.replace("א", "ב").replace("ع", "م").replace("a", "b")
    assert is_shown_as(text, changed) == (changed == text) or not is_right_to_left(text) or changed == text


def test_letters_turned_round_are_another_word() -> None:
    assert is_shown_as("אבג", "גבא")
    assert not is_shown_as("אבג", "אבג")
    assert not is_shown_as("abc", "cba")
    assert is_shown_as("a אב 12 גד b", "a דג 12 בא b")
    assert not is_shown_as("a אב 12 גד b", "a דג 21 בא b")
