"""What templates may call: facts, names, dates, prose and the records of their filing.

Takes a filing, its facts and a language; gives the context and the filters of its templates. Everything that a
template prints goes through `shown`, so that an empty field, a bare id or a held value never slips into a document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup, escape

from complaint.filing import prose
from complaint.filing.facts.ages import age_on
from complaint.filing.facts.fact import Fact, Group, group
from complaint.filing.facts.penalties import converted
from complaint.filing.filing import Filing
from complaint.filing.language import Language
from complaint.filing.naming import Naming
from complaint.filing.query import people_of
from complaint.filing.templating import TemplateFiles
from complaint.filing.view import grouped
from complaint.problems import Place, ProblemsFound, error
from complaint.records.dates import PartialDate
from complaint.records.nearest import did_you_mean
from complaint.records.record import HELD, Record, Ref


class Context:
    """The names that templates know. One object serves all templates of one document."""

    def __init__(self, filing: Filing, facts: Mapping[str, Fact], language: Language, files: TemplateFiles) -> None:
        self.filing = filing
        self.view = filing.view
        self.facts = facts
        self.language = language
        self.files = files
        self.name = Naming(filing.view, language)

    # --- what is printed ------------------------------------------------------------------------------------

    def shown(self, value: Any) -> Any:
        """A value as it is printed; raises `ProblemsFound` for what must not be printed as it is."""
        match value:
            case Markup() | Undefined():
                return value
            case Ref():
                raise _wrong(f"“{value}” is the id of a record", "print name(…) instead")
            case bool():
                return self.language.word("yes" if value else "no")
            case str():
                return value
            case PartialDate():
                return self.language.when(value)
            case date():
                return self.language.day(value)
            case int() | Decimal():
                return self.language.number(value)
            case Fact() | Group():
                return self.shown(value.value)
            case None:
                raise _wrong("a field that is printed here is empty", "ask with “if” whether it is there")
        if value is HELD:
            what = self.language.word("held")
            return self.todo(what, what)
        raise _wrong(f"a {type(value).__name__} cannot be printed")

    def todo(self, what: str, reason: str) -> Markup:
        """A place that a person must fill in before filing."""
        text = self.language.word("todo_held", what=what)
        return Markup('<todo reason="{}">{}</todo>').format(reason, text)

    def field(self, record: Record, name: str, what: str = "") -> Markup:
        """A field of a record as printed, tied to the record; what is held or empty becomes a to-do."""
        value = record.values[name]
        if value is HELD or value is None:
            return self.todo(what or name.replace("_", " "), f"{record.id}: {name}")
        shown = self.prose_line(value) if isinstance(value, str) and not isinstance(value, Ref) else self.shown(value)
        return Markup('<field record="{}" field="{}">{}</field>').format(record.id, name, shown)

    # --- prose ----------------------------------------------------------------------------------------------

    def prose_blocks(self, text: str) -> Markup:
        return prose.blocks(text, self.name)

    def prose_line(self, text: str) -> Markup:
        return prose.line(text, self.name)

    def plain_text(self, text: str) -> str:
        """The words without markup, for titles and attributes; notes are dropped."""
        markup = text if isinstance(text, Markup) else self.prose_line(text)
        return markup.striptags()

    # --- facts ----------------------------------------------------------------------------------------------

    def fact(self, key: str) -> Fact:
        found = self.facts.get(key)
        if found is None:
            hint = did_you_mean(key, self.facts) or "“complaint facts” lists them all"
            raise _wrong(f"there is no fact “{key}”", hint)
        return found

    def figure(self, record_id: str, where: str = "") -> Markup:
        """A stated figure with its bound and words: "more than 150 people"; "start" begins it with a capital."""
        return Markup("{} {}").format(self.figure_number(record_id, where), self.record(record_id).text)

    def figure_number(self, record_id: str, where: str = "") -> Markup:
        """The number of a stated figure with its bound alone: "more than 150"."""
        record = self.record(record_id)
        if record.type != "figure" or where not in ("", "start"):
            raise _wrong(f"“{record_id}” is not a stated figure", "figures stand in cases/figures.csv")
        number = self.language.bounded(record.bound, record.number, record.number_to)
        shown = number[:1].upper() + number[1:] if where == "start" else number
        return Markup('<field record="{}" field="number">{}</field>').format(record.id, shown)

    def filled(self, text: str) -> str:
        """A line of the profile with the complaint's own words in its braces ("{state}")."""
        complaint = self.view.complaint
        words = {
            "title": complaint.title,
            "subtitle": complaint.subtitle,
            "short_title": complaint.short_title,
            "state": self.name.plain(complaint.state),
            "organisation": self.name.plain(complaint.organisation, "full"),
            "complainants": self.language.number(len(self.view.complainants)),
        }
        try:
            return text.format_map(words)
        except (KeyError, IndexError, ValueError, AttributeError):
            profile = self.filing.recipient
            hint = f"in braces may stand: {', '.join(words)}"
            raise ProblemsFound(
                error("recipient", profile.place_of("document"), f"“{text}” cannot be filled in", hint)
            ) from None

    # --- records --------------------------------------------------------------------------------------------

    def record(self, record_id: str) -> Record:
        found = self.view.whole.get(record_id)
        if found is None:
            raise _wrong(f"there is no record “{record_id}”", "check the id")
        return found

    def all(self, record_type: str) -> tuple[Record, ...]:
        """The records of a type in this filing."""
        if record_type not in self.view.records.types:
            raise _wrong(f"there is no record type “{record_type}”", did_you_mean(record_type, self.view.records.types))
        return self.view.records.of(record_type)

    def inside(self, parent: Record, record_type: str) -> tuple[Record, ...]:
        """The records of a type that stand inside another and belong to this filing."""
        return self.view.records.inside(parent, record_type)

    def about(self, record_type: str, **wanted: Any) -> tuple[Record, ...]:
        """The records of a type in this filing whose fields have these values; a list field has to hold the value."""
        return tuple(record for record in self.all(record_type) if all(_has(record, k, v) for k, v in wanted.items()))

    def is_complainant(self, record_id: str) -> bool:
        return self.view.is_complainant(record_id)

    def age(self, person: Record, on: date | None = None) -> str:
        """The age in full years on a day, else on the filing date: one or two possible ages, empty if unknown."""
        known = age_on(person, on or self.view.on)
        if known is None:
            return ""
        return str(known[0]) if known[0] == known[1] else f"{known[0]}–{known[1]}"

    def names(self, ids: Iterable[str], form: str = "") -> Markup:
        """Names in one sentence: "a, b and c"."""
        items = [self.name(record_id, form) for record_id in ids]
        return Markup(self.language.listed([str(item) for item in items]))

    def listed(self, items: Iterable[Any]) -> Markup:
        """Any printed values in one sentence."""
        return Markup(self.language.listed([str(escape(self.shown(item))) for item in items]))

    def converted(self, amount: Decimal) -> Decimal | None:
        """The amount in the complaint's second currency, or None if no rate is stated."""
        rate = self.view.complaint.exchange_rate
        return converted(amount, rate) if rate else None

    def people(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The ids of the persons whom these records are about, each once."""
        return tuple(dict.fromkeys(person for record_id in ids for person in people_of(self.record(record_id))))

    def happened(self, person: Record) -> tuple[str, ...]:
        """What happened to a person in each event, and in which prosecution the person stands, as short texts."""
        parts = [
            f"{part.mode}, {self.language.when(part.date)} ({self.name.plain(part.place)})"
            for part in self._parts_of.get(person.id, ())
        ]
        cases = [case for case in self.view.prosecutions if person.id in case.persons]
        return (*parts, *(str(case.stage) for case in cases))

    @cached_property
    def _parts_of(self) -> Mapping[str, tuple[Record, ...]]:
        parts = sorted(
            (part for found in self.view.participations.values() for part in found), key=lambda part: part.date.first
        )
        return grouped(parts, lambda part: str(part.person))

    def applicable(self, provisions: Iterable[str]) -> tuple[str, ...]:
        """Of these provisions, those of instruments that the recipient can apply."""
        wanted = self.filing.recipient.instruments
        return tuple(p for p in provisions if not wanted or self.record(p).instrument in wanted)

    def officials_at(self, event: str) -> tuple[Group, ...]:
        """The officials with a part in an event, by the id of the place (empty if it is not known)."""
        places: dict[str, list[str]] = {}
        for part in self.about("official_part", event=event):
            places.setdefault(part.place or "", []).append(part.official)
        return tuple(group(place, officials) for place, officials in places.items())

    def sections_of_categories(self) -> tuple[dict[str, Any], ...]:
        """The kinds of violation in the sections under which they are told."""
        parts = grouped(self.view.categories, lambda category: str(category.section))
        return tuple({"title": title, "categories": found} for title, found in parts.items())

    def requests_by_addressees(self) -> tuple[dict[str, Any], ...]:
        """The requests in groups that go to the same bodies, in the order of the records."""
        requests = sorted(self.all("request"), key=lambda request: request.order)
        parts = grouped(requests, lambda request: tuple(request.addressees))
        return tuple(
            {"addressees": bodies, "systems": tuple(dict.fromkeys(map(self._topmost, bodies))), "requests": found}
            for bodies, found in parts.items()
        )

    def other_bodies(self) -> tuple[str, ...]:
        """The bodies of other systems of which something is asked in the whole complaint."""
        own = {self._topmost(body) for body in self.filing.recipient.addressed_as or ()}
        asked = (self._topmost(body) for request in self.view.whole.of("request") for body in request.addressees)
        return tuple(body for body in dict.fromkeys(asked) if body not in own)

    def _topmost(self, organisation: str) -> str:
        """The id of the body that an organisation belongs to, and that belongs to no other."""
        seen = {organisation}
        while (parent := self.record(organisation).parent) and parent not in seen:
            organisation = parent
            seen.add(parent)
        return organisation

    # --- handing over ---------------------------------------------------------------------------------------

    def names_known(self) -> dict[str, Any]:
        """The context of the templates."""
        view, complaint = self.view, self.view.complaint
        return {
            "complaint": complaint,
            "organisation": self.record(complaint.organisation),
            "state": self.record(complaint.state),
            "recipient": self.filing.recipient,
            "today": view.on,
            "complainants": view.complainants,
            "left_out": self.filing.left_out,
            "because": self.filing.because,
            "events": view.events,
            "prosecutions": view.prosecutions,
            "categories": view.categories,
            "rights": view.rights,
            "annexes": self.filing.annexes,
            **self._calls(),
        }

    def _calls(self) -> dict[str, Callable[..., Any]]:
        return {
            "fact": self.fact,
            "figure": self.figure,
            "figure_number": self.figure_number,
            "name": self.name,
            "names": self.names,
            "listed": self.listed,
            "record": self.record,
            "all": self.all,
            "about": self.about,
            "inside": self.inside,
            "is_complainant": self.is_complainant,
            "age": self.age,
            "field": self.field,
            "todo": lambda what: self.todo(what, what),
            "count": self.language.count,
            "word": self.language.word,
            "cite": lambda record_id, long=False: self.name(record_id, "full" if long else ""),
            "converted": self.converted,
            "violations": lambda category: self.view.violations.get(category.id, ()),
            "participations": lambda event: self.view.participations.get(event.id, ()),
            "filled": self.filled,
            "sections_of_categories": self.sections_of_categories,
            "other_bodies": self.other_bodies,
            "requests_by_addressees": self.requests_by_addressees,
            "people": self.people,
            "happened": self.happened,
            "applicable": self.applicable,
            "officials_at": self.officials_at,
            "is_held": lambda value: value is HELD,
            "chapter": lambda name: self.files.find(f"chapters/{name}.html") is not None,
        }

    def filters(self) -> dict[str, Callable[..., Any]]:
        return {"prose": self.prose_blocks, "line": self.prose_line, "text": self.plain_text}


def _has(record: Record, name: str, wanted: Any) -> bool:
    value = record.values[name]
    return wanted in value if isinstance(value, tuple) else value == wanted


def _wrong(message: str, hint: str = "") -> ProblemsFound:
    """A problem whose place the template machinery fills in."""
    return ProblemsFound(error("template", Place(), message, hint))
