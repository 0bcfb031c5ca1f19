"""What is asked of a project without building it: its facts, its look, who could go where, what is left to decide."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from complaint.filing.admissibility import Rulebook, unsure
from complaint.filing.blocks import Document
from complaint.filing.checklist import checklist
from complaint.filing.composing import Composed, Project, unknown_recipient
from complaint.filing.facts import Fact, derive
from complaint.filing.generalising import as_told
from complaint.filing.key_of_names import as_csv, key_of_names
from complaint.filing.matrix import Matrix, matrix
from complaint.filing.select import as_of, everyone, select
from complaint.filing.words import language_of
from complaint.output.theme_reading import theme_of
from complaint.pipeline.loading import load
from complaint.problems import Problem, ProblemsFound, has_errors, in_order


def key_for(root: Path, recipient: str, on: date | None = None) -> tuple[str | None, tuple[Problem, ...]]:
    """Who is meant by the pseudonyms and initials in a recipient's filing, as a table; None if there is no key."""
    project = load(root, on)
    if has_errors(project.problems):
        return None, project.problems
    if recipient not in project.recipients:
        return None, (unknown_recipient(project, recipient),)
    filing = select(project.records, project.recipients[recipient], project.on)
    rows = key_of_names(filing, language_of(filing.recipient, project.files, None))
    return as_csv(rows) if rows else None, ()


def facts_of(project: Project, recipient: str | None) -> tuple[Mapping[str, Fact], tuple[Problem, ...]]:
    """The facts of the whole complaint, or of one recipient's filing."""
    if recipient is None:
        return derive(everyone(project.records, project.on)), ()
    profile = project.recipients.get(recipient)
    if profile is None:
        return {}, (unknown_recipient(project, recipient),)
    return derive(as_told(select(project.records, profile, project.on)).view), ()


def theme_problems(project: Project) -> tuple[Problem, ...]:
    """What is wrong with the look of the documents."""
    try:
        theme_of(project.files)
    except ProblemsFound as found:
        return found.problems
    return ()


def before_filing(composed: Composed, beside: Rulebook | None = None) -> tuple[Problem, ...]:
    """What a person must look at before the filings are handed over, and who is left out of them.

    Where findings are told `beside` it, by the rules of this book, what they say is not said again.
    """
    rules = beside.rules if beside is not None else {}
    checks = {
        name: {str(rules[one.rule].check) for one in admission.findings if one.rule in rules}
        for name, admission in composed.admissions.items()
    }
    of: dict[str, list[Document]] = {name: [] for name in composed.filings}
    for name, document in composed.documents.items():
        of[name.partition("/")[0]].append(document)
    return in_order(
        note
        for name, filing in composed.filings.items()
        for note in checklist(filing, *of[name], unsure=composed.unsure.get(name, ()), checks=checks[name])
    )


def uncertain(project: Project, composed: Composed) -> tuple[Problem, ...]:
    """Which rules of admissibility somebody looks up first, of those that the filings are measured by."""
    admitted = (one.fitting for one in composed.admissions.values() if not one.door.is_closed)
    return in_order(note for filing in admitted for note in unsure(filing, project.book))


def who_can_go_where(project: Project, wanted: tuple[str, ...] = ()) -> tuple[Matrix, tuple[Problem, ...]]:
    """All people against all recipients, or the wanted ones, on the day of the project."""
    return matrix(as_of(project.records, project.on), project.recipients, project.book, wanted)
