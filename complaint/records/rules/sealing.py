"""Rules about what is private, and about the keys for which it is sealed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from complaint.problems import Problem
from complaint.records.record import HELD, Record, Records
from complaint.records.rules.table import rule
from complaint.records.schemas import schemas
from complaint.records.sealing.age import is_public_key
from complaint.records.wording import say


@rule("private-in-clear", "private-not-sealed")
def private_values_do_not_stand_in_the_lists(records: Records, on: date) -> Iterator[Problem]:
    code = "private-not-sealed" if records.of("sealing_key") else "private-in-clear"
    for kind, schema in schemas().items():
        private = [name for name, wanted in schema.fields.items() if wanted.private and wanted.held]
        for record in records.of(kind) if private and kind in records.types else ():
            for name in private:
                if record.values.get(name) not in (None, HELD):
                    yield say(code, record.place_of(name), id=record.id, field=name)


@rule("wrong-public-key", "public-key-twice")
def public_keys_are_keys(records: Records, on: date) -> Iterator[Problem]:
    seen: dict[str, Record] = {}
    for one in records.of("sealing_key"):
        if not is_public_key(one.public_key):
            yield say("wrong-public-key", one.place_of("public_key"), id=one.id)
        elif seen.setdefault(one.public_key, one) is not one:
            yield say("public-key-twice", one.place_of("public_key"), id=one.id, other=seen[one.public_key].id)
