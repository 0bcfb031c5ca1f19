"""Which records a filing draws on: what has to be the same for it to come out the same.

Takes a filing, and a document of it; gives its records, each with a sum of what it may print of them. What the whole
complaint is drawn on as of today is worked out anew by the same way, without composing anything. In doubt a record is
taken in: a filing made once more for nothing costs less than one that is handed over and no longer true.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from complaint.filing.admitting import admissions, taken
from complaint.filing.blocks import Chart, Document, Field, Section, plain, tied_groups, walk, walk_inlines
from complaint.filing.composing import Project
from complaint.filing.consent import FULL
from complaint.filing.filing import Filing
from complaint.filing.parts import parts_of, told
from complaint.filing.secrecy import references
from complaint.filing.select import as_of
from complaint.filing.tongue import ENGLISH
from complaint.filing.view import View
from complaint.problems import Problem, ProblemsFound
from complaint.records.beside import FILES
from complaint.records.record import Record
from complaint.records.schemas import schemas

# Nothing of these is printed in a filing; a contact belongs to the letter to it.
_NOT_PRINTED: Final = frozenset({"sealing_key", "allowed_occurrence", "not_the_same", "contact"})
# Fields that are printed nowhere; nor are private ones, unless a form asks for them.
_KEPT_BACK: Final = frozenset({("signatory", "note"), ("power_of_attorney", "guardian"), ("contact", "note")})
# What is told of all these, also of those about people who are not in the filing: how many appealed, who is asked.
COUNTED: Final = "counted"  # before the sum of a record that is in no filing and only counted there
DRAFT: Final = " (draft)"
_COUNTED: Final[Mapping[str, tuple[str, ...]]] = {"appeal": ("signatory", "included"), "request": ("addressees",)}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A record that a filing draws on: its id and type, where it stands, and a sum of what may be printed of it."""

    record: str
    type: str
    place: str
    content: str


@dataclass(frozen=True, slots=True)
class Today:
    """What the filings of a project are today, by name; of those that would not be made at all, why."""

    filings: Mapping[str, Filing]
    against: Mapping[str, tuple[str, ...]]
    problems: tuple[Problem, ...] = ()


def name_of(filing: Filing, *, draft: bool) -> str:
    """How a filing is called among all of a build: recipient, its own folder if it has one, and if it is a draft."""
    return "/".join(filter(None, (filing.recipient.id, filing.key))) + (DRAFT if draft else "")


class Drawing:
    """Tells what filings of one project draw on; remembers the sums, for most records are in many filings."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._sums: dict[tuple[Record, tuple[str, ...]], str] = {}
        self._known: dict[tuple[Record, frozenset[tuple[str, str]]], Drawn] = {}

    def drawn(self, filing: Filing) -> tuple[Drawn, ...]:
        """The records that the filing draws on, in their order."""
        view, asked = filing.view, _printed_private(filing.recipient)
        kept = {record.id for record in view.records}
        found = [self._drawn(record, asked) for record in view.records if _is_printed(record, filing)]
        found += self._files(view.records)
        for kind, fields in _COUNTED.items():
            others = (record for record in view.whole.of(kind) if record.id not in kept)
            found += [Drawn(one.id, kind, _place(one), f"{COUNTED} {self._sum_of(one, fields)}") for one in others]
        return tuple(found)

    def mentioned(self, filing: Filing, documents: Iterable[Document]) -> tuple[Drawn, ...]:
        """The records beside them that the documents name or that one of them refers to, and how people are named.

        Who is only referred to, and would be named in full, counts where the name stands in the documents.
        """
        view, documents = filing.view, tuple(documents)
        kept = {record.id for record in view.records}
        named = {field.record for document in documents for field in _fields(document)}
        ids = dict.fromkeys(str(one) for record in view.records for one in references(record.values))
        ids |= dict.fromkeys(named)
        words = _words(documents)
        others = [
            record
            for one in ids
            if one not in kept and (record := view.whole.get(one)) is not None
            if one in named or words is None or not _is_silent(record, view, words)
        ]
        people = {record.id for record in others if record.type == "signatory"}
        others += [view.mandates[one] for one in sorted(people) if one in view.mandates]
        others += [record for record in view.whole.of("pseudonym") if record.person in people]
        return tuple(self.alone(record) for record in others if ":" not in record.id)

    def alone(self, record: Record) -> Drawn:
        """A record as it is read whoever the recipient is, as the contact of a letter."""
        return self._drawn(record, frozenset())

    def _drawn(self, record: Record, asked: frozenset[tuple[str, str]]) -> Drawn:
        """Private fields count only where a form prints them, so that they stand in the filing anyway.

        Why: nobody can then try out from what a build leaves behind what stood in such a field.
        """
        if (record, asked) in self._known:
            return self._known[record, asked]
        known = schemas()[record.type].fields if record.type in schemas() else {}
        fields = tuple(
            name
            for name in record.values
            if (record.type, name) in asked
            or not ((record.type, name) in _KEPT_BACK or (name in known and known[name].private))
        )
        found = Drawn(record.id, record.type, _place(record), self._sum_of(record, fields))
        return self._known.setdefault((record, asked), found)

    def _files(self, records: Iterable[Record]) -> Iterator[Drawn]:
        """The files that the records name, as annexes."""
        for record in records:
            if record.type in FILES and isinstance(record.values.get("file"), str):
                name = f"{FILES[record.type]}/{record.file}"
                yield Drawn(name, "file", "", _of_file(self._root / name))

    def _sum_of(self, record: Record, fields: tuple[str, ...]) -> str:
        if (record, fields) not in self._sums:
            values = [(name, record.values[name]) for name in sorted(fields)]
            self._sums[record, fields] = _sum(repr((record.type, record.holder, values)))
        return self._sums[record, fields]


def filings_today(project: Project, wanted: Collection[tuple[str, bool]]) -> Today:
    """The filings of recipients as they would be made today; each is named with whether it is wanted as a draft."""
    day = as_of(project.records, project.on)
    known = {name for name, _ in wanted if name in project.recipients}
    admitted, problems = admissions(day, project.recipients, project.book, known)
    found: dict[str, Filing] = {}
    against: dict[str, tuple[str, ...]] = {}
    for name, draft in wanted:
        if name not in admitted:
            against[name] = ("there is no such recipient, or its profile cannot be read",)
            continue
        admission = admitted[name]
        reasons = admission.reasons_against()
        if reasons and not draft:
            against[name] = reasons
            continue
        try:
            parts = told(parts_of(day, taken(day, admission, draft=draft)))
        except ProblemsFound as wrong:
            problems += wrong.problems
            against[name] = tuple(one.message for one in wrong.problems)
            continue
        found |= {name_of(one, draft=draft): one for one in (parts.whole, *parts.filings)}
    return Today(found, against, problems)


def _is_printed(record: Record, filing: Filing) -> bool:
    if record.type in _NOT_PRINTED or ":" in record.id:
        return False
    if record.type == "translation":
        return record.language in filing.recipient.languages
    return record.type != "pseudonym" or filing.view.is_complainant(record.person)


def _printed_private(recipient: Record) -> frozenset[tuple[str, str]]:
    """The private fields that the form of a recipient prints, so that they stand in the filing anyway."""
    return frozenset((str(ask["of"]), str(ask["field"])) for ask in recipient.asks or ())


def _place(record: Record) -> str:
    return f"{record.at.file}:{record.at.line}"


def _of_file(path: Path) -> str:
    try:
        return _sum(path.read_bytes())
    except OSError:
        return "is not here"


def _sum(content: str | bytes) -> str:
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return hashlib.sha256(raw).hexdigest()[:20]


def _is_silent(record: Record, view: View, words: str) -> bool:
    """Whether this is somebody who would be named in full and is not: what hides a name leaves no trace to look for."""
    of_person = record.type == "signatory" and view.naming.get(record.id) == FULL
    return of_person and str(record.surname).casefold() not in words


def _words(documents: Iterable[Document]) -> str | None:
    """All words of documents; None of those in other languages, where names are written and bent otherwise."""
    found: list[str] = []
    for document in documents:
        if document.language != ENGLISH.tag:
            return None
        groups = [group for block in walk(document.blocks) for group in tied_groups(block)]
        found += [plain(group) for group in (*groups, *(note.inlines for note in document.notes))]
        found += [block.alternative for block in walk(document.blocks) if isinstance(block, Chart)]
        found += [block.title for block in walk(document.blocks) if isinstance(block, Section)]
    return " ".join(found).casefold()


def _fields(document: Document) -> Iterator[Field]:
    groups = [group for block in walk(document.blocks) for group in tied_groups(block)]
    groups += [note.inlines for note in document.notes]
    return (inline for group in groups for inline in walk_inlines(group) if isinstance(inline, Field))
