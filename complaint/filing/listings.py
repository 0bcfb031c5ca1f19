"""Lists of people, events, prosecutions and recipients for programs and tables: plain data with stable keys.

Takes records and a day, gives dictionaries. Records newer than the day are left out. Names here are for the people
who keep the records, not for recipients.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from complaint.filing.select import known_on
from complaint.filing.view import View, list_order
from complaint.records.dates import PartialDate
from complaint.records.mandates import Standing, standings
from complaint.records.record import HELD, Record, Records

Row = dict[str, Any]


def signatories(records: Records, on: date) -> Sequence[Row]:
    """Everyone who appealed, in the order of the list, with whether and why not they are a complainant on the day."""
    known = known_on(records, on)
    standing_of = standings(known, on)
    people = sorted(known.of("signatory"), key=list_order(known))
    return [_signatory(known, person, standing_of[person.id]) for person in people]


def _signatory(records: Records, person: Record, standing: Standing) -> Row:
    place = records.get(person.home_place)
    return {
        "id": person.id,
        "surname": person.surname,
        "given_name": person.given_name,
        "patronymic": person.patronymic,
        "place": place.name if place else person.home_place,
        "place_id": person.home_place,
        "age": person.age,
        "age_on": _plain(person.age_on),
        "sex": person.sex,
        "sex_basis": person.sex_basis,
        "citizenship": person.citizenship,
        "present_place": person.present_place,
        "roles": list(person.roles),
        "complainant": standing.is_complainant,
        "reason": standing.reason,
    }


def contacts(records: Records) -> Sequence[Row]:
    """Everyone to whom a copy goes, in the order of the list."""
    return [
        {name: list(value) if isinstance(value, tuple) else _plain(value) for name, value in contact.values.items()}
        for contact in records.of("contact")
    ]


def events(records: Records, on: date) -> Sequence[Row]:
    """The events in the order of the chronology, with the participations of complainants."""
    view = _view(records, on)
    return [_event(view, event) for event in view.events]


def _event(view: View, event: Record) -> Row:
    parts = view.participations.get(event.id, ())
    return {
        "id": event.id,
        "title": event.title,
        "kind": event.kind,
        "from": event.date.first.isoformat(),
        "to": event.date.last.isoformat(),
        "places": list(event.places),
        "complainants": len({part.person for part in parts}),
        "listed": len({part.person for part in parts if part.in_summary}),
        "participations": [
            {
                "id": part.id,
                "signatory": part.person,
                "place": view.whole[part.place].name,
                "place_id": part.place,
                "mode": part.mode,
                "date": _plain(part.date),
                "listed": part.in_summary,
                "hours_held": _plain(part.hours_held),
            }
            for part in parts
        ],
    }


def prosecutions(records: Records, on: date) -> Sequence[Row]:
    """The prosecutions in the order in which they are told, with charges, decisions and officials."""
    view = _view(records, on)
    return [_prosecution(view, case) for case in view.prosecutions]


def _prosecution(view: View, case: Record) -> Row:
    records = view.records
    place = records.get(case.place)
    return {
        "id": case.id,
        "persons": list(case.persons),
        "place": place.name if place else case.place,
        "stage": case.stage,
        "charges": [_charge(records, charge) for charge in records.inside(case, "charge")],
        "decisions": [
            {
                "id": decision.id,
                "person": decision.person,
                "court": _name(records, decision.court),
                "date": _plain(decision.date),
                "kind": decision.kind,
                "term": decision.term,
            }
            for decision in records.inside(case, "decision")
        ],
        "custody": [
            {"person": c.person, "kind": c.kind, "from": _plain(c.values["from"]), "to": _plain(c.to)}
            for c in records.inside(case, "custody")
        ],
        "officials": [
            {"id": part.official, "name": _name(records, part.official), "function": part.function}
            for part in view.with_value("official_part", "prosecution", case.id)
        ],
    }


def _charge(records: Records, charge: Record) -> Row:
    provision = records[charge.provision]
    return {
        "id": charge.id,
        "person": charge.person,
        "code": records[provision.instrument].short,
        "article": provision.article,
        "part": provision.part,
        "title": charge.title or provision.title,
        "status": charge.status,
    }


def recipients(profiles: Mapping[str, Record]) -> Sequence[Row]:
    """The recipients that a filing can be made for."""
    return [
        {
            "id": profile.id,
            "name": profile.name,
            "short_name": profile.short_name,
            "system": profile.system,
            "kind": profile.kind,
            "disclosure": profile.disclosure,
            "languages": list(profile.languages),
            "power": profile.power,
            "form": profile.form,
            "letter": bool(profile.letter),
        }
        for profile in profiles.values()
    ]


def _view(records: Records, on: date) -> View:
    """All records known on the day: the people who keep them see more than any recipient."""
    known = known_on(records, on)
    people = (known[person] for person, standing in standings(known, on).items() if standing.is_complainant)
    return View(known, sorted(people, key=list_order(known)), on)


def _name(records: Records, record_id: str) -> str:
    record = records.get(record_id)
    return str(record.name) if record else record_id


def _plain(value: Any) -> Any:
    if value is HELD:
        return "held"
    if isinstance(value, PartialDate):
        return value.typed
    return float(value) if value is not None and not isinstance(value, str | int) else value
