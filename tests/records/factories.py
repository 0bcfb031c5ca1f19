"""Records for tests, typed and checked as if they had been read: `make("penalty", kind="fine", amount="48100")`.

Each type has good defaults, so that a row of a table says only what matters. Values are given as they would be typed;
`None` leaves a field out. All people are invented.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from complaint.problems import Place, Problem
from complaint.records.record import Record, Records
from complaint.records.rules import RULES
from complaint.records.schemas import schemas
from complaint.records.validate import Checked, validate_mapping
from complaint.records.yaml_reader import Items, Keys, Node, Scalar

ON = date(2024, 11, 5)
AT = Place("invented.yaml", 1, 1)

DEFAULTS: Mapping[str, Mapping[str, Any]] = {
    "acceptance": {
        **{
            "state": "veloria",
            "procedure": "protocol",
            "title": "the Protocol",
            "accepted": "yes",
            "source": "A treaty",
        },
        **{"from": "2010-01-01", "reflects_year": "2024", "certainty": "read"},
    },
    "alias": {"person": "orlan-vesna", "text": "Viesna Orlan", "kind": "transliteration"},
    "allegation": {"text": "People were kept from their lawyers.", "categories": ["no-lawyer"]},
    "appeal": {"signatory": "orlan-vesna", "received": "2024-06", "included": "yes"},
    "attachment": {"number": "1", "kind": "minutes", "title": "Minutes", "date": "2024-05-10", "proves": ["vigil"]},
    "category": {
        **{"title": "No lawyer", "section": "detentions", "order": "1", "account": "Nobody was let call."},
        "rights": ["fair-trial"],
    },
    "charge": {"person": "drozd-pavel", "provision": "penal-12", "status": "accused"},
    "complaint": {
        **{"title": "Punished for a candle", "subtitle": "Complaint", "short_title": "Complaint"},
        **{"organisation": "open-hands", "state": "veloria", "filing_date": "2024-11-05"},
    },
    "contact": {
        **{"recipient": "leaflet", "form_of_address": "ms", "name": "Ms Ada Quill", "surname": "Quill"},
        **{"address": ["1 Market Place", "Lindenau"], "certainty": "read", "verified_on": "2024-10-01"},
    },
    "correction": {
        **{"kind": "date", "printed": "2023", "lines": "form 2", "kept": "2024", "why": "All others say 2024."},
        "certainty": "certain",
    },
    "custody": {"person": "drozd-pavel", "kind": "pre-trial detention", "from": "2024-05-11"},
    "decision": {
        **{"person": "drozd-pavel", "kind": "imprisonment", "court": "court-lindenau", "date": "2024-09-20"},
        "term": "3 years",
    },
    "event": {
        **{"title": "Vigil for free schools", "short_title": "Vigil", "kind": "rally", "date": "2024-05-10"},
        **{"order": "1", "places": ["lindenau"], "account": "The police cleared the square."},
    },
    "figure": {"measure": "detained", "bound": "more than", "number": "40", "unit": "people", "text": "were detained"},
    "generalisation": {"person": "orlan-vesna", "field": "age", "instead": "in her sixties"},
    "form": {
        **{"reference": "7Q2M-K4XD", "kind": "power-of-attorney", "person": "orlan-vesna", "language": "ru"},
        **{"wording": "9f86d081884c", "printed_on": "2024-06-01"},
    },
    "hearing": {"kind": "hearing", "date": "2024-09-18", "text": "The judge adjourned."},
    "ill_treatment": {"person": "drozd-pavel", "kind": "torture", "text": "The cell was not heated."},
    "instrument": {"title": "Penal Code of Veloria", "short": "PC", "kind": "code"},
    "justification": {
        **{"person": "orlan-vesna", "author": "open-hands", "relation": "organisation", "ground": "detained"},
        **{"naming": "initials", "received": "2024-06"},
    },
    "later_fact": {
        **{"about": ["vigil"], "field": "date", "value": "another", "kind": "update", "known_from": "2025-01-10"},
        **{"text": "It became known.", "source_title": "Letter"},
    },
    "not_the_same": {
        **{"one": "orlan-vesna", "other": "drozd-pavel", "why": "Both came to the office."},
        **{"who": "Anna", "on": "2024-10-01"},
    },
    "official": {"name": "L. Stark", "surname": "Stark", "how_known": "document"},
    "official_part": {"official": "official-stark-l", "function": "police officer", "event": "vigil"},
    "organisation": {"name": "Open Hands Association", "kind": "submitter"},
    "other_procedure": {
        **{"persons": ["drozd-pavel"], "body": "Committee", "kind": "treaty body", "status": "pending"},
        "since": "2024-08-01",
    },
    "participation": {
        **{"person": "orlan-vesna", "event": "vigil", "place": "lindenau", "date": "2024-05-10", "mode": "detained"},
        "in_summary": "yes",
    },
    "penalty": {"person": "drozd-pavel", "kind": "warning"},
    "person": {
        **{"described_as": "her daughter", "standing": "private person", "naming": "described"},
        "decision": "private person without a mandate",
    },
    "photograph": {"caption": "The square", "credit": "Open Hands", "section": "2.1", "file": "held"},
    "place": {"name": "Lindenau", "kind": "city", "within": "veloria"},
    "power_of_attorney": {
        **{
            "principal": "orlan-vesna",
            "representative": "open-hands",
            "scopes": ["file", "represent", "publish the name"],
        },
        **{"naming": "full", "signed_on": "held", "received": "2024-06"},
    },
    "prosecution": {
        **{"title": "[[drozd-pavel]]", "order": "1", "stage": "under investigation", "persons": ["drozd-pavel"]},
        **{"place": "lindenau"},
    },
    "provision": {"instrument": "penal", "unit": "article", "article": "12"},
    "pseudonym": {"person": "orlan-vesna", "number": "417", "folder": "k3v9t2qa"},
    "quotation": {"text": "This is an order.", "speaker_described": "a police officer"},
    "relation": {"person": "orlan-vesna", "relation": "sister of", "relative": "drozd-pavel"},
    "remedy": {"person": "drozd-pavel", "kind": "appeal", "filed_on": "2024-09-25", "decided_on": "2024-10-10"},
    "request": {
        **{"addressees": ["open-hands"], "order": "1", "kind": "ask", "text": "Send observers."},
        "names_signatories": "no",
    },
    "right": {"title": "Fair trial", "order": "1", "international": ["covenant-14"]},
    "sealing_key": {
        **{"name": "Vera", "added_on": "2024-11-05", "added_by": "Vera"},
        "public_key": "age1nn57umyu4e73pwhm5hz87k93gf3zdcvr9qkpz0teyf8vcmueqsys5f8kvq",
    },
    "seizure": {"person": "drozd-pavel", "items": "three candles", "record_given": "yes"},
    "signatory": {"surname": "Orlan", "given_name": "Vesna", "home_place": "lindenau"},
    "source": {"kind": "remark", "title": "A candle is a candle."},
    "sponsor": {"recipient": "world-body", "name": "Maria Stone", "delegation": "Poland"},
    "step": {
        **{"person": "drozd-pavel", "procedure": "asylum", "kind": "application", "date": "2024-06"},
        **{"state": "veloria", "text": "An application was made."},
    },
    "translation": {"record": "lindenau", "field": "name", "language": "fr", "text": "Lindenau-la-Grande"},
    "violation": {
        **{"category": "no-lawyer", "person": "orlan-vesna", "role": "subject"},
        "text": "[[orlan-vesna]] was refused a lawyer.",
    },
}


def typed(kind: str, record_id: str = "", /, **fields: Any) -> dict[str, Any]:
    """What somebody would have typed for a record of this type."""
    given = {"id": record_id or f"{kind.replace('_', '-')}-1", **DEFAULTS[kind], **fields}
    if "origin" in schemas()[kind].fields:
        given.setdefault("origin", "form 1")
    return {name: value for name, value in given.items() if value is not None}


def checked(kind: str, record_id: str = "", /, **fields: Any) -> Checked:
    """What checking such a record gives, whatever is wrong with it."""
    node = node_of(typed(kind, record_id, **fields))
    assert isinstance(node, Keys)
    return validate_mapping(schemas()[kind], node)


def make(kind: str, record_id: str = "", /, **fields: Any) -> tuple[Record, ...]:
    """The record and those inside it; the test fails here if it does not keep to its schema."""
    found = checked(kind, record_id, **fields)
    assert not found.problems, found.problems
    return tuple(found.records)


def node_of(value: Any, at: Place = AT) -> Node:
    """The value as the reader of YAML would give it."""
    if isinstance(value, str):
        return Scalar(value, at)
    if isinstance(value, list):
        return Items(at, [node_of(item, at) for item in value])
    return Keys(at, {key: node_of(item, at) for key, item in value.items()}, dict.fromkeys(value, at))


def together(*groups: tuple[Record, ...]) -> Records:
    """All these records, with every type that a schema describes."""
    return Records((record for group in groups for record in group), schemas())


def world(*groups: tuple[Record, ...]) -> Records:
    """These records in a project whose other records have no problem; one of the same id takes the place of its own."""
    own = [record for group in groups for record in group]
    taken = {record.id for record in own} | ({"quiet"} if any(record.type == "complaint" for record in own) else set())
    return Records((*own, *(record for record in _background() if record.id not in taken)), schemas())


def _background() -> tuple[Record, ...]:
    groups = (
        make("complaint", "quiet"),
        make("organisation", "open-hands"),
        make("organisation", "court-lindenau", name="City Court of Lindenau", kind="court"),
        make("place", "veloria", name="Veloria", kind="country", within=None),
        make("place", "lindenau"),
        make("place", "port-saker", name="Port Saker", kind="town"),
        make("signatory", "orlan-vesna"),
        make("appeal", "appeal-orlan-vesna"),
        make("power_of_attorney", "poa-orlan-vesna"),
        make("signatory", "drozd-pavel", surname="Drozd", given_name="Pavel", sex="male", sex_basis="stated"),
        make("appeal", "appeal-drozd-pavel", signatory="drozd-pavel"),
        make("power_of_attorney", "poa-drozd-pavel", principal="drozd-pavel"),
        make("event", "vigil"),
        make("participation", "vigil-orlan-vesna"),
        make("instrument", "penal"),
        make("instrument", "covenant", title="Covenant on Civil Liberties", short="CCL", kind="treaty"),
        make("provision", "penal-12"),
        make("provision", "covenant-14", instrument="covenant", article="14"),
        make("right", "fair-trial", allegations=[typed("allegation", "allegation-1")]),
        make("category", "no-lawyer"),
        make("violation", "violation-of-orlan"),
        make("official", "official-stark-l"),
        make("official_part", "part-of-stark"),
        make("source", "source-1"),
    )
    return tuple(record for group in groups for record in group)


def told_by_rule(code: str, records: Records, on: date = ON) -> list[Problem]:
    """The problems of one code."""
    return [
        problem
        for rule in RULES
        if code in rule.codes and rule.applies(records)
        for problem in rule.check(records, on)
        if problem.code == code
    ]
