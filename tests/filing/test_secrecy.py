"""Which ids would tell a name, and which only look like it."""

from __future__ import annotations

from typing import Any

import pytest

from complaint.filing.origins import Origin
from complaint.filing.secrecy import Secrecy, secrecy_of
from complaint.filing.select import select
from tests.filing import making
from tests.filing.making import base, person, recipient
from tests.records.factories import make, together, typed


def secrecy(*records: Any) -> Secrecy:
    return secrecy_of(select(together(base(), *records), recipient(), making.ON).view)


# Vesna Orlan and Pavel Drozd are named; Vesna Drozd, Mara Kestrel, a daughter of whom no name is recorded and a man who
# is to be called “a neighbour” are not.
PEOPLE = secrecy(
    person("orlan-vesna"),
    person("drozd-pavel"),
    person("drozd-vesna", poa={"naming": "withheld"}),
    person("kestrel-mara", poa={"naming": "initials"}, patronymic="Milanovna", name_original="Кестрел Мара"),
    make("person", "orlan-daughter", name=None, described_as="her daughter"),
    make("person", "lehman-rudi", name=None, described_as="a neighbour"),
    make("person", "neighbour", name="Otmar Brandauer", described_as="a neighbour"),
    make("alias", "alias-1", person="kestrel-mara", text="Mara Kestrell-Voss"),
    make("official", "official-stark"),
)
TELLING = [
    ("kestrel-mara", True, "the id itself"),
    ("kestrel-mara-2", True, "the id within another"),
    ("vigil.kestrel-mara.3", True, "whatever parts it"),
    ("arrest-of-kestrel", True, "the surname"),
    ("kestrels-arrest", True, "the surname with an ending"),
    ("mara", True, "the given name"),
    ("milanovna", True, "the patronymic"),
    ("voss-2024", True, "another spelling"),
    ("Кестрел", True, "the name in its own script"),
    ("letter-of-brandauer", True, "the name of somebody who is described"),
    ("arrest-of-lehman", True, "a word of an id that may be a name"),
    ("orlan-daughter", True, "the id of somebody of whom no name is known"),
    ("vesna-drozd", True, "two names that are told of others, together, in any order"),
    ("orlan-vesna", False, "somebody who is named"),
    ("drozd-pavel", False, "somebody else who is named"),
    ("vesna", False, "a given name that is also told of somebody"),
    ("daughter-of-2024", False, "a word of a description"),
    ("the-neighbour", True, "the id of somebody hidden is never told, even if it is a word"),
    ("neighbours", False, "a word of a description"),
    ("lindenau", False, "a place"),
    ("vigil-2024-05-10", False, "an event"),
    ("m", False, "a letter is no name"),
    ("", False, "nothing"),
]


@pytest.mark.parametrize(("text", "tells", "why"), TELLING, ids=[f"{row[0]}: {row[2]}" for row in TELLING])
def test_an_id_tells_a_name_or_not(text: str, tells: bool, why: str) -> None:
    assert PEOPLE.tells(text) is tells


def test_where_nobody_is_hidden_nothing_is_told() -> None:
    assert not secrecy(person("orlan-vesna")).tells("kestrel-mara")


HIDDEN = person("kestrel-mara", poa={"naming": "withheld"})
BELONGS = [
    (make("participation", "p1", person="kestrel-mara"), "p1", True, "an act against the person"),
    (make("participation", "p1", person="orlan-vesna"), "p1", False, "an act against somebody else"),
    (make("photograph", "p1", persons=["orlan-vesna", "kestrel-mara"]), "p1", True, "one of several"),
    (make("correction", "c1", about=["kestrel-mara"]), "c1", True, "in a list of any records"),
    (
        make("prosecution", "c1", persons=["kestrel-mara"], hearings=[typed("hearing", "h1")]),
        "h1",
        True,
        "inside a record of the person",
    ),
    (
        make("prosecution", "c1", persons=["orlan-vesna"], hearings=[typed("hearing", "h1")]),
        "h1",
        False,
        "inside a record of somebody else",
    ),
    (make("violation", "v1", person=None, text="[[kestrel-mara]] saw it."), "v1", False, "only named in a text"),
]


@pytest.mark.parametrize(("records", "record_id", "kept", "why"), BELONGS, ids=[row[3] for row in BELONGS])
def test_records_of_hidden_people_are_kept_back_whatever_their_ids(
    records: Any, record_id: str, kept: bool, why: str
) -> None:
    found = secrecy(person("orlan-vesna"), HIDDEN, make("event", "vigil"), make("category", "no-lawyer"), records)
    assert found.keeps_id(record_id) is kept
    assert found.keeps_origin(Origin(record_id, "text")) is kept


ORIGINS = [
    (Origin("fact:complainants.total"), False, "a number"),
    (Origin("fact:complainants.by_place", "lindenau"), False, "by place"),
    (Origin("fact:complainants.ages", "kestrel-mara"), True, "by person"),
    (Origin("fact:complainants.ages", "kestrel-mara.records"), True, "whatever is said of the group"),
    (Origin("fact:complainants.ages", "drozd-pavel"), False, "by a person who is named"),
    (Origin("fact:events.arrest-of-kestrel.detained"), True, "of a record whose id tells a name"),
    (Origin("fact:events.vigil.detained"), False, "of another"),
    (Origin("recipient:world-body", "letter.closing"), False, "a line of a profile"),
]


@pytest.mark.parametrize(("origin", "kept", "why"), ORIGINS, ids=[row[2] for row in ORIGINS])
def test_keys_of_facts_and_groups_are_looked_at_too(origin: Origin, kept: bool, why: str) -> None:
    assert PEOPLE.keeps_origin(origin) is kept
