"""The Russian wording: numbers and dates decline, every closed list has its words, and nothing is left in English.

The small complaint of the other tests is put into Cyrillic letters, as if it had been recorded in Russian. What a
document then still shows in Latin letters is the wording's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from complaint.filing import blocks as b
from complaint.filing.compose import Kind, compose
from complaint.filing.facts import derive
from complaint.filing.language import Language, read_language
from complaint.filing.parts import parts_of
from complaint.filing.recipients import recipients
from complaint.filing.select import as_of, select_from
from complaint.output.making import make as make_files
from complaint.output.reading import expected
from complaint.output.theme_reading import theme_of
from complaint.packaged import shared_templates
from complaint.records.dates import PartialDate
from complaint.records.record import Record, Records, Ref
from complaint.records.schemas import Field, schemas
from tests.filing import making
from tests.records.factories import make, together, typed

FILES = making.shared_files()
PROFILES, _ = recipients(FILES)
TAKE_RUSSIAN = sorted(
    name for name, one in PROFILES.items() if "ru" in one.languages and FILES.find(f"{name}/filing.html")
)


def _language(tag: str) -> Language:
    return read_language((shared_templates() / "languages" / f"{tag}.yaml").read_text("utf-8"), f"languages/{tag}.yaml")


RUSSIAN, ENGLISH = _language("ru"), _language("en")

# --- numbers and dates ---------------------------------------------------------------------------------------

COUNTED = [
    ("complainant", ["1 заявитель", "2 заявителя", "5 заявителей", "11 заявителей", "21 заявитель", "22 заявителя"]),
    ("person", ["1 человек", "2 человека", "5 человек", "11 человек", "21 человек", "22 человека"]),
    ("day", ["1 сутки", "2 суток", "5 суток", "11 суток", "21 сутки", "22 суток"]),
    ("hour", ["1 час", "2 часа", "5 часов", "11 часов", "21 час", "22 часа"]),
    ("page", ["1 страница", "2 страницы", "5 страниц", "11 страниц", "21 страница", "22 страницы"]),
    (
        "communication",
        ["1 сообщение", "2 сообщения", "5 сообщений", "11 сообщений", "21 сообщение", "22 сообщения"],
    ),
]


@pytest.mark.parametrize(("noun", "said"), COUNTED, ids=[row[0] for row in COUNTED])
def test_a_noun_declines_with_its_number(noun: str, said: list[str]) -> None:
    assert [_spaced(RUSSIAN.count(number, noun)) for number in (1, 2, 5, 11, 21, 22)] == said


@pytest.mark.parametrize("noun", sorted(RUSSIAN.plurals))
def test_every_noun_has_the_four_forms_of_russian(noun: str) -> None:
    assert set(RUSSIAN.plurals[noun]) == {"one", "few", "many", "other"}


DATES = [
    ("2018-05-10", "10 мая 2018 года"),
    ("2018-05", "май 2018 года"),
    ("2018", "2018 год"),
    ("start of 2018-03", "начало марта 2018 года"),
    ("end of 2017-11", "конец ноября 2017 года"),
    ("2018-09-17/2018-09-18", "17–18 сентября 2018 года"),
    ("2018-03-21/2018-05-09", "21 марта – 9 мая 2018 года"),
    ("2018-03/2018-10", "март – октябрь 2018 года"),
]


@pytest.mark.parametrize(("typed_as", "said"), DATES, ids=[row[0] for row in DATES])
def test_a_month_stands_in_the_case_that_its_place_asks_for(typed_as: str, said: str) -> None:
    assert _spaced(RUSSIAN.when(PartialDate.parse(typed_as))) == said


def test_a_day_is_not_parted_from_its_month() -> None:
    assert RUSSIAN.day(date(2018, 11, 5)) == "5\N{NO-BREAK SPACE}ноября 2018\N{NO-BREAK SPACE}года"


# --- completeness --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["words", "bounds", "plurals", "forms_of_address"])
def test_it_has_all_words_that_english_has(part: str) -> None:
    assert set(getattr(ENGLISH, part)) <= set(getattr(RUSSIAN, part))


# Lists of which documents print nothing: they steer the program, or tell those who work with the records.
UNPRINTED = {
    *("alias.kind", "figure.bound", "form.kind", "generalisation.field", "justification.scopes", "later_fact.kind"),
    *("penalty.currency", "person.standing"),
    *("power_of_attorney.scopes", "provision.subjects", "provision.unit", "source.kind", "violation.role"),
}
OF_RULES = ("acceptance", "admissibility_rule", "contact", "correction", "recipient", "rule_group", "same_matter")
LISTS = {
    f"{name}.{field.name}": list(field.allowed)
    for name, schema in schemas().items()
    if name not in OF_RULES
    for field in schema.fields.values()
    if field.allowed and not field.name.startswith("naming")
}


@pytest.mark.parametrize("name", sorted(set(LISTS) - UNPRINTED))
def test_every_value_of_a_closed_list_has_its_word(name: str) -> None:
    assert list(RUSSIAN.values[name]) == LISTS[name]


def test_the_treaty_bodies_take_russian() -> None:
    bodies = {name for name, one in PROFILES.items() if one.values.get("counts_as") == "treaty body"}
    assert len(bodies) == 6
    assert bodies < set(TAKE_RUSSIAN)


@pytest.mark.parametrize("name", TAKE_RUSSIAN)
def test_whoever_takes_russian_says_by_which_rule(name: str) -> None:
    assert [fact["rule"] for fact in PROFILES[name].facts if fact["about"] == "languages"]


# --- whole documents -----------------------------------------------------------------------------------------

# Addresses for the post, codes of currencies, and a scope as it is called in the records stay in Latin letters.
LATIN = {"KZT", "EUR", "disclose", "to", "the", "State"}
_SMALL = str.maketrans("abcdefghijklmnopqrstuvwxyz", "абцдефгхижклмнопщрстувшчыз")
LETTERS = {**_SMALL, **{ord(chr(one).upper()): chr(other).upper() for one, other in _SMALL.items()}}
_MARKUP = re.compile(r"(\[\[[^\]]*\]\]|\[\^[^\]]*\])")
KINDS: tuple[Kind, ...] = ("filing", "annex", "letter", "annexes")


def in_cyrillic(record: Record) -> Record:
    """The record with every text of its own in Cyrillic letters, one for one."""
    if record.type == "pseudonym":
        return record  # numbers and codes
    fields = schemas()[record.type].fields
    values = {name: _cyrillic(value, fields.get(name)) for name, value in record.values.items()}
    if record.type == "complaint":
        values["language"] = "ru"
    return replace(record, values=values)


def _cyrillic(value: Any, field: Field | None) -> Any:
    if field is None or field.allowed or isinstance(value, Ref):
        return value
    match value:
        case str() if field.type in ("text", "prose"):
            return _put(value)
        case tuple() if field.item is not None:
            return tuple(_cyrillic(item, field.item) for item in value)
        case Mapping():
            return {name: _cyrillic(inner, field.fields.get(name)) for name, inner in value.items()}
    return value


def _put(text: str) -> str:
    """The text in Cyrillic letters, with its references as they are."""
    parts = _MARKUP.split(text)
    return "".join(part if place % 2 else part.translate(LETTERS) for place, part in enumerate(parts))


def _texts(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Every text below a value, with its path."""
    match value:
        case str() if not isinstance(value, Ref):
            yield path, value
        case tuple():
            for place, inner in enumerate(value):
                yield from _texts(inner, f"{path}[{place}]")
        case Mapping():
            for name, inner in value.items():
                yield from _texts(inner, f"{path}.{name}" if path else name)


@cache
def _recorded() -> Records:
    """The small complaint with one of everything that these templates can print, in English."""
    person = {"person": "kestrel-mara"}
    more = (
        make("remedy", "r-1", **person, authority="court-lindenau", result="Dismissed."),
        make("remedy", "r-2", **person, kind="complaint", filed_on=None, decided_on=None, why_not="No use."),
        make("other_procedure", "o-1", persons=["kestrel-mara"], status="withdrawn", ended="2024-09", reference="X-1"),
        make(
            "attachment",
            "letter-2",
            number="2",
            title="Letter",
            kind="letter",
            file="held",
            quotation="No.",
            author="M",
        ),
        make("seizure", "s-1", **person),
        make("penalty", "p-1", **person, kind="arrest", days="21", date="2024-05-11", provisions=["penal-12"]),
        make("participation", "home", **person, event="march", mode="visited at home", hours_held="2"),
        make(
            "prosecution",
            "full",
            **{"order": "9", "stage": "in custody", "persons": ["kestrel-mara"], "rights": ["fair-trial"]},
            **{"title": "[[kestrel-mara]]", "accusation": "She lit a candle.", "evidence": "A candle."},
            account=[{"title": "Before", "text": "Nothing."}],
            charges=[typed("charge", "c-1", **person, title="Lighting", withdrawn_on="2024-08-01")],
            custody=[typed("custody", "c-2", **person, to="2024-10-01")],
            decisions=[typed("decision", "c-3", **person, asked="Five years.", further="A fine.")],
            ill_treatment=[typed("ill_treatment", "c-4", **person, proceedings="None.")],
            hearings=[typed("hearing", "c-5")],
            steps=[typed("step", "c-6", **person)],
        ),
    )
    bodies = [record for name in ("un", "osce", "osce-odihr", "osce-pa", "osce-rfom") for record in _body(name)]
    return together(tuple(making.small()), bodies, *more)


@cache
def _in_russian() -> Records:
    """The same, recorded in Russian."""
    return Records([in_cyrillic(record) for record in _recorded()], schemas())


@cache
def _translated() -> Records:
    """The same in English, with a translation of every text that needs one."""
    found = [
        make("translation", f"ru-{record.id}-{count}", record=record.id, field=path, language="ru", text=_put(text))
        for record in _recorded()
        for count, (path, text) in enumerate(_texts(record.values, ""))
        if _goes(record, path) == ""
    ]
    return together(tuple(_recorded()), *found)


@cache
def _names() -> set[str]:
    """The words of texts that are in no language, or may stay in their own: names of people, for one."""
    records = _recorded()
    kept = (text for one in records for path, text in _texts(one.values, "") if _goes(one, path) in ("none", "own"))
    return set(re.findall("[A-Za-z]+", " ".join(kept)))


def _goes(record: Record, path: str) -> str | None:
    """How a text goes into another language, as its schema says; None for what is no text."""
    field = schemas()[record.type].field_at(path)
    return None if field is None or field.allowed or field.type not in ("text", "prose") else field.language


def _body(name: str) -> tuple[Record, ...]:
    return (
        *make("organisation", name, name=name, kind="international body"),
        *make("request", f"to-{name}", addressees=[name], text="Look at this."),
        *make("request", f"support-{name}", addressees=[name], kind="support", text="Support this.", order="2"),
    )


def _documents(name: str, kind: Kind, records: Records | None = None) -> Iterator[b.Document]:
    """The documents of a recipient in Russian, as if everybody fitted it; of what was recorded in Russian, or these."""
    values = {**PROFILES[name].values, "people": (), "instruments": (), "rights": (), "prosecutions": ()}
    day = as_of(records or _in_russian(), making.ON)
    whole = select_from(day, replace(PROFILES[name], values=values))
    filings = parts_of(day, whole).filings if kind in ("filing", "annexes") else (whole,)
    assert filings
    for filing in filings:
        yield compose(filing, derive(filing.view), RUSSIAN, FILES, kind)


DOCUMENTS = [
    (name, kind)
    for name in TAKE_RUSSIAN
    for kind in KINDS
    if FILES.find(f"{name}/{kind}.html") or (kind == "annexes" and PROFILES[name].letter)
]


@pytest.mark.parametrize(("name", "kind"), DOCUMENTS, ids=[f"{name}/{kind}" for name, kind in DOCUMENTS])
def test_no_english_word_is_left(name: str, kind: Kind) -> None:
    address = PROFILES[name].letter["address"] if PROFILES[name].letter else ()
    ours = LATIN | set(re.findall("[A-Za-z]+", f"quiet/{name} {' '.join(address)}"))
    for document in _documents(name, kind):
        assert _in_latin(document) <= ours


@pytest.mark.parametrize(("name", "kind"), DOCUMENTS, ids=[f"{name}/{kind}" for name, kind in DOCUMENTS])
def test_what_is_translated_needs_nothing_more(name: str, kind: Kind) -> None:
    address = PROFILES[name].letter["address"] if PROFILES[name].letter else ()
    ours = LATIN | _names() | set(re.findall("[A-Za-z]+", f"quiet/{name} {' '.join(address)}"))
    for document in _documents(name, kind, _translated()):
        assert _in_latin(document) <= ours


@pytest.mark.parametrize("kind", ["filing", "letter"])
def test_both_formats_are_made_and_say_the_same(kind: Kind) -> None:
    document = list(_documents("un-human-rights-committee", kind))[-1]
    made = make_files(document, theme_of(FILES), ("docx", "pdf"), f"un-human-rights-committee/{kind}")
    assert made.problems == ()
    assert set(made.files) == {"docx", "pdf"}


def test_a_word_in_english_is_seen() -> None:
    (document, *_) = _documents("osce-odihr", "letter")
    assert "Left" in _in_latin(replace(document, blocks=(*document.blocks, b.Paragraph((b.Text("Left"),)))))


def _in_latin(document: b.Document) -> set[str]:
    """Every word in Latin letters that a reader of the document finds, in titles, alternatives and notes too."""
    found = expected(document)
    passages = [passage.text for passage in (*found.body, *found.footnotes)]
    said = [document.title, document.short_title, document.mark, *passages, *found.headings, *found.alternatives]
    return set(re.findall("[A-Za-z]{2,}", " ".join(said)))


def _spaced(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")
