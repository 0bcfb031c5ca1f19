"""French filings of a small complaint whose records are translated: nothing is left to translate, in both formats."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from complaint.filing import blocks as b
from complaint.filing.compose import Kind, compose
from complaint.filing.facts import derive
from complaint.filing.language import read_language
from complaint.filing.parts import parts_of
from complaint.filing.recipients import recipients
from complaint.filing.select import as_of, select_from
from complaint.output.making import make as make_files
from complaint.output.theme_reading import theme_of
from complaint.packaged import shared_templates
from complaint.problems import ProblemsFound
from complaint.records.record import Record, Records
from complaint.records.schemas import schemas
from tests.filing import making
from tests.filing.as_text import as_text
from tests.filing.test_languages_complete import WRITTEN
from tests.records.factories import make, together

FILES = making.shared_files()
PROFILES, _ = recipients(FILES)
FRENCH = read_language((shared_templates() / "languages" / "fr.yaml").read_text("utf-8"), "languages/fr.yaml")
KINDS: tuple[Kind, ...] = ("filing", "annex", "letter", "annexes")
REFERENCE = re.compile(r"\[\[[^\]]*\]\]|\[\^[^\]]*\]")
FORMS = {"place": ("in", "of", "the"), "organisation": ("in", "of", "the"), "instrument": ("of",)}


@cache
def recorded() -> Records:
    more = (
        make("organisation", "pace", name="The Assembly", kind="international body"),
        make("organisation", "council-of-europe", name="The Council", kind="international body"),
        make("request", "to-pace", addressees=["pace"], text="Look at this."),
        make("remedy", "r-1", person="kestrel-mara", authority="court-lindenau", result="Dismissed."),
        make("other_procedure", "o-1", persons=["kestrel-mara"], status="withdrawn", ended="2024-09"),
        make("attachment", "letter-2", number="2", title="Letter", kind="letter", file="held", quotation="No."),
    )
    return together(tuple(making.small()), *more)


@cache
def translated() -> Records:
    """The same with a French version of every text that needs one, and the forms that templates ask for."""
    rows = [
        make(
            "translation", f"fr-{number}-{form}".strip("-"), record=record.id, field=path, form=form or None, text=text
        )
        for number, (record, path) in enumerate((record, path) for record in recorded() for path in texts(record))
        for form in ("", *(FORMS.get(record.type, ()) if path in ("name", "title", "short_name") else ()))
        for text in (f"{form} version de {''.join(re.findall(REFERENCE, str(record.at_path(path))))}".strip(),)
    ]
    return together(tuple(recorded()), *rows)


def texts(record: Record) -> Iterator[str]:
    """The paths of the texts of a record that have to be translated."""
    for wanted in schemas()[record.type].fields.values():
        inner = wanted.item or wanted
        if inner.type not in ("text", "prose") or inner.allowed or wanted.language:
            continue
        value = record.values[wanted.name]
        if isinstance(value, tuple):
            yield from (f"{wanted.name}[{place}]" for place in range(len(value)))
        elif isinstance(value, str):
            yield wanted.name


def documents(name: str, kind: Kind, records: Records) -> Iterator[b.Document]:
    """The documents of a recipient in French, as if everybody fitted it."""
    values = {**PROFILES[name].values, "people": (), "instruments": (), "rights": (), "prosecutions": ()}
    day = as_of(records, making.ON)
    whole = select_from(day, replace(PROFILES[name], values=values))
    filings = parts_of(day, whole).filings if kind in ("filing", "annexes") else (whole,)
    for filing in filings:
        yield compose(filing, derive(filing.view), FRENCH, FILES, kind)


DOCUMENTS = [
    (name, kind)
    for name in WRITTEN["fr"]
    for kind in KINDS
    if FILES.find(f"{name}/{kind}.html") or (kind == "annexes" and PROFILES[name].letter)
]


@pytest.mark.parametrize(("name", "kind"), DOCUMENTS, ids=[f"{name}/{kind}" for name, kind in DOCUMENTS])
def test_what_is_translated_needs_nothing_more(name: str, kind: Kind) -> None:
    found = list(documents(name, kind, translated()))
    assert found
    for document in found:
        assert document.language == "fr"
        assert not document.draft
        assert document.organisation == "version de"


def test_without_translations_each_text_that_lacks_is_told() -> None:
    with pytest.raises(ProblemsFound) as told:
        list(documents("pace-motion", "filing", recorded()))
    assert {problem.message for problem in told.value.problems} == {
        "the text of open-hands (field name) has no version in French",
        "the text of quiet (field short_title) has no version in French",
        "the text of veloria (field name) has no version in French",
        "the text of veloria (field name, form “in”) has no version in French",
        "the text of veloria (field name, form “of”) has no version in French",
    }


@pytest.mark.parametrize("kind", ["filing", "letter"])
def test_both_formats_are_made_and_say_the_same(kind: Kind) -> None:
    document = next(documents("un-human-rights-committee", kind, translated()))
    made = make_files(document, theme_of(FILES), ("docx", "pdf"), f"un-human-rights-committee/{kind}")
    assert made.problems == ()
    assert set(made.files) == {"docx", "pdf"}


def test_the_terms_are_those_of_the_field() -> None:
    said = as_text(next(documents("un-human-rights-committee", "filing", translated())))
    for term in ("Auteur de la communication", "Victime présumée", "État partie", "Épuisement des recours internes"):
        assert term in said
