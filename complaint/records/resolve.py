"""Every reference must point to exactly one record, of a type that may stand there.

Takes all records, gives the problems of their references: in fields of type reference, and in text. Never chooses
between two records and never replaces a reference; a near name is only mentioned.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from complaint.problems import Place, Problem, in_order
from complaint.records.nearest import did_you_mean
from complaint.records.prose import Malformed, ProseReference, parts_in
from complaint.records.record import HELD, Record, Records
from complaint.records.schemas import ANY, Field, schemas
from complaint.records.wording import listed, say

# What has a name or a title that can stand in a sentence, and in which other forms.
NAMED_TYPES: Final = frozenset(
    ("signatory", "person", "official", "place", "organisation", "event", "attachment", "provision", "instrument")
)
FORMS: Final = {
    "surname": frozenset(("signatory", "person", "official")),
    "list": frozenset(("signatory",)),
    "full": NAMED_TYPES,
}
MOST_FILES = 3
MOST_HINTS = 200  # looking for near names among 10 000 costs milliseconds; a wrong file would ask for it 10 000 times


def resolve(records: Records) -> tuple[Problem, ...]:
    """What is wrong with the references of all records, by place."""
    resolving = _Resolving(records)
    kinds = schemas()
    for record_type in records.types:
        schema = kinds.get(record_type)
        if schema is None:
            continue
        fields = [wanted for wanted in schema.fields.values() if may_refer(wanted)]
        for record in (*records.of(record_type), *(one for one in records.faulty if one.type == record_type)):
            for wanted in fields:
                value = record.values[wanted.name]
                if value is not None and value != () and value is not HELD and not resolving.leads(wanted, value):
                    resolving.problems.extend(resolving.check(record, wanted, value, wanted.name))
    return in_order(resolving.problems)


def references(record: Record, fields: Iterable[Field] | None = None) -> Iterator[tuple[str, str]]:
    """All ids that a record refers to, in these fields or in all, each with the path of the value where it stands."""
    for wanted in schemas()[record.type].fields.values() if fields is None else fields:
        value = record.values[wanted.name]
        if value is not None and not (wanted.type in ("text", "prose") and isinstance(value, str) and "[" not in value):
            yield from _referred(wanted, value, wanted.name)


def _referred(wanted: Field, value: Any, path: str) -> Iterator[tuple[str, str]]:
    if value is None or value is HELD:
        return
    if wanted.type == "reference":
        yield value, path
    elif wanted.type in ("text", "prose"):
        for part in parts_in(value):
            if isinstance(part, ProseReference):
                yield part.id, path
    elif wanted.type == "list" and wanted.item is not None:
        for number, item in enumerate(value):
            yield from _referred(wanted.item, item, f"{path}[{number}]")
    elif wanted.type == "dict":
        for inner in wanted.fields.values():
            yield from _referred(inner, value.get(inner.name), f"{path}.{inner.name}")


def may_refer(wanted: Field, to: str = ANY) -> bool:
    """Whether a record may be named in the field, or one of this type."""
    if wanted.type == "list" and wanted.item is not None:
        return may_refer(wanted.item, to)
    if wanted.type == "reference":
        return to == ANY or to in wanted.to or ANY in wanted.to
    return wanted.type in ("text", "prose") or any(may_refer(inner, to) for inner in wanted.fields.values())


@dataclass(slots=True)
class _Resolving:
    records: Records
    problems: list[Problem] = field(default_factory=list)
    hints: dict[tuple[str, tuple[str, ...]], str] = field(default_factory=dict)

    def leads(self, wanted: Field, value: Any) -> bool:
        """Whether a reference leads where it may, or a text holds none: what is so nearly always, and quickly told."""
        if wanted.type == "reference":
            found = self.records.get(value)
            return found is not None and found.type in wanted.to and value not in self.records.doubles
        return wanted.type in ("text", "prose") and "[[" not in value and "[^" not in value

    def check(self, record: Record, wanted: Field, value: Any, path: str) -> Iterator[Problem]:
        """The problems of one value."""
        if value is None or value is HELD:
            return
        if wanted.type == "reference":
            yield from self._reference(value, wanted.to, record, path)
        elif wanted.type in ("text", "prose"):
            if "[[" in value or "[^" in value:
                yield from self._text(value, record, path)
        elif wanted.type == "list" and wanted.item is not None:
            for number, item in enumerate(value):
                yield from self.check(record, wanted.item, item, f"{path}[{number}]")
        else:
            for inner in wanted.fields.values():
                yield from self.check(record, inner, value.get(inner.name), f"{path}.{inner.name}")

    def _reference(self, referred: str, to: tuple[str, ...], record: Record, path: str) -> Iterator[Problem]:
        found = self._type_of(referred)
        if found is None:
            yield from self._unknown(referred, to, record.place_of(path))
        elif ANY not in to and found not in to:
            wanted = listed([_called(name) for name in to])
            near = self._near(referred, to)
            yield say(
                "wrong-reference", record.place_of(path), id=referred, kind=_called(found), wanted=wanted, near=near
            )
        else:
            yield from self._ambiguous(referred, record.place_of(path))

    def _text(self, text: str, record: Record, path: str) -> Iterator[Problem]:
        at = record.place_of(path)
        for part in parts_in(text):
            if isinstance(part, Malformed):
                yield say("malformed-reference", at, text=part.text)
                continue
            found = self._type_of(part.id)
            to = ("source",) if part.kind == "citation" else tuple(sorted(NAMED_TYPES))
            if found is None:
                yield from self._unknown(part.id, to, at)
            elif part.kind == "citation" and found != "source":
                yield say("wrong-citation", at, id=part.id, kind=_called(found))
            elif part.kind == "name" and found not in NAMED_TYPES:
                yield say("unnameable-reference", at, id=part.id, kind=_called(found))
            elif part.form and found not in FORMS.get(part.form, ()) and not self._declined(part, record):
                forms = [f"[[{part.id}:{form}]]" for form, types in FORMS.items() if found in types]
                yield say("unknown-form", at, form=part.form, id=part.id, forms=", ".join(forms) or "none")
            else:
                yield from self._ambiguous(part.id, at)

    def _declined(self, part: ProseReference, record: Record) -> bool:
        """Whether a translation asks for a form of a name that is translated into the same language."""
        if record.type != "translation":
            return False
        forms = ((one.record, one.form, one.language) for one in self.records.of("translation"))
        return (part.id, part.form, record.language) in forms

    def _type_of(self, referred: str) -> str | None:
        found = self.records.get(referred)
        return found.type if found is not None else self.records.broken.get(referred)

    def _ambiguous(self, referred: str, at: Place) -> Iterator[Problem]:
        doubles = self.records.doubles.get(referred)
        if doubles:
            yield say(
                "ambiguous-reference", at, id=referred, places=listed([str(record.at) for record in doubles], "and")
            )

    def _unknown(self, referred: str, to: tuple[str, ...], at: Place) -> Iterator[Problem]:
        """Nothing is said if the record may stand in a file that could not be read: that file has its own problem."""
        if self.records.unread and (ANY in to or self.records.unread & set(to)):
            return
        files = sorted({schemas()[name].file or "" for name in to if name != ANY} - {""})
        rest = "Add the record, or correct the reference."
        if 0 < len(files) <= MOST_FILES:
            rest = f"Add the record to {listed(files)}, or correct the reference."
        yield say("unknown-reference", at, id=referred, near=self._near(referred, to), rest=rest)

    def _near(self, referred: str, to: tuple[str, ...]) -> str:
        key = (referred, to)
        if key not in self.hints:
            if len(self.hints) >= MOST_HINTS:
                return ""
            known = (record for record in (*self.records, *self.records.faulty) if ANY in to or record.type in to)
            self.hints[key] = did_you_mean(referred, (record.id for record in known))
        return self.hints[key]


def _called(record_type: str) -> str:
    """`a power of attorney`."""
    title = schemas()[record_type].title.lower() if record_type in schemas() else record_type
    if title.startswith("other "):
        return f"an{title}"
    return f"{'an' if title[0] in 'aeiou' else 'a'} {title}"
