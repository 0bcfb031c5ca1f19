"""A filing has the parts of the recipient’s form: all that are required, none empty, in their order."""

from __future__ import annotations

from typing import Any

import pytest

from complaint.filing import blocks as b
from complaint.filing.compose import compose
from complaint.filing.facts import derive
from complaint.filing.form import beside_the_form
from complaint.filing.parts import parts_of
from complaint.filing.select import as_of, select_from
from complaint.records.record import Record
from tests.filing import making
from tests.filing.test_compose import FILES, PROFILES, RECORDS, WRITTEN

PARTS = [
    {"id": "facts", "title": "Facts", "required": "yes"},
    {"id": "other", "title": "Other bodies", "required": "no"},
    {"id": "claims", "title": "Claims", "required": "yes"},
]
FACTS = '<section id="facts" title="Facts"><p>She was held.</p></section>'
OTHER = '<section id="other" title="Others"><p>None.</p></section>'
CLAIMS = '<section id="claims" title="Claims"><section id="one" title="One"><p>Article 9.</p></section></section>'
EMPTY = '<section id="claims" title="Claims"></section>'
FILINGS = [
    ("all parts", FACTS + OTHER + CLAIMS, None, ""),
    ("one that need not be there", FACTS + CLAIMS, None, ""),
    ("no claims", FACTS + OTHER, 2, "the filing does not have the part “Claims” (claims) of the form"),
    ("empty claims", FACTS + OTHER + EMPTY, 2, "the filing leaves empty the part “Claims” (claims) of the form"),
    ("claims before facts", CLAIMS + FACTS, 2, "the part “Claims” (claims) of the form stands too early in the filing"),
]


def composed(body: Record, files: Any) -> b.Document:
    day = as_of(RECORDS, making.ON)
    filing = parts_of(day, select_from(day, body)).filings[0]
    return compose(filing, derive(filing.view), making.english(), files, "filing")


@pytest.mark.parametrize(("why", "text", "at", "message"), FILINGS, ids=[row[0] for row in FILINGS])
def test_the_parts_of_a_form(tmp_path: Any, why: str, text: str, at: int | None, message: str) -> None:
    (tmp_path / "world-body").mkdir()
    (tmp_path / "world-body" / "filing.html").write_text(text)
    body = making.recipient(sections=PARTS)
    found = list(beside_the_form(composed(body, making.shared_files(tmp_path)), body))
    expected = [] if at is None else [(message, body.place_of(f"sections[{at}]"))]
    assert [(problem.message, problem.place) for problem in found] == expected, why
    assert all(problem.hint for problem in found)


def test_of_a_filing_that_holds_nobody_empty_parts_are_not_told(tmp_path: Any) -> None:
    (tmp_path / "world-body").mkdir()
    (tmp_path / "world-body" / "filing.html").write_text(FACTS + OTHER + EMPTY)
    body = making.recipient(sections=PARTS)
    document = composed(body, making.shared_files(tmp_path))

    assert [problem.code for problem in beside_the_form(document, body)] == ["form"]
    assert list(beside_the_form(document, body, holds_nobody=True)) == []


@pytest.mark.parametrize("name", WRITTEN)
def test_every_filing_has_the_parts_of_its_form(name: str) -> None:
    day = as_of(RECORDS, making.ON)
    profile = PROFILES[name]
    for filing in parts_of(day, select_from(day, profile)).filings:
        if not filing.view.complainants:
            continue  # it is kept back
        document = compose(filing, derive(filing.view), making.english(), FILES, "filing")
        assert list(beside_the_form(document, profile)) == []


# --- fields, as the forms have them ----------------------------------------------------------------------------------

FIELDS: list[tuple[str, str, str]] = [
    ("un-wgad", "I. Identity",
     "1 Family name, 2 First name, 3 Sex, 4 Birth date or age, 5 Nationality, 6 Identity document, "
     "7 Profession, activity, 8 Usual residence"),
    ("un-wgad", "II. Arrest",
     "1 Date, 2 Place, 3 Forces, 4 Warrant or decision shown, 5 Authority that issued it, 6 Legislation applied"),
    ("un-wgad", "III. Detention",
     "1 Date, 2 Duration, 3 Held by, 4 Places, 5 Ordered by, 6 Reasons given, 7 Legislation applied"),
    ("un-wgad", "VII. Who submits, and consent", "Submitted by, Address, E-mail, Relation to the victims"),
    ("un-human-rights-committee", "Committee, State and procedure", "Addressed to, State party, Procedure, Date"),
    ("un-human-rights-committee", "Who submits the communication",
     "Submitted by, Address for correspondence, E-mail, Representative, Authority"),
    ("un-human-rights-committee", "The alleged victim",
     "Name, Sex, Date of birth, Nationality, Place of birth, Occupation, Lives in, Present whereabouts"),
    ("un-committee-against-torture", "The alleged victim",
     "Name, Sex, Date of birth, Nationality, Place of birth, Occupation, Lives in, Present whereabouts"),
    ("un-sr-torture", "Circumstances", "Arrest, Forces, Visits, Methods, Injuries, purpose, Medical examination"),
    ("us-sanctions", "Who submits", "Submitted by, Contact, The organisation, Link to the facts"),
    ("us-sanctions", "Identification",
     "Name, Name in the original script, Date and place of birth, Nationality, Passport or identity number, "
     "Photograph, Rank or office then, Function now, How the name is known"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "part", "fields"), FIELDS, ids=[f"{row[0]}: {row[1]}" for row in FIELDS])
def test_a_part_asks_what_the_form_asks_and_leaves_no_field_bare(name: str, part: str, fields: str) -> None:
    """Each field is filled, or has a place to fill in that says what is missing."""
    found = 0
    for section in b.walk(composed(PROFILES[name], FILES).blocks):
        if isinstance(section, b.Section) and section.title == part:
            for glance in b.walk(section.blocks):
                if isinstance(glance, b.Glance) and glance.kind == "profile" and "Persons" not in _terms(glance):
                    assert ", ".join(_terms(glance)) == fields
                    assert all(b.plain(said).strip() for _, said in glance.pairs)
                    found += 1
                    break
    assert found


def _terms(glance: b.Glance) -> list[str]:
    return [b.plain(term) for term, _ in glance.pairs]


ORDER = [
    ("un-wgad", "I. Identity; II. Arrest; III. Detention; IV. Circumstances, and why they are arbitrary; "
     "V. Why the detention is arbitrary, by category; VI. Internal steps, domestic remedies; "
     "VII. Who submits, and consent"),
    ("un-human-rights-committee", "Committee, State and procedure; Who submits the communication; "
     "The alleged victim; Anonymity and publication; Interim and protection measures; Other international procedures; "
     "Summary; Facts, in order of time; Exhaustion of domestic remedies; Claims, by article; Remedies asked for; "
     "Annexes; Date and signature"),
    ("un-sr-torture", "Identity of the persons; Circumstances; Remedial action; Author of the report"),
    ("us-sanctions", "Legal basis; Who submits; Identification; Summary; Acts, with dates and sources; Victims; "
     "What speaks for the person; Credibility, and why it matters; Annexes"),
    ("un-hrc-complaint", "Who submits; State concerned; Facts and nature of the violations; "
     "Exhaustion of domestic remedies; Other procedures; Request for confidentiality; "
     "Checklist of supporting documents"),
    ("un-upr", "The organisation; Key points; The situation since the last review; Recommendations"),
    ("osce-rfom", "In brief; Commitments and law; On violence; In public, or in confidence; "
     "What is asked of the Representative"),
    ("ep-urgency-motion", "The European Parliament,; Parliament"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "titles"), ORDER, ids=[row[0] for row in ORDER])
def test_the_parts_stand_as_in_the_form(name: str, titles: str) -> None:
    found = [one.title for one in b.walk(composed(PROFILES[name], FILES).blocks) if isinstance(one, b.Section)]
    places = [found.index(title) for title in titles.split("; ")]
    assert places == sorted(places)
