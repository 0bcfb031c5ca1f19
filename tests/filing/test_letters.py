"""To whom a letter goes, how it begins and ends, and what its envelope shows of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from complaint import pipeline
from complaint.filing import blocks as b
from complaint.filing.compose import compose
from complaint.filing.facts import derive
from complaint.filing.letters import Item, Post, contacts_of, unknown_recipients
from complaint.filing.select import select
from complaint.filing.words import language_of, template_files
from complaint.problems import ProblemsFound
from complaint.records.record import Record, Records
from complaint.records.rules.contacts import BY_SURNAME
from complaint.records.schemas import schemas
from tests.records.factories import make
from tests.small_project import write

ATTACHMENT = """\
- id: receipt
  number: 1
  kind: minutes
  title: A receipt
  proves: [oduya-sam]
  origin: invented
"""
LETTER = '{% include "shared/letter.html" %}\n'


@pytest.fixture
def letter(project: Path):
    """The parts of a letter of the small project by role, to the recipient or to a contact."""
    write(project, "templates/leaflet/letter.html", LETTER)
    write(project, "templates/leaflet/letter_body.html", "<p>Please read.</p>\n")

    def composed(contact: Record | None = None, *enclosed: Item) -> b.Document:
        loaded = pipeline.load(project)
        profile, files = loaded.recipients["leaflet"], template_files(project)
        filing = select(loaded.records, profile, loaded.on)
        language = language_of(profile, files)
        return compose(filing, derive(filing.view), language, files, "letter", None, {}, Post(contact, enclosed))

    return composed


def said(document: b.Document, role: str) -> str:
    return " / ".join(_lines(block.inlines) for block in document.blocks if getattr(block, "role", "") == role)


def _lines(inlines: b.Inlines) -> str:
    return "".join(
        "|" if isinstance(inline, b.Break) else inline.text
        for inline in b.walk_inlines(inlines)
        if isinstance(inline, b.Text | b.Break)
    )


def listed(document: b.Document) -> list[str]:
    (found,) = (block for block in document.blocks if isinstance(block, b.ListBlock))
    return [b.plain(item[0].inlines) for item in found.items]


def contact(**fields: object) -> Record:
    return make("contact", "contact-quill", **fields)[0]


def test_a_letter_to_the_recipient_says_what_the_profile_says(letter):
    document = letter()
    assert said(document, "addressee") == "To whom it may concern"
    assert said(document, "salutation") == "Dear reader,"
    assert said(document, "closing") == "Yours,"


def test_a_letter_to_a_contact_goes_to_their_address_with_the_country_last(letter):
    document = letter(contact(office="Rapporteur", organisation="Council", country="Austria"))
    assert said(document, "addressee") == "Ms Ada Quill|Rapporteur|Council|1 Market Place|Lindenau|AUSTRIA"


@pytest.mark.parametrize(
    ("form", "salutation", "closing"),
    [
        ("excellency", "Excellency,", "Please accept, Excellency, the assurances of our highest consideration."),
        ("madam chair", "Madam Chair,", "Yours faithfully,"),
        ("mr", "Dear Mr Quill,", "Yours sincerely,"),
        ("sir or madam", "Dear Sir or Madam,", "Yours faithfully,"),
        (None, "Dear reader,", "Yours,"),
    ],
)
def test_salutation_and_closing_suit_the_form_of_address(letter, form, salutation, closing):
    document = letter(contact(form_of_address=form))
    assert (said(document, "salutation"), said(document, "closing")) == (salutation, closing)


def test_what_a_contact_says_itself_goes_before_the_form_of_address(letter):
    document = letter(contact(salutation="Dear Ada,", closing="With best wishes,"))
    assert (said(document, "salutation"), said(document, "closing")) == ("Dear Ada,", "With best wishes,")


def test_every_form_of_address_has_its_words(project):
    files = template_files(project)
    words = language_of(pipeline.load(project).recipients["leaflet"], files).forms_of_address
    assert set(words) == set(schemas()["contact"].fields["form_of_address"].allowed)
    for form, parts in words.items():
        assert ("{surname}" in parts["salutation"]) == (form in BY_SURNAME)


def test_every_letter_has_a_number_of_its_own(letter):
    numbers = [said(letter(one), "dateline") for one in (None, contact(), make("contact", "other")[0])]
    assert len(set(numbers)) == 3
    assert numbers[1].endswith("/leaflet/contact-quill")


def test_what_is_enclosed_is_listed_with_its_pages(letter):
    assert not [block for block in letter().blocks if isinstance(block, b.ListBlock)]
    document = letter(None, Item("filing", 1, 71), Item("filing", 12, 240), Item("annex", 1, 9))
    title = "Title of the complaint"
    assert [line.replace(title, "T") for line in listed(document)] == [
        "T (71 pages)",
        "12 filings: T (240 pages in all)",
        "The facts that the filings share (9 pages)",
    ]


def test_annexes_have_numbers_only_where_one_filing_is_enclosed(letter, project):
    """Each of several filings numbers its annexes for itself, so that no number in the letter would fit them all."""
    with (project / "cases/attachments.yaml").open("a", encoding="utf-8") as file:
        file.write(ATTACHMENT)
    annexes = Item("annexes", 1, 3)
    assert any(line.startswith("Annex 1: A receipt") for line in listed(letter(None, Item("filing", 1, 2), annexes)))
    several = listed(letter(None, Item("filing", 2, 4), annexes))
    assert any(line.startswith("A receipt") for line in several)
    assert not any(line.startswith("Annex 1") for line in several)


def test_several_people_sign_one_below_the_other(letter, project):
    one = said(letter(), "signature")
    assert one.startswith("[to be filled in before filing: name of who signs]")
    with (project / "cases/complaint.yaml").open("a") as file:
        file.write("signed_by:\n  - name: Ada Quill\n    office: President\n  - name: Sam Oduya\n")
    names = said(letter(), "signature").split(" / ")
    assert [name.split("|")[:2] for name in names] == [
        ["Ada Quill", "President"],
        ["Sam Oduya", names[1].split("|")[1]],
    ]


def test_complainants_sign_on_a_sheet_of_their_own_if_the_profile_says_so(letter, project):
    profile = project / "templates/leaflet/profile.yaml"
    profile.write_text(profile.read_text() + "  signed_by_complainants: 'yes'\n")
    (sheet,) = (block for block in letter().blocks if isinstance(block, b.Section))
    (table,) = sheet.blocks
    assert isinstance(table, b.Table)
    assert [b.plain(row[1].inlines) for row in table.rows] == ["Oduya Sam", "Tarn Mira"]


def test_the_envelope_is_that_of_the_contact_then_of_the_profile_then_the_usual_one(letter, project):
    def envelope(one: Record | None) -> str:
        window = letter(one).window
        assert window is not None
        return window.envelope

    assert envelope(None) == "C5/6"
    profile = project / "templates/leaflet/profile.yaml"
    profile.write_text(profile.read_text() + "  envelope: DL\n")
    assert envelope(contact()) == "DL"
    assert envelope(contact(envelope="No. 10")) == "No. 10"


def test_an_envelope_that_there_is_not_is_told_where_it_stands(letter):
    with pytest.raises(ProblemsFound) as found:
        letter(contact(envelope="C56"))
    (problem,) = found.value.problems
    assert problem.place.file == "invented.yaml" and "there is no envelope “C56”" in problem.message
    assert "C5/6" in problem.hint


def test_contacts_of_a_recipient_are_found_in_the_order_of_the_list():
    one, other, third = (make("contact", key, recipient=of)[0] for key, of in (("b", "x"), ("a", "x"), ("c", "y")))
    records = Records([one, other, third])
    assert contacts_of(records, "x") == (one, other)


def test_a_contact_of_a_recipient_that_there_is_not_is_told(project):
    loaded = pipeline.load(project)
    wrong = Records([make("contact", "a", recipient="leaflets")[0], make("contact", "b", recipient="public")[0]])
    first, second = unknown_recipients(wrong, loaded.recipients)
    assert first.message == "there is no recipient “leaflets”" and "leaflet" in first.hint
    assert second.message == "no covering letter is sent to “public”"
