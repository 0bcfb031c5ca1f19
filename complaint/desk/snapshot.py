"""The records of a moment as the desk shows them, with all that a list of people needs.

Takes a project that was read, gives rows, groups and names, each worked out when it is first asked for. Pages only read
it; whoever changes something goes through `complaint.records.changing`, and the next page sees it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from complaint import pipeline
from complaint.desk.recipients import Called, names_of
from complaint.desk.refusals import Refusals
from complaint.desk.standings import Group, groups_of
from complaint.desk.wording import Words
from complaint.filing import listings
from complaint.filing.admissibility import texts_in
from complaint.filing.composing import Project
from complaint.filing.matrix import Matrix
from complaint.problems import Problem, Severity
from complaint.records.changing import texts_of
from complaint.records.names.duplicates import duplicates
from complaint.records.names.finding import Pair, People
from complaint.records.names.people import Person
from complaint.records.names.sounding import sound
from complaint.records.overview import Overview, overview
from complaint.records.record import Record, Ref
from complaint.records.sheets.columns import ABOUT, PERSON
from complaint.records.sheets.listed import Listed
from complaint.records.sheets.person import person_rows

# What a record is called on a page: the first of these of which it has all fields.
TITLES = (
    ("title",),
    ("name",),
    ("event", "mode"),
    ("court", "kind"),
    ("relation", "relative"),
    ("kind", "date"),
    ("text",),
    ("printed",),
)
_REFERENCE = re.compile(r"\[\[([^\]|]+)[^\]]*\]\]")
WORST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


@dataclass(frozen=True, slots=True)
class Row:
    """One person in the list. `heard` are the sounds by which they are found, in either alphabet."""

    id: str
    name: str
    original: str
    place: str
    place_id: str
    age: int | None
    complainant: bool
    reason: str
    problems: tuple[Problem, ...]
    heard: tuple[str, ...]
    order: int

    @property
    def worst(self) -> str:
        """The gravest severity among the problems, or nothing."""
        found = {problem.severity for problem in self.problems}
        return next((severity.value for severity in WORST_FIRST if severity in found), "")


class Snapshot:
    """All records of a moment, the problems by person, the rows of the list, and the matcher of names."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.records = project.records
        self._called: dict[str, Mapping[str, Called]] = {}
        self._refusals: dict[str, Refusals] = {}
        self._texts: dict[str, Mapping[str, str]] = {}

    @property
    def people(self) -> People:
        """Everybody, to be asked who is meant."""
        return self.listed.people

    @property
    def person_of(self) -> Mapping[str, Person]:
        """Everybody by id, as they are compared."""
        return self.listed.person_of

    @cached_property
    def pairs(self) -> Sequence[Pair]:
        """Who may be on the list twice."""
        return duplicates(self.records)

    @cached_property
    def listed(self) -> Listed:
        """The same people as texts, for forms."""
        texts = texts_of(self.project.root, PERSON, *ABOUT, "place", "alias")
        return Listed(person_rows(texts.values()), texts, self.records, self.project.problems)

    @cached_property
    def problems_of(self) -> Mapping[str, tuple[Problem, ...]]:
        """The problems that stand where a person's own records stand, by the person's id."""
        found: dict[str, list[Problem]] = defaultdict(list)
        at = {(record.at.file, record.at.line): _person(record) for record in self._of_people()}
        for problem in self.project.problems:
            person = at.get((problem.place.file, problem.place.line))
            if person:
                found[person].append(problem)
        return {person: tuple(problems) for person, problems in found.items()}

    def _of_people(self) -> Iterator[Record]:
        for record_type in ("signatory", "appeal", "power_of_attorney", "alias"):
            yield from self.records.of(record_type)
            yield from (record for record in self.records.faulty if record.type == record_type)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Everybody on the list, in its order; a person with an error of their own comes first."""
        broken = [record for record in self.records.faulty if record.type == "signatory"]
        listed = listings.signatories(self.records, self.project.on)
        rows = [self._faulty(record, number) for number, record in enumerate(broken)]
        aliases: dict[str, list[str]] = defaultdict(list)
        for alias in self.records.of("alias"):
            aliases[alias.person].append(alias.text)
        for number, item in enumerate(listed, start=len(rows)):
            person = self.records[item["id"]]
            original = person.name_original or person.sort_as or ""
            name = " ".join(filter(None, (item["surname"], item["given_name"], item["patronymic"])))
            found_by = f"{name} {original} {item['place']} {' '.join(aliases[person.id])}"
            rows.append(
                Row(
                    person.id,
                    name,
                    original,
                    item["place"] or "",
                    item["place_id"] or "",
                    item["age"],
                    item["complainant"],
                    item["reason"] or "",
                    self.problems_of.get(person.id, ()),
                    tuple(dict.fromkeys(heard for word in found_by.split() if (heard := sound(word)))),
                    number,
                )
            )
        return tuple(rows)

    def _faulty(self, record: Record, number: int) -> Row:
        values = {name: str(record.values.get(name) or "") for name in ("surname", "given_name", "patronymic")}
        name = " ".join(filter(None, values.values())) or record.id
        heard = tuple(sound(word) for word in name.split())
        problems = self.problems_of.get(record.id, ())
        return Row(record.id, name, "", "", "", None, False, "", problems, heard, number)

    @cached_property
    def overview(self) -> Overview:
        """The mandates on the day of the project."""
        return overview(self.records, self.project.on)

    @cached_property
    def groups(self) -> Mapping[str, Group]:
        """Who stands where with their mandate."""
        return groups_of(self.overview, (row.id for row in self.rows))

    @cached_property
    def matrix(self) -> Matrix:
        """Who can go where."""
        found, _ = pipeline.who_can_go_where(self.project)
        return found

    def called(self, tag: str) -> Mapping[str, Called]:
        """What the recipients are called in a language; one that there is no longer goes by its id."""
        if tag not in self._called:
            self._called[tag] = names_of(self.project, tag, self._texts_in(tag))
        return self._called[tag]

    def refusals(self, said: Words) -> Refusals:
        """What says in the language of a page why a recipient would not take somebody."""
        if said.tag not in self._refusals:
            called = self.called(said.tag)
            names = {name: called[name].short for name in called}
            names |= {str(one.short_name): called[name].short for name, one in self.project.recipients.items()}
            self._refusals[said.tag] = Refusals({**names, **self._texts_in(said.tag)}, said)
        return self._refusals[said.tag]

    def _texts_in(self, tag: str) -> Mapping[str, str]:
        if tag not in self._texts:
            self._texts[tag] = texts_in(tag, self.project.files, self.project.book) if tag != "en" else {}
        return self._texts[tag]

    @cached_property
    def about(self) -> Mapping[str, tuple[Record, ...]]:
        """The records that speak of each person on the list, in the order of the records."""
        people = {row.id for row in self.rows}
        found: dict[str, list[Record]] = defaultdict(list)
        for record in (*self.records, *self.records.faulty):
            for person in dict.fromkeys(_refs(record)):
                if person in people:
                    found[person].append(record)
        return {person: tuple(records) for person, records in found.items()}

    def name_of(self, record: Record) -> str:
        """What a record is called on a page: a person's name, a title, else its id."""
        row = self.row_of.get(record.id) if record.type == "signatory" else None
        if row is not None:
            return row.name
        for names in TITLES:
            values = [record.values.get(name) for name in names]
            if all(values):
                return ": ".join(self._named(value) for value in values)
        return record.id

    def _named(self, value: object) -> str:
        """A value as it is read: the name of a record that is meant, prose with the names of people in it."""
        found = self.records.get(value) if isinstance(value, Ref) else None
        if found is not None:
            return self.name_of(found)
        return _REFERENCE.sub(lambda match: self._mentioned(match[1]), str(value))

    def _mentioned(self, record_id: str) -> str:
        row = self.row_of.get(record_id)
        return row.name if row is not None else record_id

    @cached_property
    def row_of(self) -> Mapping[str, Row]:
        return {row.id: row for row in self.rows}

    @cached_property
    def places(self) -> Mapping[str, str]:
        """The names of the places where somebody lives, by id, in order of the names."""
        used = {row.place_id: row.place for row in self.rows if row.place_id}
        return dict(sorted(used.items(), key=lambda item: item[1]))


def _refs(record: Record) -> Iterator[str]:
    """The ids of other records in the fields of a record, also in its lists."""
    for value in record.values.values():
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Ref):
                yield item


def _person(record: Record) -> str:
    """Whose record it is."""
    if record.type == "signatory":
        return record.id
    fields = ("signatory", "principal", "person")
    return next((str(record.values[name]) for name in fields if record.values.get(name)), "")
