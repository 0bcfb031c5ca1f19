"""Covering letters, once what they cover is made: they tell how many pages it has, and go to contacts as well.

Takes what was composed and the pages of what was made of it, gives the same with its letters made anew. One recipient
may have a thousand contacts: what does not depend on them is done once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from complaint.filing.admissibility import RULE_FILES
from complaint.filing.blocks import Document
from complaint.filing.compose import compose
from complaint.filing.composing import Composed, Project, Sources
from complaint.filing.enclosures import Enclosure
from complaint.filing.language import Language
from complaint.filing.letters import Item, Post, contacts_of, items
from complaint.filing.recipients import PROFILE
from complaint.filing.template_files import TemplateFiles
from complaint.filing.words import language_of, template_files
from complaint.problems import Problem, ProblemsFound, in_order
from complaint.records.record import Record


def with_letters(
    project: Project,
    composed: Composed,
    pages: Mapping[str, int],
    *,
    contacts: bool,
    language: str | None = None,
    draft: bool = False,
    enclosures: Mapping[str, Enclosure],
) -> tuple[Composed, tuple[Problem, ...]]:
    """What was composed, with letters that tell the `pages` of each document; with `contacts`, one to each of them.

    Also gives what is wrong with these letters.
    """
    documents, sources, problems = dict(composed.documents), dict(composed.sources), list[Problem]()
    for name in composed.filings:
        first = f"{name}/letter"
        if first not in composed.documents:
            continue
        told = items((document for document in pages if document.startswith(f"{name}/")), pages)
        to: list[Record | None] = [None, *(contacts_of(project.records, name) if contacts else ())]
        for contact in to:
            document = first if contact is None else f"{name}/letters/{contact.id}"
            try:
                made, used = _letter(project, composed, name, contact, told, language, enclosures, draft)
            except ProblemsFound as found:
                problems += found.problems
                continue
            documents[document] = replace(made, draft=composed.documents[first].draft or made.draft)
            sources[document] = used
    made_for = {name: composed.made_for.get(name, composed.filings[name.partition("/")[0]]) for name in documents}
    return replace(composed, documents=documents, sources=sources, made_for=made_for), in_order(problems)


def _letter(
    project: Project,
    composed: Composed,
    name: str,
    contact: Record | None,
    enclosed: tuple[Item, ...],
    language: str | None,
    enclosures: Mapping[str, Enclosure],
    draft: bool,
) -> tuple[Document, Sources]:
    filing, files = composed.filings[name], template_files(project.root)
    words, post = _words(filing.recipient, contact, files, language), Post(contact, enclosed)
    rules = composed.unsure.get(name, ())
    made = compose(filing, composed.facts[name], words, files, "letter", None, enclosures, post, rules, draft=draft)
    for file in (f"{name}/{PROFILE}", *RULE_FILES):
        files.find(file)
    return made, files.used()


def _words(profile: Record, contact: Record | None, files: TemplateFiles, language: str | None) -> Language:
    """The language of a contact, else that which was asked for, else the recipient's own."""
    if contact is None or not contact.language:
        return language_of(profile, files, language)
    try:
        return language_of(profile, files, str(contact.language))
    except ProblemsFound as found:
        at = contact.place_of("language")
        raise ProblemsFound(*(replace(problem, place=at) for problem in found.problems)) from None
