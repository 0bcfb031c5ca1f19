"""The list of people of a project, ready to be worked on: rows, places by name, ids in use, and who a name means.

Takes the folder, gives a `Listed`. Only reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from complaint.problems import Problem
from complaint.records.changing.checking import load_steadily
from complaint.records.changing.texts import RecordText, texts_of
from complaint.records.names.duplicates import everybody
from complaint.records.names.finding import Match, People
from complaint.records.names.parts import parts_of
from complaint.records.names.people import Person, person_from
from complaint.records.record import Record, Records
from complaint.records.sheets.columns import ABOUT, PERSON
from complaint.records.sheets.person import Filling, PersonRow, person_rows
from complaint.records.sheets.values import Known, known_places
from complaint.records.sheets.wording import plain


@dataclass(frozen=True)
class Listed:
    """The list as it stands. `rows` are in the order of the file."""

    rows: Mapping[str, PersonRow]
    texts: Mapping[tuple[str, str], RecordText]
    records: Records
    problems: tuple[Problem, ...]

    @cached_property
    def people(self) -> People:
        return everybody(self.records)

    @cached_property
    def person_of(self) -> Mapping[str, Person]:
        """Everybody by id, as they are compared."""
        return {person.id: person for person in self.people.people}

    @cached_property
    def about(self) -> Mapping[tuple[str, str], tuple[RecordText, ...]]:
        """All appeals and powers of attorney by their type and the person, in the order of their files."""
        found: dict[tuple[str, str], list[RecordText]] = {}
        for (kind, _), text in self.texts.items():
            if kind in ABOUT:
                found.setdefault((kind, str(text.fields.get(ABOUT[kind], ""))), []).append(text)
        return {key: tuple(texts) for key, texts in found.items()}

    @cached_property
    def complaint(self) -> Record | None:
        found = self.records.of("complaint") if "complaint" in self.records.types else ()
        return found[0] if found else None

    @cached_property
    def places(self) -> Mapping[str, str]:
        return known_places(self.texts.values())

    @cached_property
    def place_names(self) -> Mapping[str, str]:
        """How each place is written in a sheet: by its name, or by its id where several have the name."""
        names = {
            name: str(text.fields.get("name", name)) for (kind, name), text in self.texts.items() if kind == "place"
        }
        return {place: name if self.places.get(plain(name)) == place else place for place, name in names.items()}

    @cached_property
    def taken(self) -> frozenset[str]:
        """All short names that are in use."""
        return frozenset((*(record.id for record in self.records), *self.records.broken, *self.rows))

    def filling(self, on: date) -> Filling:
        return Filling(self.complaint.organisation if self.complaint else "", on, self.taken)

    def known(self, on: date) -> Known:
        return Known(self.places, on)

    def meant(self, said: str) -> tuple[str, ...]:
        """The ids of those who may be meant by an id or a name: one if it is clear, several if it is not."""
        said = said.strip()
        if said in self.rows:
            return (said,)
        if written := self.people.written(said):
            return tuple(dict.fromkeys(match.person.id for match in written))
        asked = person_from("", parts_of(said))
        likely: list[Match] = [match for match in self.people.who(asked) if match.likeness.possible]
        likely = likely or self.people.with_surname(said)
        return tuple(match.person.id for match in likely)

    def name_of(self, person: str) -> str:
        cells = self.rows[person].cells
        return " ".join(cells[part] for part in ("surname", "given_name", "patronymic") if cells.get(part))


def listed(root: Path) -> Listed:
    """The list of the project."""
    records, problems = load_steadily(root)
    texts = texts_of(root, PERSON, *ABOUT, "place", "alias")
    return Listed(person_rows(texts.values()), texts, records, problems)
