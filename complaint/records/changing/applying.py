"""A change of records, whole or not at all: compare with what was seen, write the texts, check the project, keep it.

Takes the folder of a project, what is wanted (`Wish`) and by whom (`Told`); gives what was done, or why it was not:
the fields that somebody else has changed meanwhile, or the errors that the change would bring. Several people may do
this at once, from several programs; one after the other gets the lock.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from complaint.problems import Place, Problem, ProblemsFound, has_errors, in_order
from complaint.records.changing import history
from complaint.records.changing.checking import brought
from complaint.records.changing.committing import commit
from complaint.records.changing.csv_edit import NotThereError
from complaint.records.changing.editing import Work, nothing_else, write_text
from complaint.records.changing.history import Change, RecordChange, field_changes, new_change
from complaint.records.changing.texts import CHAPTER, RecordText, pattern_of
from complaint.records.changing.wishes import Add, Edit, FieldConflict, Remove, Told, Value, Wish
from complaint.records.changing.writing import PATIENCE, holding, write
from complaint.records.record import Record, Records
from complaint.records.remembering import without_pauses
from complaint.records.schemas import schemas
from complaint.records.wording import say

_KINDS: Final = {Add: "add", Edit: "edit", Remove: "remove"}


@dataclass(frozen=True, slots=True)
class About:
    """A problem that a change would bring, and the field of the record that it is about; empty for all of it."""

    problem: Problem
    type: str
    id: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """What came of it. `done` is the change as it stands in the history; None if nothing was written.

    `about` says of the problems whose places are in records, which these are.

    Nothing was written either where nothing was to be done: then there are neither conflicts nor errors.
    """

    done: Change | None = None
    conflicts: tuple[FieldConflict, ...] = ()
    problems: tuple[Problem, ...] = ()
    about: tuple[About, ...] = ()

    @property
    def refused(self) -> bool:
        return bool(self.conflicts) or has_errors(self.problems)


@dataclass(frozen=True, slots=True)
class Beside:
    """Files that hold no records and are written in the same step, and what they change of which record.

    None as a content takes a file away.
    """

    contents: Mapping[str, bytes | None] = field(default_factory=dict)
    records: tuple[RecordChange, ...] = ()


def change(
    root: Path,
    wishes: Iterable[Wish],
    told: Told,
    *,
    dry: bool = False,
    patience: float = PATIENCE,
    beside: Callable[[], Beside] = Beside,
) -> Changed:
    """Do what is wanted, all of it or nothing. With `dry` it is only told what would come of it.

    `beside` is asked for further files while nobody else can change the project; it may raise `ProblemsFound`.
    """
    wanted = tuple(wishes)
    try:
        with holding(root, patience):
            return _changed(root, wanted, told, beside, dry=dry)
    except ProblemsFound as found:
        return Changed(problems=found.problems)


def undo(root: Path, change_id: str, told: Told, *, patience: float = PATIENCE) -> Changed:
    """Put everything back that a change changed, unless somebody changed it again since.

    What is private is not in the history and cannot be put back; a warning says so.
    """
    found = history.find(root, change_id)
    if found is None:
        return Changed(problems=(say("no-such-change", Place(history.FOLDER), id=change_id),))
    private = [
        say("private-not-undone", Place(found.file), id=record.id, field=part.field)
        for record in found.records
        for part in record.fields
        if part.private
    ]
    backwards = [_backwards(record) for record in reversed(found.records)]
    done = change(root, backwards, replace(told, undoes=found.id, how="undo"), patience=patience)
    return replace(done, problems=(*done.problems, *private))


def _backwards(record: RecordChange) -> Wish:
    old = {part.field: part.old or "" for part in record.fields if not part.private}
    new = {part.field: part.new or "" for part in record.fields if not part.private}
    if record.kind == "add":
        return Remove(record.type, record.id, seen=new)
    if record.kind == "remove":
        return Add(record.type, record.id, {name: value for name, value in old.items() if value})
    return Edit(record.type, record.id, old, seen=new)


@without_pauses()
def _changed(root: Path, wishes: Sequence[Wish], told: Told, beside: Callable[[], Beside], *, dry: bool) -> Changed:
    work = Work(root)
    for record_type in dict.fromkeys(wish.type for wish in wishes):
        work.read(record_type)
    for batch in _batches(wishes):
        _do(work, batch)
    contents = {name: content for name, content in work.after.items() if content != work.before.get(name)}
    if work.conflicts or has_errors(work.problems):
        return Changed(conflicts=tuple(work.conflicts), problems=tuple(work.problems))
    more = beside()
    if not contents and not more.contents:
        return Changed(problems=tuple(work.problems))
    records, problems = brought(root, contents, {wish.id for wish in wishes}) if contents else (None, ())
    about = tuple(_about(records, problems, contents)) if records is not None else ()
    if has_errors(problems):
        return Changed(problems=in_order(problems), about=about)
    done = new_change(told, (*contents, *more.contents), (*work.records, *more.records))
    if dry:
        return Changed(done, problems=in_order(problems), about=about)
    write(root, {**contents, **more.contents, done.file: history.as_bytes(done)})
    return Changed(done, problems=(*in_order(problems), *commit(root, done)), about=about)


def _about(records: Records, problems: Iterable[Problem], files: Collection[str]) -> Iterator[About]:
    """Whose problems they are, as far as they stand in these files."""
    fields: dict[Place, tuple[Record, str]] = {}
    wrong = {problem.place.file for problem in problems} & set(files)
    for record in (*records, *records.faulty) if wrong else ():
        if record.at.file in wrong:
            fields.setdefault(record.at, (record, ""))
            for field_name, place in record.fields_at.items():
                fields.setdefault(place, (record, field_name))
    for problem in problems:
        found = fields.get(problem.place) or fields.get(Place(problem.place.file, problem.place.line))
        if found is not None:
            yield About(problem, found[0].type, found[0].id, found[1])


def _batches(wishes: Sequence[Wish]) -> Iterator[Sequence[Wish]]:
    """The wishes in their order, parted where one is about a record that an earlier one has changed."""
    batch: dict[tuple[str, str], Wish] = {}
    for wish in wishes:
        if (wish.type, wish.id) in batch:
            yield tuple(batch.values())
            batch = {}
        batch[wish.type, wish.id] = wish
    yield tuple(batch.values())


def _do(work: Work, batch: Sequence[Wish]) -> None:
    """Change the texts of some records as wanted, each once, or note why not."""
    by_file: dict[str, list[tuple[Wish, Mapping[str, Value]]]] = {}
    for wish in batch:
        new = _new_values(work, wish)
        if new is not None:
            found = work.texts.get((wish.type, wish.id))
            name = found.file if found else pattern_of(wish.type)
            by_file.setdefault(name, []).append((wish, new))
    for name, wanted in by_file.items():
        before = {key: text for key, text in work.texts.items() if text.file == name}
        try:
            write_text(work, name, wanted)
            nothing_else(work, name, [wish for wish, _ in wanted], before)
        except (NotThereError, UnicodeEncodeError) as reason:
            work.problems.append(say("not-changeable", Place(name), id=wanted[0][0].id, reason=reason))
            return
        for wish, _ in wanted:
            old, now = before.get((wish.type, wish.id)), work.texts.get((wish.type, wish.id))
            secret = wish.new if isinstance(wish, Edit) and wish.secret else ()
            changes = field_changes(wish.type, old.fields if old else {}, now.fields if now else {}, secret)
            if isinstance(wish, Edit):  # records inside have entries of their own
                changes = tuple(part for part in changes if not _holds_records(wish.type, part.field))
            if changes:
                work.records.append(RecordChange(wish.type, wish.id, _KINDS[type(wish)], changes, wish.row))


def _new_values(work: Work, wish: Wish) -> Mapping[str, Value] | None:
    """The values to be written; None if that cannot be, which is noted."""
    found = work.texts.get((wish.type, wish.id))
    at = Place(found.file if found else pattern_of(wish.type))
    new: Mapping[str, Value] = {} if isinstance(wish, Remove) else wish.new
    if isinstance(wish, Add):
        if found is not None:
            work.problems.append(say("repeated-id", at, id=wish.id, other=found.file))
            return None
        new = {"id": wish.id, **new}
    elif found is None:
        work.problems.append(say("no-such-record", at, id=wish.id, type=wish.type))
        return None
    elif conflicts := _conflicts(wish, new, found):
        work.conflicts.extend(conflicts)
        return None
    if wish.type == CHAPTER:
        return new
    unknown = [name for name in new if name not in schemas()[wish.type].fields]
    if unknown:
        work.problems.append(say("no-such-field", at, field=unknown[0], type=wish.type))
        return None
    return {name: _composed(value) for name, value in new.items()}


def _conflicts(wish: Edit | Remove, new: Mapping[str, Value], found: RecordText) -> list[FieldConflict]:
    """Where the record is not as it was seen, unless what is wanted stands there already."""
    now = found.fields
    if all(now.get(name, "") == value for name, value in new.items()) and isinstance(wish, Edit):
        return []
    if wish.seen is None:
        if not wish.version or wish.version == found.version:
            return []
        return [
            FieldConflict(wish.type, wish.id, name, None, now.get(name), value)
            for name, value in (new or now).items()
            if now.get(name, "") != value or not new
        ]
    seen = wish.seen
    theirs = [name for name in seen if now.get(name, "") != seen[name]]
    if not theirs:
        return []
    names = [*theirs, *(name for name in new if name not in theirs and new[name] != now.get(name, ""))]
    return [
        FieldConflict(wish.type, wish.id, name, seen.get(name), now.get(name), new.get(name, seen.get(name)))
        for name in names
    ]


def _composed(value: Value) -> Value:
    if isinstance(value, tuple):
        return tuple(unicodedata.normalize("NFC", item).strip() for item in value)
    return unicodedata.normalize("NFC", value).strip()


def _holds_records(record_type: str, name: str) -> bool:
    schema = schemas().get(record_type)
    return schema is not None and name in schema.fields and schema.fields[name].record is not None
