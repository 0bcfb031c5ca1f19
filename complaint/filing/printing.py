"""How values are printed in one document: dates, numbers, names, prose, figures, and what is still to be filled in.

Takes a view and a language, gives markup of the block vocabulary. Everything that a template prints goes through
`shown`, so that an empty field, a bare id or a held value never slips into a document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup, escape

from complaint.filing import prose
from complaint.filing.facts import ages
from complaint.filing.facts.fact import Fact, Group
from complaint.filing.facts.penalties import converted
from complaint.filing.language import Language
from complaint.filing.naming import Naming, is_kept_back
from complaint.filing.templating import refused
from complaint.filing.view import View
from complaint.problems import Place, ProblemsFound, error
from complaint.records.dates import PartialDate
from complaint.records.nearest import did_you_mean
from complaint.records.record import HELD, Record, Ref

_BRACES = re.compile(r"\{([^{}]*)\}")


class Printing:
    """Printed values, for the templates of one document."""

    def __init__(self, view: View, language: Language) -> None:
        self._view = view
        self._language = language
        self.name = Naming(view, language)

    def shown(self, value: Any) -> Any:
        """A value as it is printed; raises `ProblemsFound` for what must not be printed as it is."""
        match value:
            case Markup() | Undefined():
                return value
            case Ref():
                raise refused(f"“{value}” is the id of a record", "print name(…) instead")
            case bool():
                return self._language.word("yes" if value else "no")
            case str():
                return value
            case PartialDate():
                return self._language.when(value)
            case date():
                return self._language.day(value)
            case int() | Decimal():
                return self._language.number(value)
            case Fact() | Group():
                return self.shown(value.value)
            case None:
                raise refused("a field that is printed here is empty", "ask with “if” whether it is there")
        if value is HELD:
            what = self._language.word("held")
            return self.todo(what, what)
        raise refused(f"a {type(value).__name__} cannot be printed", "print what is in it, one by one")

    def todo(self, what: str, reason: str = "") -> Markup:
        """A place that a person must fill in before filing."""
        text = self._language.word("todo_held", what=what)
        return Markup('<todo reason="{}">{}</todo>').format(reason or what, text)

    def field(self, record: Record, name: str, what: str = "") -> Markup:
        """A field of a record as printed, tied to the record; what is held or empty becomes a to-do."""
        if name not in record.values:
            hint = did_you_mean(name, record.values) or f"“complaint schema {record.type}” lists them"
            raise refused(f"a {record.type} has no field “{name}”", hint)
        if is_kept_back(record, name):
            raise refused(f"the field “{name}” of a {record.type} is not printed", "print name(…) instead")
        value = record.values[name]
        if value is HELD or value is None:
            return self.todo(what or name.replace("_", " "), f"{record.id}: {name}")
        shown = self.line(value) if isinstance(value, str) and not isinstance(value, Ref) else self.shown(value)
        return _tied(record, name, shown)

    # --- words ----------------------------------------------------------------------------------------------

    def blocks(self, text: str) -> Markup:
        """Prose as paragraphs."""
        return prose.blocks(text, self.name)

    def line(self, text: str) -> Markup:
        """Prose within a paragraph."""
        return prose.line(text, self.name)

    def plain_text(self, text: str) -> str:
        """The words without markup, for titles and attributes; notes are dropped."""
        markup = text if isinstance(text, Markup) else self.line(text)
        return markup.striptags()

    def filled(self, text: str) -> str:
        """A line of a profile with the complaint's own words in its braces ("{state}"); `ProblemsFound` for others."""
        complaint = self._view.complaint
        words = {
            "title": complaint.title,
            "subtitle": complaint.subtitle or "",
            "short_title": complaint.short_title,
            "state": self.name.plain(complaint.state),
            "organisation": self.name.plain(complaint.organisation, "full"),
            "complainants": self._language.number(len(self._view.complainants)),
        }
        for asked in _BRACES.findall(text):
            if asked not in words:
                hint = did_you_mean(asked, words) or f"in braces may stand: {', '.join(words)}"
                raise ProblemsFound(error("recipient", Place(), f"“{{{asked}}}” cannot be filled in", hint))
        return _BRACES.sub(lambda match: str(words[match[1]]), text)

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

    def figure(self, record: Record, where: str = "") -> Markup:
        """A stated figure with its bound and words: "more than 150 people"; "start" begins it with a capital."""
        return Markup("{} {}").format(self.figure_number(record, where), record.text)

    def figure_number(self, record: Record, where: str = "") -> Markup:
        """The number of a stated figure with its bound alone: "more than 150"."""
        if record.type != "figure":
            raise refused(f"“{record.id}” is not a stated figure", "figures stand in cases/figures.csv")
        if where not in ("", "start"):
            raise refused(f"a figure begins a sentence with “start”, not with “{where}”")
        number = self._language.bounded(record.bound, record.number, record.number_to)
        return _tied(record, "number", number[:1].upper() + number[1:] if where == "start" else number)

    def age(self, person: Record, on: date | PartialDate | None = None) -> str:
        """The age in full years on a day, else on the filing date: one or two possible ages, empty if unknown."""
        day = on.first if isinstance(on, PartialDate) else on or self._view.on
        known = ages.age_on(person, day)
        return "" if known is None else ages.shown(known)

    def converted(self, amount: Decimal) -> Decimal | None:
        """The amount in the complaint's second currency, or None if no rate is stated."""
        rate = self._view.complaint.exchange_rate
        return converted(amount, rate) if rate else None


def _tied(record: Record, name: str, shown: object) -> Markup:
    return Markup('<field record="{}" field="{}">{}</field>').format(record.id, name, shown)
