"""How every record is called in a document: the one place that turns an id into printed words.

A person is named as the power of attorney and the recorded decision allow; everything that prints a name asks here,
so that one wish holds everywhere. Gives markup of the block vocabulary.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup

from complaint.filing.language import Language
from complaint.filing.origins import Origin
from complaint.filing.secrecy import Secrecy, secrecy_of
from complaint.filing.view import View
from complaint.problems import Place, ProblemsFound, error
from complaint.records.record import Record

FORMS = ("", "surname", "given", "list", "full")
# Fields that would say who a person is, whatever was agreed: templates cannot read them, they ask for the name.
_KEPT_BACK: Mapping[str, frozenset[str]] = {
    "signatory": frozenset(
        {"surname", "given_name", "patronymic", "name_original", "sort_as", "identity_document", "note"}
    ),
    "person": frozenset({"name", "sort_as", "decision"}),
    "alias": frozenset({"text"}),
    "power_of_attorney": frozenset({"identity_document"}),
}


def is_kept_back(record: Record, field: str) -> bool:
    """Whether a field is never printed as it stands; `values` would be a way around."""
    return field == "values" or field in _KEPT_BACK.get(record.type, ())


class Naming:
    """Names for one filing. `forms`: "" in running text, "surname", "given" (all but the surname), "list" (surname
    first), "full" (everything)."""

    def __init__(self, view: View, language: Language) -> None:
        self._view = view
        self._language = language
        self._secrecy = secrecy_of(view)
        self._wishes = {person: str(power.naming) for person, power in view.mandates.items() if power is not None}
        self._by_type: Mapping[str, Callable[[Record, str], str]] = {
            "signatory": self._signatory,
            "person": self._person,
            "official": self._official,
            "organisation": self._organisation,
            "place": lambda record, form: str(record.name),
            "event": lambda record, form: str(record.title if form == "full" else record.short_title),
            "attachment": lambda record, form: str(record.title),
            "provision": lambda record, form: self.citation(record, long=form == "full"),
            "instrument": lambda record, form: str(record.title if form == "full" else record.short),
        }

    def __call__(self, record_id: str, form: str = "") -> Markup:
        """The name as markup that remembers its record; raises `ProblemsFound` for an id or form that is not known."""
        called = self.plain(record_id, form)
        record = self._view.whole[record_id]
        return tied(called, Origin(record.id, _field(record, form)), self._secrecy)

    def plain(self, record_id: str, form: str = "") -> str:
        """The name as characters."""
        record = self._view.whole.get(record_id)
        if record is None:
            raise ProblemsFound(error("name", Place(), f"there is no record “{record_id}”", "check the id"))
        called = self._by_type.get(record.type)
        if called is None or form not in FORMS:
            wanted = f"{record.type} as “{form}”" if form else record.type
            hint = f"forms of a name: {', '.join(filter(None, FORMS))}" if form else "print a field of it instead"
            raise ProblemsFound(error("name", Place(), f"a {wanted} has no printed name: {record_id}", hint))
        return called(record, form)

    def citation(self, provision: Record, long: bool = False) -> str:
        """A provision as it is cited: "article 405(2) of the Criminal Code"; short: "CC, art. 405(2)"."""
        instrument = self._view.whole[provision.instrument]
        if not provision.article:
            return str(instrument.title if long else instrument.short)
        number = f"{provision.article}({provision.part})" if provision.part else str(provision.article)
        words = self._language
        key = f"{provision.unit}_{'long' if long else 'short'}"
        return words.word(key, number=number, instrument=instrument.title if long else instrument.short)

    def _signatory(self, person: Record, form: str) -> str:
        wish = self._wishes.get(person.id)
        if wish is None:
            return self._language.word("unnamed_other")
        if wish == "initials":
            return f"{person.given_name[0]}. {person.surname[0]}."
        if wish != "full":
            return self._language.word("unnamed_person")
        if form == "surname":
            return str(person.surname)
        if form == "given":
            return " ".join(part for part in (person.given_name, person.patronymic) if part)
        if form in ("list", "full"):
            return " ".join(part for part in (person.surname, person.given_name, person.patronymic) if part)
        return f"{person.given_name} {person.surname}"

    def _person(self, person: Record, form: str) -> str:
        if person.naming != "named" or not person.name:
            return str(person.described_as)
        return str(person.name).split()[-1] if form == "surname" else str(person.name)

    def _official(self, official: Record, form: str) -> str:
        return str(official.surname if form == "surname" else official.name)

    def _organisation(self, organisation: Record, form: str) -> str:
        return str(organisation.name if form == "full" else organisation.short_name or organisation.name)


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
