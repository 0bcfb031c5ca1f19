"""Places in a document where a person must decide or fill in something before it is handed over.

Takes what is missing and where it was looked for; gives markup that prints something meanwhile and carries the reason,
which becomes a comment in Word. A reason says what to do and names the record, unless that would tell a name.
"""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from complaint.filing.language import Language
from complaint.filing.naming import is_kept_back
from complaint.filing.origins import Origin, id_of
from complaint.filing.secrecy import Secrecy
from complaint.filing.templating import refused
from complaint.records.nearest import did_you_mean
from complaint.records.record import HELD, Record
from complaint.records.schemas import schemas


class Deciding:
    """What is still open, for the templates of one document. `find` gives the record of an origin."""

    def __init__(self, language: Language, secrecy: Secrecy, find: Callable[[str], Record | None]) -> None:
        self._language = language
        self._secrecy = secrecy
        self._find = find

    def todo(self, what: str, reason: str = "") -> Markup:
        """A place that a person must fill in before filing."""
        return self._open(self._language.word("todo_held", what=what), reason or what)

    def missing(self, record: Record, name: str, words: str, marked: bool = False) -> Markup:
        """What is printed where a field is empty; `marked` sets it off from the text around it.

        A field that is `held` is not missing: it is known, and not to be stated.
        """
        must_know(record, name)
        if record.values[name] is HELD:
            return Markup("{}").format(words)
        held = ", or “held” if it is known and not to be stated" if schemas()[record.type].fields[name].held else ""
        reason = f"The {_in_words(name)} is not recorded. Ask for it and enter it{held}"
        return self._open(words, reason, Origin(id_of(record), name), marked)

    def empty(self, origin: Origin, what: str = "") -> Markup:
        """A place for a value that nobody has entered."""
        words = self._language.word("todo_held", what=what or _in_words(origin.field))
        return self._open(words, "This is not recorded. Ask for it and enter it", origin)

    def held(self, origin: Origin, what: str = "", *, sealed: bool = False) -> Markup:
        """A place for a value that the organisation holds, and that may be `sealed`."""
        words = self._language.word("todo_held", what=what or self._language.word("held"))
        if sealed:
            return self._open(words, "This is held. If it is sealed, build with --key FILE; else fill it in", origin)
        return self._open(words, "This is held by the organisation and not in the project. Fill it in", origin)

    def _open(self, words: str, reason: str, origin: Origin | None = None, marked: bool = True) -> Markup:
        plain = Markup("") if marked else Markup(' printed="plain"')
        record = None if origin is None else self._find(origin.record)
        if origin is None or record is None:
            return Markup('<todo reason="{}"{}>{}</todo>').format(reason, plain, words)
        place = record.place_of(origin.field)
        where = "" if self._secrecy.keeps_origin(origin) else f" (record {record.id}, field {origin.field})"
        return Markup('<todo at="{}:{}" reason="{}{}."{}>{}</todo>').format(
            place.file, place.line, reason, where, plain, words
        )


def must_know(record: Record, name: str) -> None:
    """Refuse a field that there is not, and one that is never printed."""
    if name not in record.values:
        hint = did_you_mean(name, record.values) or f"“complaint schema {record.type}” lists them"
        raise refused(f"a {record.type} has no field “{name}”", hint)
    if is_kept_back(record, name):
        raise refused(f"the field “{name}” of a {record.type} is not printed", "print name(…) instead")


def _in_words(field: str) -> str:
    return field.replace("_", " ")
