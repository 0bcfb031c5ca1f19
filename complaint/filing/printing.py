"""How values are printed in one document: dates, numbers, names, prose, figures.

Takes a view and a language, gives markup of the block vocabulary, each value tied to the record it comes from.
Everything that a template prints goes through `shown`, so that an empty field, a bare id or a held value never slips
into a document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup, escape

from complaint.filing import prose
from complaint.filing.deciding import Deciding, must_know
from complaint.filing.facts import ages
from complaint.filing.facts.fact import Fact, Group
from complaint.filing.facts.penalties import converted
from complaint.filing.filing import Filing
from complaint.filing.language import Language
from complaint.filing.naming import Naming, tied
from complaint.filing.origins import FACT, KnownFlag, KnownHeld, KnownText, Origin, id_of, known, origin_of
from complaint.filing.private import may_be_sealed
from complaint.filing.prose import words_of
from complaint.filing.secrecy import secrecy_of
from complaint.filing.templating import refused
from complaint.filing.versions import Said, SaidText, Versions
from complaint.problems import Place, ProblemsFound, error
from complaint.records.dates import PartialDate
from complaint.records.nearest import did_you_mean
from complaint.records.record import HELD, Record, Ref

_BRACES = re.compile(r"\{([^{}]*)\}")
_IDS = frozenset({"id", "to", "ref", "source", "record"})  # attributes that name records or places of the document


class Printing:
    """Printed values, for the templates of one document."""

    def __init__(self, filing: Filing, language: Language, versions: Versions | None = None) -> None:
        self._filing = filing
        self._view = filing.view
        self._language = language
        self._secrecy = secrecy_of(filing.view)
        self.versions = versions or Versions(filing.view.whole, language)
        self.name = Naming(filing.view, language, self.versions)
        self.deciding = Deciding(language, self._secrecy, self._record)

    def shown(self, value: Any) -> Any:
        """A value as it is printed, tied to its origin; `ProblemsFound` for what must not be printed as it is."""
        match value:
            case Markup() | Undefined():
                return value
            case KnownHeld():
                return self.deciding.held(value._origin)
            case SaidText():
                return self._marked(value, value._said, escape(str(value)))
            case KnownText():
                said = self.versions.said(value)
                return self._marked(value, said, escape(said.text))
        words = self._words(value)
        return words if origin_of(value) is None else self.tying(value)(words)

    def _words(self, value: Any) -> str:
        """The words for a value, as the language has them."""
        match value:
            case Ref():
                raise refused(f"“{value}” is the id of a record", "print name(…) instead")
            case bool() | KnownFlag():
                return self._language.word("yes" if value else "no")
            case str():
                return str(value)
            case PartialDate():
                return self._language.when(value)
            case date():
                return self._language.day(value)
            case int() | Decimal():
                return self._language.number(value)
            case Fact() | Group():
                return self._words(value.value)
            case None:
                raise refused("a field that is printed here is empty", "ask with “if” whether it is there")
        raise refused(f"a {type(value).__name__} cannot be printed", "print what is in it, one by one")

    def in_tag(self, value: Any, attribute: str) -> Any:
        """A value within a tag: its words alone, for no element can stand there; an id where one is asked for."""
        if isinstance(value, Ref) and attribute in _IDS:
            return str(value)
        shown = self.shown(value)
        return words_of(shown) if isinstance(shown, Markup) else shown

    def tying(self, value: Any) -> Callable[[object], Markup]:
        """What ties printed words to where a value comes from."""
        origin = origin_of(value)
        return escape if origin is None else lambda shown: tied(shown, origin, self._secrecy)

    def _marked(self, value: str, said: Said, shown: Markup) -> Markup:
        """What is printed of a text, tied to where it comes from, and marked if it is in another language."""
        origin = origin_of(value)
        return self.tying(value)(said.marked(shown, origin is not None and self._secrecy.keeps_origin(origin)))

    def _record(self, record_id: str) -> Record | None:
        """The record of an origin."""
        recipient = self._filing.recipient
        return recipient if record_id == id_of(recipient) else self._view.whole.get(record_id)

    # --- words ----------------------------------------------------------------------------------------------

    def field(self, record: Record, name: str, what: str = "") -> Markup:
        """A field of a record as printed; what is held or empty becomes a to-do."""
        must_know(record, name)
        value, origin = record.values[name], Origin(id_of(record), name)
        if (record.id, name) in self._view.generalised.instead:
            return Markup("{}").format(self._view.generalised.instead[record.id, name])
        if value is None:
            return self.deciding.empty(origin, what)
        if value is HELD:
            return self.sealed(record, name, what)
        value = known(value, origin)
        return self.line(value) if isinstance(value, str) and not isinstance(value, Ref) else Markup(self.shown(value))

    def is_open(self, record: Record, name: str) -> bool:
        """Whether a sealed field of a record was opened with a key, and may be printed here."""
        return (record.id, name) in self._filing.private

    def sealed(self, record: Record, name: str, what: str = "") -> Markup:
        """A sealed field of a record, where a key has opened it and it may be printed here; else a to-do."""
        origin = Origin(id_of(record), name)
        if self.is_open(record, name):
            return Markup(self.shown(known(self._filing.private[record.id, name], origin)))
        return self.deciding.held(origin, what, sealed=may_be_sealed(self._filing, record, name))

    def blocks(self, text: str) -> Markup:
        """Prose as paragraphs."""
        said = self.versions.said(text)
        once = iter((said,))
        later = replace(said, lacking=None)  # one remark is enough
        return prose.blocks(said.text, self.name, lambda shown: self._marked(text, next(once, later), shown))

    def line(self, text: str) -> Markup:
        """Prose within a paragraph."""
        said = self.versions.said(text)
        return self._marked(text, said, prose.line(said.text, self.name))

    def plain_text(self, text: str) -> str:
        """The words without markup, for titles; notes are dropped."""
        if isinstance(text, Markup):
            return words_of(text)
        said, origin = self.versions.said(text), origin_of(text)
        words = words_of(prose.line(said.text, self.name))
        return words if origin is None else SaidText.of(words, origin, said)

    def filled(self, text: str) -> Markup:
        """A line of a profile with the complaint's own words in its braces ("{state}"); `ProblemsFound` for others."""
        complaint = self._view.complaint
        words: dict[str, Callable[[], Markup]] = {
            "title": lambda: self.shown(known(complaint.title, Origin(complaint.id, "title"))),
            "subtitle": lambda: self.shown(known(complaint.subtitle or "", Origin(complaint.id, "subtitle"))),
            "short_title": lambda: self.shown(known(complaint.short_title, Origin(complaint.id, "short_title"))),
            "state": lambda: self.name(complaint.state),
            "in_state": lambda: self.name(complaint.state, "in"),
            "the_state": lambda: self.name(complaint.state, "the"),
            "of_state": lambda: self.name(complaint.state, "of"),
            "organisation": lambda: self.name(complaint.organisation, "full"),
            "the_organisation": lambda: self.name(complaint.organisation, "the"),
            "complainants": lambda: self.shown(self._complainants()),
        }
        parts: list[Markup | str] = []
        said = self.versions.said(text)
        for place, part in enumerate(_BRACES.split(said.text)):
            if place % 2 and part not in words:
                hint = did_you_mean(part, words) or f"in braces may stand: {', '.join(words)}"
                raise ProblemsFound(error("recipient", Place(), f"“{{{part}}}” cannot be filled in", hint))
            parts.append(words[part]() if place % 2 else part)
        return self._marked(text, said, Markup("").join(parts))

    def _complainants(self) -> Any:
        return known(len(self._view.complainants), Origin(f"{FACT}complainants.total"))

    def names(self, ids: Iterable[str], form: str = "") -> Markup:
        """Names in one sentence: "a, b and c"."""
        return self.listed(self.name(record_id, form) for record_id in ids)

    def listed(self, items: Iterable[Any]) -> Markup:
        """Any printed values in one sentence."""
        # The parts are escaped; what stands between them is the language's.
        return Markup(self._language.listed([str(escape(self.shown(item))) for item in items]))

    def notes(self, sources: Iterable[str]) -> Markup:
        """A footnote for each source."""
        return Markup("").join(Markup('<note source="{}"/>').format(source) for source in sources)

    # --- numbers --------------------------------------------------------------------------------------------

    def count(self, number: int, noun: str) -> Markup:
        """A number with its noun: "3 people". Only the number comes from where the number comes from."""
        phrase, shown = self._language.count(number, noun), self._language.number(number)
        before, found, after = phrase.partition(shown)
        parts = (before, self.tying(number)(found), after) if found else (self.tying(number)(phrase),)
        return Markup("").join(parts)

    def figure(self, record: Record, where: str = "") -> Markup:
        """A stated figure with its bound and words: "more than 150 people"; "start" begins it with a capital."""
        words = self.shown(known(record.text, Origin(record.id, "text"))) if record.type == "figure" else ""
        return Markup("{} {}").format(self.figure_number(record, where), words)

    def figure_number(self, record: Record, where: str = "") -> Markup:
        """The number of a stated figure with its bound alone: "more than 150"."""
        if record.type != "figure":
            raise refused(f"“{record.id}” is not a stated figure", "figures stand in cases/figures.csv")
        if where not in ("", "start"):
            raise refused(f"a figure begins a sentence with “start”, not with “{where}”")
        number = self._language.bounded(record.bound, record.number, record.number_to)
        shown = number[:1].upper() + number[1:] if where == "start" else number
        return tied(shown, Origin(record.id, "number"), self._secrecy)

    def age(self, person: Record, on: date | PartialDate | None = None) -> str:
        """The age in full years on a day, else on the filing date: one or two possible ages, empty if unknown; or what
        is said of it instead, where it would tell who the person is."""
        if (person.id, "age") in self._view.generalised.instead:
            return self._view.generalised.instead[person.id, "age"]
        day = on.first if isinstance(on, PartialDate) else on or self._view.on
        bounds = ages.age_on(person, day)
        field = "birth_date" if isinstance(person.birth_date, PartialDate) else "age"
        return "" if bounds is None else known(ages.shown(bounds), Origin(person.id, field))

    def converted(self, amount: Decimal) -> Decimal | None:
        """The amount in the complaint's second currency, or None if no rate is stated."""
        rate, origin = self._view.complaint.exchange_rate, origin_of(amount)
        if not rate:
            return None
        found = converted(amount, rate)
        return found if origin is None else known(found, origin.inner(".converted"))
