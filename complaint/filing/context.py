"""The names that templates know: the filing and its records, look-ups, printing and the fixed words.

Takes a filing, its facts, a language and the template files; gives the variables and filters of its templates. What a
call does is said by `lookups` and `printing`; here is only how it is called in a template.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from markupsafe import Markup, escape

from complaint.filing.consent import FULL
from complaint.filing.enclosures import EnclosedAnnex
from complaint.filing.facts.fact import Fact
from complaint.filing.filing import Filing
from complaint.filing.language import Language
from complaint.filing.letters import Addressee, Post, addressee_of, window_for
from complaint.filing.lookups import Lookups
from complaint.filing.origins import KnownHeld, Origin, known, read
from complaint.filing.printing import Printing
from complaint.filing.template_files import TemplateFiles
from complaint.filing.templating import Sandbox
from complaint.filing.theme_file import letterhead_lines, written_theme
from complaint.filing.tongue import Tongue
from complaint.filing.versions import Versions, language_of_records
from complaint.records.record import Held, Record

_NO_POST = Post()


class Context:
    """One object serves all templates of one document."""

    def __init__(
        self,
        filing: Filing,
        facts: Mapping[str, Fact],
        language: Language,
        files: TemplateFiles,
        enclosed: Mapping[str, EnclosedAnnex] = MappingProxyType({}),
        post: Post = _NO_POST,
        versions: Versions | None = None,
    ) -> None:
        self.post = post
        self.filing = filing
        self.enclosed = enclosed
        self.language = language
        self.files = files
        self.asking = Lookups(filing, facts)
        self.printing = Printing(filing, language, versions)
        self.tongue = Tongue(language.tag, language_of_records(filing.view.whole))

    def variables(self) -> dict[str, Any]:
        """Everything that stands for itself, and everything that can be called."""
        return {**self._things(), **self._questions(), **self._wordings()}

    def sandbox(self) -> Sandbox:
        """The environment in which the templates of this document are rendered."""
        printing = self.printing
        sandbox = Sandbox(self.files, printing.shown, read=read, in_tag=printing.in_tag, tongue=self.tongue)
        sandbox.filters.update(self.filters())
        return sandbox

    def filters(self) -> dict[str, Callable[..., Any]]:
        return {"prose": self.printing.blocks, "line": self.printing.line, "text": self.printing.plain_text}

    def _things(self) -> dict[str, Any]:
        view, complaint = self.filing.view, self.filing.view.complaint
        return {
            "complaint": complaint,
            "organisation": self.asking.record(complaint.organisation),
            "state": self.asking.record(complaint.state),
            "recipient": self.filing.recipient,
            "subject": self.filing.subject,
            "today": self._today(),
            "complainants": view.complainants,
            "left_out": self.filing.left_out,
            "because": self.filing.because,
            "events": view.events,
            "prosecutions": view.prosecutions,
            "categories": view.categories,
            "rights": view.rights,
            "annexes": self.filing.annexes,
            "requests": view.requests,
            "later_facts": view.later_facts,
            "addressee": self._addressee(),
            "enclosed": self.post.enclosed,
            "letterhead": letterhead_lines(written_theme(self.files)),
        }

    def _questions(self) -> dict[str, Callable[..., Any]]:
        asking = self.asking
        return {
            "fact": asking.fact,
            "record": asking.record,
            "all": asking.all,
            "about": asking.about,
            "inside": asking.inside,
            "violations": asking.violations,
            "participations": asking.participations,
            "people": asking.people,
            "applicable": asking.applicable,
            "history": asking.history,
            "detentions": asking.detentions,
            "officials_at": asking.officials_at,
            "sections_of_categories": asking.sections_of_categories,
            "grounds": asking.grounds,
            "requests_by_addressees": asking.requests_by_addressees,
            "other_bodies": asking.other_bodies,
            "enclosed_pages": self.enclosed_pages,
            "is_complainant": self.filing.view.is_complainant,
            "is_held": lambda value: isinstance(value, Held | KnownHeld),
            "chapter": lambda name: self.files.version(f"chapters/{name}.html", self.language.tag) is not None,
        }

    def _wordings(self) -> dict[str, Callable[..., Any]]:
        printing, record = self.printing, self.asking.record
        return {
            "name": printing.name,
            "names": printing.names,
            "listed": printing.listed,
            "notes": printing.notes,
            "cite": lambda record_id, long=False: printing.name(record_id, "full" if long else ""),
            "figure": lambda record_id, where="": printing.figure(record(record_id), where),
            "figure_number": lambda record_id, where="": printing.figure_number(record(record_id), where),
            "age": printing.age,
            "named_in_full": lambda person: self.filing.view.naming.get(person.id) == FULL,
            "converted": printing.converted,
            "field": printing.field,
            "sealed": printing.sealed,
            "is_open": printing.is_open,
            "todo": printing.deciding.todo,
            "missing": printing.deciding.missing,
            "filled": printing.filled,
            "happened": self.happened,
            "count": printing.count,
            "word": self.language.word,
        }

    def _addressee(self) -> Addressee | None:
        """To whom the letter goes; nobody if none is sent to the recipient."""
        if not self.filing.recipient.letter:
            return None
        addressee = addressee_of(self.filing, self.post, self.language, self.printing.filled)
        above = window_for(self.filing, self.post, self.files).sender is not None
        return replace(addressee, has_sender_above=above)

    def enclosed_pages(self, annex: Record) -> int:
        """How many pages of an annex stand in the file of all annexes; 0 where the document is held elsewhere."""
        return len(self.enclosed[annex.id].sizes) if annex.id in self.enclosed else 0

    def _today(self) -> date:
        """The day of the filing; it comes from the complaint unless another day was asked for."""
        complaint, on = self.filing.view.complaint, self.filing.on
        filed = complaint.filing_date
        return known(on, Origin(complaint.id, "filing_date")) if filed.first == on == filed.last else on

    def happened(self, person: Record) -> tuple[Markup, ...]:
        """What happened to a person in each event, and how far each prosecution of the person has gone."""
        shown = self.printing.shown
        parts = (
            Markup("{}, {} ({})").format(
                shown(read(part, "mode", part.mode)),
                shown(read(part, "date", part.date)),
                self.printing.name(part.place),
            )
            for part in self.asking.parts_of(person)
        )
        cases = (escape(shown(read(case, "stage", case.stage))) for case in self.asking.cases_of(person))
        return (*parts, *cases)
