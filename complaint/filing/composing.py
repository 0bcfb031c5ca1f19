"""Every document of a project: for each recipient who is in, which filings are made of it, and their words.

Takes a loaded project and who is wanted, gives documents by name with what they were made from. A document is called
"public/filing"; where each person or official gets a filing of their own, "RECIPIENT/KEY/filing".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from complaint.filing.admissibility import RULE_FILES, Finding, Rulebook, unsure
from complaint.filing.admitting import Admission, admissions, against, taken, with_findings
from complaint.filing.blocks import Document
from complaint.filing.chapters import told_in_chapters
from complaint.filing.compose import Kind, compose
from complaint.filing.draft_notice import draft_notice
from complaint.filing.enclosures import Enclosure
from complaint.filing.facts import Fact, derive
from complaint.filing.filing import Filing
from complaint.filing.form import beside_the_form
from complaint.filing.letters import Post, items
from complaint.filing.parts import Parts, parts_of, told
from complaint.filing.private import with_private
from complaint.filing.recipients import PROFILE
from complaint.filing.select import AsOf, as_of
from complaint.filing.template_files import TemplateFiles
from complaint.filing.words import language_of, not_taken, template_files
from complaint.problems import Place, Problem, ProblemsFound, error, in_order
from complaint.records.nearest import did_you_mean
from complaint.records.record import Record, Records
from complaint.records.wording import listed

KINDS: tuple[Kind, ...] = ("filing", "annex", "annexes", "letter")

Sources = list[tuple[Path, str]]


@dataclass(frozen=True, slots=True)
class Project:
    """A loaded project: its records, recipients, template files and rules of admissibility, as of a day.

    `private` are the sealed values that a key has opened, by record and field.
    """

    root: Path
    records: Records
    recipients: Mapping[str, Record]
    files: TemplateFiles
    on: date
    problems: tuple[Problem, ...]
    book: Rulebook = field(default_factory=Rulebook)
    private: Mapping[tuple[str, str], Any] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class KeptBack:
    """Why nothing is made for a recipient, and what can be done."""

    reasons: tuple[str, ...]
    way_out: str


@dataclass(frozen=True, slots=True)
class Composed:
    """What would be handed over: by recipient the filing about all and its facts, by name the documents.

    `made_for` gives for each document the filing that it was made from. `kept_back` tells of each recipient for whom
    nothing is made, why; `drafts` names the documents that must not be filed. `unsure` are the rules by which each
    recipient was measured and that somebody must look up.
    """

    filings: Mapping[str, Filing] = field(default_factory=dict)
    facts: Mapping[str, Mapping[str, Fact]] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    made_for: Mapping[str, Filing] = field(default_factory=dict)
    sources: Mapping[str, Sources] = field(default_factory=dict)
    admissions: Mapping[str, Admission] = field(default_factory=dict)
    kept_back: Mapping[str, KeptBack] = field(default_factory=dict)
    drafts: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    unsure: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)


@dataclass(slots=True)
class _Desk:
    """What lies on the desk while documents are composed."""

    project: Project
    day: AsOf
    kinds: tuple[Kind, ...]
    language: str | None
    draft: bool
    enclosures: Mapping[str, Enclosure]
    by_name: bool = True  # whether the recipients were asked for by name
    filings: dict[str, Filing] = field(default_factory=dict)
    facts: dict[str, Mapping[str, Fact]] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    made_for: dict[str, Filing] = field(default_factory=dict)
    sources: dict[str, Sources] = field(default_factory=dict)
    kept_back: dict[str, KeptBack] = field(default_factory=dict)
    drafts: set[str] = field(default_factory=set)
    unsure: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def compose_all(
    project: Project,
    wanted: tuple[str, ...] = (),
    *,
    kinds: tuple[Kind, ...] = KINDS,
    language: str | None = None,
    draft: bool = False,
    more: Mapping[str, tuple[Finding, ...]] | None = None,
    enclosures: Mapping[str, Enclosure] = MappingProxyType({}),
    begins: Callable[[str, int, int], None] = lambda *_: None,
) -> Composed:
    """Stages 4 to 6: admission, selection, facts and documents of the wanted recipients.

    If none is wanted by name, those that the complaint names are, or all.

    What a recipient would not take is left out, or kept back as a whole; a `draft` holds it all the same and says why
    it must not be filed. `more` are findings by recipient that come from what was made before, as its length.
    `enclosures` are the documents of annexes that are here, by attachment. `begins` is told which recipient is begun,
    how many were before it, and of how many.
    """
    desk = _Desk(project, as_of(project.records, project.on), kinds, language, draft, enclosures, bool(wanted))
    desk.problems += [unknown_recipient(project, name) for name in wanted if name not in project.recipients]
    chosen, unknown = (wanted, ()) if wanted else chosen_recipients(project)
    desk.problems += unknown
    admitted, unread = admissions(desk.day, project.recipients, project.book, chosen)
    desk.problems += unread
    admitted = {name: with_findings(one, (more or {}).get(name, ())) for name, one in admitted.items()}
    for count, (name, admission) in enumerate(admitted.items()):
        begins(name, count, len(admitted))
        _compose_for(name, admission, desk)
    return Composed(
        desk.filings,
        desk.facts,
        desk.documents,
        desk.made_for,
        desk.sources,
        admitted,
        desk.kept_back,
        frozenset(desk.drafts),
        in_order(desk.problems),
        desk.unsure,
    )


def _compose_for(name: str, admission: Admission, desk: _Desk) -> None:
    profile, reasons = admission.profile, admission.reasons_against()
    if desk.language and desk.language not in profile.languages:
        if desk.by_name:
            desk.problems.append(not_taken(profile, desk.language))
        else:
            why = f"it does not take documents in “{desk.language}”"
            desk.kept_back[name] = KeptBack((why,), f"it takes: {', '.join(profile.languages)}")
        return
    can_be_drafted = admission.is_about_somebody and desk.project.files.find(f"{name}/filing.html")
    if reasons and not (desk.draft and can_be_drafted):
        desk.kept_back[name] = KeptBack(reasons, admission.way_out())
        return
    try:
        parts = told(parts_of(desk.day, taken(desk.day, admission, draft=desk.draft)))
        whole = desk.filings[name] = parts.whole
        desk.facts[name] = derive(whole.view)
    except ProblemsFound as found:
        desk.problems += found.problems
        return
    rules = desk.unsure[name] = tuple(unsure(admission.fitting, desk.project.book))
    documents = tuple(_documents(name, parts, desk))
    enclosed = items(document for document, _, _ in documents)
    for document, kind, filing in documents:
        if kind not in desk.kinds:
            continue
        facts = desk.facts[name] if filing is whole else derive(filing.view)
        files = template_files(desk.project.root)  # each document its own, so that it knows what it was made from
        blocks = against(admission.findings, filing)
        if blocks and not desk.draft and filing is not whole:
            continue  # an official whom the recipient would not take
        try:
            words = language_of(profile, files, desk.language)
            notice = draft_notice(blocks, admission.door, filing.view, words) if desk.draft else None
            made_of = (filing, facts, words, files, kind, notice, desk.enclosures, Post(None, enclosed), rules)
            composed = desk.documents[document] = compose(*made_of, draft=desk.draft)
            if composed.draft:
                desk.drafts.add(document)
            if kind == "filing":
                desk.problems += beside_the_form(composed, profile, holds_nobody=not filing.view.complainants)
        except ProblemsFound as found:
            desk.problems += found.problems
            continue
        for file in (f"{name}/{PROFILE}", *RULE_FILES):
            files.find(file)
        desk.made_for[document] = filing
        desk.sources[document] = files.used()
        desk.problems += told_in_chapters(desk.project.records, filing, desk.sources[document])


def _documents(name: str, parts: Parts, desk: _Desk) -> Iterator[tuple[str, Kind, Filing]]:
    """Name, kind and filing of each document for a recipient."""
    for one in parts.filings:
        filing = with_private(one, desk.project.private)
        folder = "/".join(filter(None, (name, filing.key)))
        yield f"{folder}/filing", "filing", filing
        if filing.annexes:
            yield f"{folder}/annexes", "annexes", filing
    if desk.project.files.find(f"{name}/annex.html"):
        yield f"{name}/annex", "annex", parts.whole
    if parts.whole.recipient.letter:
        yield f"{name}/letter", "letter", parts.whole


def chosen_recipients(project: Project) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The recipients that the complaint names, or all; and a problem for each that there is not."""
    complaint = project.records.of("complaint")[0]
    named = tuple(complaint.recipients)
    problems = tuple(
        replace(unknown_recipient(project, name), code="recipient", place=complaint.place_of(f"recipients[{number}]"))
        for number, name in enumerate(named)
        if name not in project.recipients
    )
    return named or tuple(project.recipients), problems


def unknown_recipient(project: Project, name: str) -> Problem:
    """The problem of a recipient that there is not, with what may be meant."""
    known = did_you_mean(name, project.recipients) or f"There are: {listed(sorted(project.recipients), 'and')}."
    return error("unknown-recipient", Place(), f"there is no recipient “{name}”", known)
