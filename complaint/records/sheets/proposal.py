"""What an import would do: for each row somebody new, a change field by field, nothing, a doubt, or a refusal.

Takes the answers of a sheet and the list as it stands; gives a `Proposed` for each row. Nothing is written here. A row
that is doubtful offers choices, and somebody has to choose; each row ends up in exactly one of the kinds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from complaint.problems import Problem
from complaint.records.changing.history import RecordChange, field_changes
from complaint.records.changing.wishes import Add, Edit, Wish
from complaint.records.names.finding import People
from complaint.records.names.people import Person
from complaint.records.schemas import schemas
from complaint.records.sheets.answers import Answer
from complaint.records.sheets.columns import PERSON
from complaint.records.sheets.listed import Listed
from complaint.records.sheets.matching import as_person, who_is_meant
from complaint.records.sheets.person import (
    NO_APPEAL,
    UNSURE_NAME,
    Filling,
    PersonRow,
    has_appealed,
    is_unsure_of_name,
    wishes_for,
)
from complaint.records.sheets.updating import updates, with_records, without_same

NEW, CHANGED, UNCHANGED, DOUBTFUL, REJECTED = "new", "changed", "unchanged", "doubtful", "rejected"
KINDS: Final = (NEW, CHANGED, UNCHANGED, DOUBTFUL, REJECTED)
PLACE: Final = "place"
_OWN: Final = ("appeal_id", "mandate_id", "version", "problems")


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to settle a doubt: the person meant (None: somebody new), the reason, and what would be done."""

    person: str | None
    reason: str
    wishes: tuple[Wish, ...]

    @property
    def changes(self) -> tuple[RecordChange, ...]:
        return _as_changes(self.wishes)


@dataclass(frozen=True, slots=True)
class Proposed:
    """What would become of one row. `person` is the id of who is changed or of who is new.

    `behind` has the problem of the records, with the field of theirs, for each reason that tells one. `places` are what
    is to be written of places that somebody told about, `private` values by column that are sealed and not listed.
    """

    row: int
    kind: str
    name: str
    person: str = ""
    wishes: tuple[Wish, ...] = ()
    reasons: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    texts: tuple[str, ...] = ()
    behind: Mapping[str, tuple[str, Problem]] = field(default_factory=dict)
    places: Mapping[str, Wish] = field(default_factory=dict)
    private: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def needed(self) -> tuple[Wish, ...]:
        """What has to be written of places so that this row can be."""
        used = dict.fromkeys(
            str(value)
            for wish in self.wishes
            if isinstance(wish, Add | Edit)
            for name, value in wish.new.items()
            if PLACE in schemas()[wish.type].fields[name].to
        )
        return tuple(self.places[place] for place in used if place in self.places)

    @property
    def changes(self) -> tuple[RecordChange, ...]:
        """What would be changed, field by field, as the history would tell it."""
        return _as_changes((*self.needed, *self.wishes))

    def settled(self, choice: Choice) -> Proposed:
        """The row as somebody chose."""
        kind = NEW if choice.person is None else CHANGED if choice.wishes else UNCHANGED
        person = choice.person or next((wish.id for wish in choice.wishes if wish.type == PERSON), "")
        return replace(self, kind=kind, person=person, wishes=choice.wishes, reasons=(), choices=())

    def rejected(self, *reasons: str) -> Proposed:
        return replace(self, kind=REJECTED, wishes=(), reasons=reasons, choices=())


def _as_changes(wishes: Iterable[Wish]) -> tuple[RecordChange, ...]:
    found = []
    for wish in wishes:
        if isinstance(wish, Add | Edit):
            seen = (wish.seen or {}) if isinstance(wish, Edit) else {}
            fields = field_changes(wish.type, {name: value for name, value in seen.items() if value}, wish.new)
            found.append(RecordChange(wish.type, wish.id, "edit" if isinstance(wish, Edit) else "add", fields))
    return tuple(found)


class Proposing:
    """Goes through the rows of a sheet, one after the other; later rows know of the new people of earlier ones."""

    def __init__(self, found: Listed, filling: Filling, source: str, *, ours: bool) -> None:
        self.found = found
        self.filling = filling
        self.source = source
        self.ours = ours
        self.taken = set(filling.taken)
        self.given: set[str] = set()  # ids that rows of the sheet are about
        self.new: dict[str, tuple[int, Mapping[str, str]]] = {}

    def proposal(self, rows: Sequence[Answer]) -> tuple[Proposed, ...]:
        """All rows."""
        incoming = (as_person(f"row {answer.row}", answer.cells) for answer in rows)
        self.incoming = People(person for person in incoming if person is not None)
        return tuple(self._row(answer) for answer in rows)

    def _row(self, answer: Answer) -> Proposed:
        row = replace(_BLANK, row=answer.row, name=_name(answer.cells), texts=answer.texts, private=answer.private)
        if answer.unclear:
            return row.rejected(*answer.unclear)
        cells = {key: value for key, value in answer.cells.items() if key not in _OWN}
        person = self.found.rows.get(cells.get("id", ""))
        if person is not None:
            return self._known(row, answer, cells, person)
        if self.ours and cells.get("id"):
            return row.rejected(f"nobody on the list has the short name “{cells['id']}”")
        cells = {key: value for key, value in cells.items() if value and key != "id"}
        if not row.name:
            return row.rejected("the row gives no name")
        meant = who_is_meant(cells, self.found.people)
        if meant.person is not None:
            return self._matched(row, cells, meant.person)
        earlier = self._earlier(answer, cells)
        if earlier is not None:
            return replace(row, kind=earlier[0], reasons=(earlier[1],), choices=self._choices(row, cells, {}))
        same = [person for person in meant.candidates if self._says_so_already(row, cells, person)]
        if len(same) == 1:
            return replace(row, kind=UNCHANGED, person=same[0])
        if meant.candidates:
            reasons = (f"{person} ({self.found.name_of(person)}): {why}" for person, why in meant.candidates.items())
            return replace(
                row, kind=DOUBTFUL, reasons=tuple(reasons), choices=self._choices(row, cells, meant.candidates)
            )
        if not has_appealed(cells):
            return row.rejected(NO_APPEAL)
        wishes = self._new(row, cells)
        self.new[f"row {row.row}"] = (row.row, cells)
        unsure = (UNSURE_NAME,) if is_unsure_of_name(cells) else ()
        return replace(row, kind=NEW, person=wishes[0].id, wishes=wishes, reasons=unsure)

    def _known(self, row: Proposed, answer: Answer, cells: dict[str, str], person: PersonRow) -> Proposed:
        """A row that names a person by id: empty cells empty the field if the sheet shows all of the record."""
        if person.id in self.given:
            return row.rejected(f"an earlier row has the short name “{person.id}” too")
        self.given.add(person.id)
        if not self.ours:
            cells = {key: value for key, value in cells.items() if value}
        named = with_records(self.found, person, answer.cells)
        wishes = without_same(wishes_for(cells, named, self._filling(), self._origin(row)), named)
        if not wishes:
            return replace(row, kind=UNCHANGED, person=person.id)
        version = answer.cells.get("version", "").removeprefix("v")
        if self.ours and version != person.version:
            reason = f"the list has been changed since this sheet was exported; this row would overwrite {person.id}"
            choice = Choice(person.id, reason, wishes)
            return replace(row, kind=DOUBTFUL, person=person.id, reasons=(reason,), choices=(choice,))
        return replace(row, kind=CHANGED, person=person.id, wishes=wishes)

    def _matched(self, row: Proposed, cells: Mapping[str, str], person: str) -> Proposed:
        wishes = self._for(row, cells, person)
        if person in self.given and wishes:
            reason = f"an earlier row is about {person} too"
            return replace(
                row, kind=DOUBTFUL, person=person, reasons=(reason,), choices=(Choice(person, reason, wishes),)
            )
        self.given.add(person)
        return replace(row, kind=CHANGED if wishes else UNCHANGED, person=person, wishes=wishes)

    def _choices(self, row: Proposed, cells: Mapping[str, str], people: Mapping[str, str]) -> tuple[Choice, ...]:
        as_them = (Choice(person, why, self._for(row, cells, person)) for person, why in people.items())
        return (*as_them, Choice(None, "somebody new", self._new(row, cells)))

    def _for(self, row: Proposed, cells: Mapping[str, str], person: str) -> tuple[Wish, ...]:
        return updates(self.found, person, cells, self._filling(), self._origin(row))

    def _new(self, row: Proposed, cells: Mapping[str, str]) -> tuple[Wish, ...]:
        origin = {"origin": self._origin(row)}
        wishes = tuple(wishes_for({**origin, **cells}, None, self._filling(), self._origin(row)))
        self.taken.update(wish.id for wish in wishes)
        return wishes

    def _earlier(self, answer: Answer, cells: Mapping[str, str]) -> tuple[str, str] | None:
        """Whether an earlier row of the sheet is, or may be, about the same new person."""
        earlier = self._new_before(answer)
        meant = who_is_meant(cells, People(earlier)) if earlier else None
        if meant is None or (meant.person is None and not meant.candidates):
            return None
        people = [meant.person] if meant.person is not None else list(meant.candidates)
        for person in people:
            number, known = self.new[person]
            if all(known.get(key) == value for key, value in cells.items() if key != "origin"):
                return UNCHANGED, f"says the same as row {number}"
        number, _ = self.new[people[0]]
        return DOUBTFUL, (
            f"row {number} is about somebody new with the same or a similar name; "
            "if it is the same person, import this sheet once more afterwards"
        )

    def _new_before(self, answer: Answer) -> list[Person]:
        """The new people of earlier rows whose names are near."""
        asked = as_person(f"row {answer.row}", answer.cells)
        near = self.incoming.who(asked, most=20) if asked is not None else []
        return [match.person for match in near if match.person.id in self.new]

    def _says_so_already(self, row: Proposed, cells: Mapping[str, str], person: str) -> bool:
        """Whether the records of a person say all that the row says, the name included."""
        asked, match = as_person("", cells), self.found.person_of.get(person)
        same_name = match is not None and asked is not None and bool(asked.written & match.written)
        return same_name and not self._for(row, cells, person)

    def _filling(self) -> Filling:
        return replace(self.filling, taken=self.taken)

    def _origin(self, row: Proposed) -> str:
        return f"{self.source} row {row.row}"


_BLANK: Final = Proposed(0, REJECTED, "")


def _name(cells: Mapping[str, str]) -> str:
    parts = [cells[key] for key in ("surname", "given_name", "patronymic") if cells.get(key)]
    return " ".join(parts) or cells.get("full_name", "") or cells.get("name_original", "")
