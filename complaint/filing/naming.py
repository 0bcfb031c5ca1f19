"""How every record is called in a document: the one place that turns an id into printed words.

A person is named as the power of attorney allows for these readers (`consent`), or as a recorded decision says;
everything that prints a name asks here, so that one wish holds everywhere. Gives markup of the block vocabulary.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from markupsafe import Markup, escape

from complaint.filing.consent import FULL, INITIALS, PSEUDONYM
from complaint.filing.language import Language
from complaint.filing.origins import Origin
from complaint.filing.pseudonyms import numbers
from complaint.filing.secrecy import Secrecy, is_named, secrecy_of
from complaint.filing.versions import Said, Versions
from complaint.filing.view import View
from complaint.problems import Place, ProblemsFound, error
from complaint.records.record import Record

FORMS = ("", "surname", "given", "list", "full")
_DECLINED = frozenset({"place", "organisation", "instrument"})  # whose names have forms in some languages
# Fields that would say who a person is, whatever was agreed: templates cannot read them, they ask for the name.
_KEPT_BACK: Mapping[str, frozenset[str]] = {
    "signatory": frozenset(
        {"surname", "given_name", "patronymic", "name_original", "sort_as", "identity_document", "note"}
    ),
    "person": frozenset({"name", "sort_as", "decision"}),
    "alias": frozenset({"text"}),
    "power_of_attorney": frozenset({"identity_document"}),
    "pseudonym": frozenset({"person", "number", "folder"}),
    "generalisation": frozenset({"person", "record", "field", "words", "instead", "origin"}),
}


def is_kept_back(record: Record, field: str) -> bool:
    """Whether a field is never printed as it stands; `values` would be a way around."""
    return field == "values" or field in _KEPT_BACK.get(record.type, ())


class Naming:
    """Names for one filing. `forms`: "" in running text, "surname", "given" (all but the surname), "list" (surname
    first), "full" (everything)."""

    def __init__(self, view: View, language: Language, versions: Versions | None = None) -> None:
        self._view = view
        self._language = language
        self._versions = versions or Versions(view.whole, language)
        self._secrecy = secrecy_of(view)
        self._numbers = numbers(view.whole)
        self._by_type: Mapping[str, Callable[[Record, str], str | Said]] = {
            "signatory": self._signatory,
            "person": self._person,
            "official": self._official,
            "organisation": self._organisation,
            "place": lambda record, form: self._said(record, "name", form),
            "event": lambda record, form: self._said(record, "title" if form == "full" else "short_title", form),
            "attachment": lambda record, form: self._said(record, "title", form),
            "provision": lambda record, form: self.citation(record, long=form == "full"),
            "instrument": lambda record, form: self._said(record, "title" if form == "full" else "short", form),
        }

    def __call__(self, record_id: str, form: str = "") -> Markup:
        """The name as markup that remembers its record; raises `ProblemsFound` for an id or form that is not known."""
        called = self._called(record_id, form)
        record = self._view.whole[record_id]
        said = called if isinstance(called, Said) else Said(called)
        shown = said.marked(escape(said.text), self._secrecy.keeps(record))
        return tied(shown, Origin(record.id, _field(record, form)), self._secrecy)

    def plain(self, record_id: str, form: str = "") -> str:
        """The name as characters."""
        called = self._called(record_id, form)
        return called.text if isinstance(called, Said) else called

    def _called(self, record_id: str, form: str) -> str | Said:
        record = self._view.whole.get(record_id)
        if record is None:
            raise ProblemsFound(error("name", Place(), f"there is no record “{record_id}”", "check the id"))
        called = self._by_type.get(record.type)
        if called is None or (form not in FORMS and record.type not in _DECLINED):
            wanted = f"{record.type} as “{form}”" if form else record.type
            hint = f"forms of a name: {', '.join(filter(None, FORMS))}" if form else "print a field of it instead"
            raise ProblemsFound(error("name", Place(), f"a {wanted} has no printed name: {record_id}", hint))
        return called(record, form)

    def citation(self, provision: Record, long: bool = False) -> Said:
        """A provision as it is cited: "article 405(2) of the Criminal Code"; short: "CC, art. 405(2)".

        Where the language file writes “{of_instrument}”, the title is printed in its form “of”: “du Code pénal”.
        """
        instrument = self._view.whole[provision.instrument]
        title = "title" if long else "short"
        if not provision.article:
            return self._versions.of(instrument, title)
        number = f"{provision.article}({provision.part})" if provision.part else str(provision.article)
        key = f"{provision.unit}_{'long' if long else 'short'}"
        form = "of" if "{of_instrument}" in self._language.words.get(key, "") else ""
        said = self._versions.of(instrument, title, form)
        return replace(
            said, text=self._language.word(key, number=number, instrument=said.text, of_instrument=said.text)
        )

    def _said(self, record: Record, field: str, form: str) -> Said:
        return self._versions.of(record, field, "" if form in FORMS else form)

    def _signatory(self, person: Record, form: str) -> str:
        allowed = self._view.naming.get(person.id)
        if allowed is None:
            return self._language.word("unnamed_other")
        if allowed == INITIALS:
            return f"{person.given_name[0]}. {person.surname[0]}."
        if allowed == PSEUDONYM and person.id in self._numbers:
            return self._language.word("pseudonym", number=self._numbers[person.id])
        if allowed != FULL:
            return self._language.word("unnamed_person")
        if form == "surname":
            return str(person.surname)
        if form == "given":
            return " ".join(part for part in (person.given_name, person.patronymic) if part)
        if form in ("list", "full"):
            return " ".join(part for part in (person.surname, person.given_name, person.patronymic) if part)
        return f"{person.given_name} {person.surname}"

    def _person(self, person: Record, form: str) -> str | Said:
        if not is_named(person):
            return self._versions.of(person, "described_as")
        return str(person.name).split()[-1] if form == "surname" else str(person.name)

    def _official(self, official: Record, form: str) -> str:
        return str(official.surname if form == "surname" else official.name)

    def _organisation(self, organisation: Record, form: str) -> Said:
        in_full = form not in FORMS or form == "full" or not organisation.short_name
        return self._said(organisation, "name" if in_full else "short_name", form)


def _field(record: Record, form: str) -> str:
    """The field that a name in this form is read from; “name” for what is made of several."""
    match record.type, form:
        case ("event" | "attachment", _):
            return "title" if form == "full" or record.type == "attachment" else "short_title"
        case ("instrument", _):
            return "title" if form == "full" else "short"
        case ("official", "surname"):
            return "surname"
        case ("organisation", _) if form != "full" and record.short_name:
            return "short_name"
        case _:
            return "name"


def tied(shown: object, origin: Origin, secrecy: Secrecy) -> Markup:
    """What is printed, tied to where it comes from unless that would tell the name of somebody hidden."""
    if secrecy.keeps_origin(origin):
        return Markup("{}").format(shown)
    return Markup('<field record="{}" field="{}">{}</field>').format(origin.record, origin.field, shown)
