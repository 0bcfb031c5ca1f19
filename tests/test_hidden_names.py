"""Nobody who is not named in full can be found in a file: not in a tag, a bookmark, a comment, a target of a link.

A complaint in which such people are everywhere, and their names in the ids of all kinds of records, is written for
every recipient; then each part of each file is searched for the names. All people are invented.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf
import pytest

from complaint.filing import blocks as b
from complaint.filing.compose import Kind, compose
from complaint.filing.facts import derive
from complaint.filing.parts import parts_of
from complaint.filing.select import as_of, select_from
from complaint.output.docx.archive import unzipped
from complaint.output.docx.controls import read_fields
from complaint.output.docx.writing import write_docx
from complaint.output.pdf.writing import write_pdf
from complaint.records.record import Record, Records
from tests.filing import making
from tests.filing.test_compose import ALL, FILES, PROFILES, RECORDS
from tests.output.sample import theme
from tests.records.factories import make, together, typed

# Two complainants who do not want to be named, a child whose name is recorded, and one who sent no power of attorney.
# Nor is told when and where one of them was born.
NAMES = ("harkel", "zvonimir", "tessin", "ilka", "obrad", "moor", "march 1979", "karlin")


def _people() -> tuple[Record, ...]:
    groups = (
        making.person(
            "harkel-zvonimir", poa={"naming": "initials"}, birth_date="1979-03-14", birth_place="Karlin Heights"
        ),
        making.person("tessin-ilka", poa={"naming": "withheld"}, home_place="port-saker"),
        make("person", "tessins-child", name="Obrad Tessin", described_as="her son", minor="yes"),
        make("alias", "alias-harkel", person="harkel-zvonimir", text="Zvonko Harkell"),
    )
    return tuple(record for group in groups for record in group)


def _everywhere() -> tuple[Record, ...]:
    """Records of these people, and others whose ids tell their names."""
    who, child = "harkel-zvonimir", "tessins-child"
    groups = (
        make("event", "arrest-of-harkel", title="An arrest", short_title="Arrest", order="3"),
        make("event", "visits", title="Visits", short_title="Visits", order="4", called_by=child, kind="home visits"),
        making.part("vigil-harkel-zvonimir", who, "vigil", "2024-05-10"),
        making.part("part-1", who, "arrest-of-harkel", "2024-05-10"),
        making.part("part-of-ilka", "tessin-ilka", "arrest-of-harkel", "2024-05-10"),
        making.part("part-2", "tessin-ilka", "visits", "2024-05-10"),
        making.part("vigil-tessins-child", child, "vigil", "2024-05-10"),
        make("figure", "figure-harkels-arrest", event="arrest-of-harkel"),
        make("official_part", "judge-in-harkel", event="arrest-of-harkel", note="Judge of [[harkel-zvonimir]]."),
        make("category", "letters-of-tessin", title="Letters opened", order="2", rights=["fair-trial"]),
        make("violation", "harkel-1", category="letters-of-tessin", person=who, text="Of [[harkel-zvonimir]] too."),
        make("violation", "v6", category="letters-of-tessin", person="tessin-ilka", text="Hers too.[^film-by-harkel]"),
        make("violation", "v7", category="letters-of-tessin", person=None, text="[[tessins-child]] saw it."),
        make("penalty", "fine-zvonimir", person=who, kind="fine", amount="300", currency="KZT"),
        make("penalty", "arrest-ilka", person="tessin-ilka", kind="arrest", days="3"),
        make("prosecution", "case-harkel", title="[[harkel-zvonimir]]", persons=[who], order="4",
             published_expression="yes", accusation="[[harkel-zvonimir]] wrote.", rights=["fair-trial"],
             charges=[typed("charge", "harkel-charge", person=who)],
             hearings=[typed("hearing", "hearing-of-zvonimir")],
             decisions=[typed("decision", "judgment-4", person=who)]),
        make("source", "film-by-harkel", title="A film", kind="video", addresses=["https://example.org/film"]),
        make("attachment", "minutes-of-harkel", number="2", proves=["arrest-of-harkel"]),
        make("photograph", "photo-tessin", caption="The house of [[tessin-ilka]]", persons=["tessin-ilka"]),
        make("request", "ask-for-harkel", addressees=["world-body", "un", "pace", "european-parliament", "osce-rfom"],
             text="Ask after [[harkel-zvonimir]].[^film-by-harkel]", order="9"),
        make("correction", "correction-harkel", about=[who], certainty="open"),
        make("correction", "correction-of-the-arrest", about=["arrest-of-harkel"], certainty="open"),
        make("right", "letters-of-tessin-ilka", title="Letters", order="2", national=["penal-12"]),
    )  # fmt: skip
    return tuple(record for group in groups for record in group)


def _planted() -> Records:
    return together(tuple(RECORDS), _people(), _everywhere())


PLANTED = _planted()


def composed(name: str, kind: Kind) -> Iterator[b.Document]:
    """The documents: where there is a filing for each person or official, all of them."""
    day = as_of(PLANTED, making.ON)
    whole = select_from(day, PROFILES[name])
    for filing in parts_of(day, whole).filings if kind == "filing" else (whole,):
        yield compose(filing, derive(filing.view), making.english(), FILES, kind)


@pytest.fixture(scope="module")
def public() -> b.Document:
    (document,) = composed("public", "filing")
    return document


def found_in(text: str) -> list[str]:
    """The names in a text, with a little of what stands around them."""
    return [match[0] for name in NAMES for match in re.finditer(f".{{0,40}}{name}.{{0,20}}", text.casefold())]


@pytest.mark.parametrize(("name", "kind"), ALL, ids=[f"{name}/{kind}" for name, kind in ALL])
def test_no_part_of_a_word_file_tells_a_hidden_name(name: str, kind: Kind) -> None:
    for document in composed(name, kind):
        assert found_in(document.name) == []
        for part, inside in unzipped(write_docx(document, theme())).items():
            assert found_in(part) == []
            assert found_in(inside.decode("utf-8", "replace")) == [], part


def test_the_planted_people_are_in_these_files(public: b.Document) -> None:
    """Else the test above would find nothing because there is nothing."""
    text = " ".join(b.plain(group) for block in b.walk(public.blocks) for group in b.inline_groups(block))
    assert "Z. H." in text and "a complainant" in text and "her son saw it" in text
    for words in ("Letters opened", "An arrest", "The house of", "Ask after", "A film"):
        assert words in text + " ".join(b.plain(note.inlines) for note in public.notes) + " ".join(
            block.title for block in b.walk(public.blocks) if isinstance(block, b.Section)
        )


def test_a_form_prints_the_age_of_whom_it_does_not_name_in_full() -> None:
    texts = [
        " ".join(b.plain(group) for block in b.walk(document.blocks) for group in b.inline_groups(block))
        for name in ("un-wgad", "un-human-rights-committee")
        for document in composed(name, "filing")
    ]
    told = [text for text in texts if "Z. H." in text]
    assert len(told) == 2 and all("aged 45" in text for text in told)


def test_records_of_hidden_people_have_no_tags_even_if_their_ids_tell_nothing(public: b.Document) -> None:
    fields = read_fields(write_docx(public, theme()))
    records = {record for record, _ in fields}
    assert not records & {"v6", "part-1", "part-2", "visits"}


def test_others_keep_their_tags_beside_them(public: b.Document) -> None:
    fields = read_fields(write_docx(public, theme()))
    told = {("vigil", "title"), ("orlan-vesna", "name"), ("v3", "text"), ("fact:complainants.total", "")}
    assert told <= fields.keys()


def test_no_part_of_a_pdf_tells_a_hidden_name() -> None:
    (document,) = composed("ep-droi-afet", "filing")
    assert "place-1" in {getattr(block, "anchor", "") for block in b.walk(document.blocks)}, "a case that is hidden"
    content = write_pdf(document, theme()).content
    plain = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(plain, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all)
    inside = plain.getvalue()
    for text in (
        inside.decode("latin-1"),
        inside.decode("utf-16-be", "replace"),
        inside[1:].decode("utf-16-be", "replace"),
    ):
        assert found_in(text) == []
