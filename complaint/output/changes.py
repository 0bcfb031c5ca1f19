"""What a person changed in a Word file of ours, field by field.

Takes the edited file, makes the same document anew and compares the content controls of the two. It tells what differs
and where that comes from, and decides nothing: neither file nor record is touched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from complaint.filing.blocks import Document, Field, tied_groups, walk, walk_inlines
from complaint.filing.composing import KINDS, Project, compose_all
from complaint.filing.covering import with_letters
from complaint.filing.origins import RECIPIENT
from complaint.output.docx.controls import MadeAs, read_controls
from complaint.output.docx.inlines import control_tag
from complaint.output.docx.writing import write_docx
from complaint.output.theme_reading import theme_of
from complaint.problems import Place, ProblemsFound, error
from complaint.records.record import Record, Records

# Where a name begins that is made of several fields.
_READ_FROM = {("signatory", "name"): "surname", ("provision", "name"): "article"}


@dataclass(frozen=True, slots=True)
class Difference:
    """A content control that differs: its words as made and in the edited file; None where it does not stand."""

    tag: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """A field that somebody changed, with the place of its record; what was counted has a place in no record.

    In a document in another language it is the translation that was changed.

    `times` tells how often the field stands in the document as made: only one of the places may have been changed.
    """

    record: str
    field: str
    place: Place
    old: str | None
    new: str | None
    times: int


def changes(project: Project, made_as: MadeAs, edited: bytes) -> tuple[Change, ...]:
    """What was changed in a file that was made as this document; `ProblemsFound` if it cannot be made today."""
    document = _made_anew(project, made_as)
    made = write_docx(document, theme_of(project.files))
    fields, times = _fields_of(document), Counter(control.tag for control in read_controls(made))
    found: list[Change] = []
    for one in differences(made, edited):
        field = fields.get(one.tag) or Field(*one.tag.partition("/")[::2], ())
        translation = translation_of(project.records, document.language, field, one.old)
        if translation is not None:
            where = (translation.id, "text", translation.place_of("text"))
        else:
            where = (field.record, field.field, _place(project, field))
        found.append(Change(*where, one.old, one.new, times[one.tag]))
    return tuple(found)


def translation_of(records: Records, language: str, field: Field, printed: str | None) -> Record | None:
    """The translation that a field was printed from: what was changed in it is no change of the original."""
    of_language = [one for one in records.of("translation") if one.language == language]
    fitting = [one for one in of_language if (one.record, one.field) == (field.record, field.field)]
    if not fitting and (record := records.get(field.record)) is not None:
        own = record.at_path(field.field)
        fitting = [one for one in of_language if one.record is None and one.original == own]
    return next((one for one in fitting if str(one.text) == printed), next(iter(fitting), None))


def _made_anew(project: Project, made_as: MadeAs) -> Document:
    recipient, _, rest = made_as.name.partition("/")
    to_contact = rest.startswith("letters/")
    kind = "letter" if to_contact else rest.rpartition("/")[2]
    kinds = tuple(known for known in KINDS if known == kind)
    composed = compose_all(project, (recipient,), kinds=kinds, language=made_as.language, draft=made_as.draft)
    if to_contact:
        composed, _ = with_letters(
            project, composed, {}, contacts=True, language=made_as.language, draft=made_as.draft, enclosures={}
        )
    if made_as.name not in composed.documents:
        message = f"the document “{made_as.name}” cannot be made today, so there is nothing to compare with"
        hint = f"see “complaint check {recipient}”"
        raise ProblemsFound(*composed.problems, error("changes", Place(), message, hint))
    return composed.documents[made_as.name]


def _place(project: Project, field: Field) -> Place:
    if field.record.startswith(RECIPIENT):
        record = project.recipients.get(field.record.removeprefix(RECIPIENT))
    else:
        record = project.records.get(field.record)
    if record is None:
        return Place()
    return record.place_of(_READ_FROM.get((record.type, field.field), field.field))


def _fields_of(document: Document) -> dict[str, Field]:
    """The fields of a document by the tag of their controls; where one stands several times, any of them."""
    groups = [group for block in walk(document.blocks) for group in tied_groups(block)]
    groups += [note.inlines for note in document.notes]
    fields = (inline for group in groups for inline in walk_inlines(group) if isinstance(inline, Field))
    return {control_tag(field.record, field.field): field for field in fields}


def differences(made: bytes, edited: bytes) -> tuple[Difference, ...]:
    """The controls of the edited file that say something else, in reading order, then those that came in.

    The two are held against each other by the order of their tags, for a field may be printed many times.
    """
    before, after = read_controls(made), read_controls(edited)
    pairs = list(_beside_each_other([one.tag for one in before], [one.tag for one in after]))
    changed = {
        mine: other
        for mine, other in pairs
        if mine is not None and (other is None or before[mine].own != after[other].own)
    }
    came = {other for mine, other in pairs if mine is None and other is not None}
    told = [
        Difference(before[at].tag, before[at].text, None if other is None else after[other].text)
        for at, other in changed.items()
        if other is not None or before[at].outer not in changed  # with what held it, it went too
    ]
    told += [Difference(after[at].tag, None, after[at].text) for at in sorted(came) if after[at].outer not in came]
    return tuple(told)


def _beside_each_other(ours: list[str], theirs: list[str]) -> Iterator[tuple[int | None, int | None]]:
    """The positions of two lists beside each other; one of them is None where something went or came."""
    for kind, i, j, k, m in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from zip(range(i, j), range(k, m), strict=True)
        else:
            yield from ((mine, None) for mine in range(i, j))
            yield from ((None, other) for other in range(k, m))
