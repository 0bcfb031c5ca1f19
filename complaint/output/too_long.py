"""What is too long of all that was composed, what is told of it, and what is left when it is kept back.

Takes composed documents and, where they are made, their pages; gives findings by recipient and what to make of them.
Measuring one document is for `limits`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from complaint.filing.admissibility import Finding, as_problems
from complaint.filing.admitting import with_findings
from complaint.filing.blocks import Document
from complaint.filing.composing import Composed, Project, compose_all
from complaint.output.limits import RULE, measured_later, over_length
from complaint.output.making import Made
from complaint.problems import Problem

CODE = f"admissibility-{RULE}"  # of the problems that are made of such findings

Over = Mapping[str, tuple[Finding, ...]]  # by recipient


def too_long(composed: Composed, made: Mapping[str, Made] | None = None) -> Over:
    """What is over the limits of each recipient; before the documents are `made` only their words can be counted."""
    found: dict[str, tuple[Finding, ...]] = {}
    for name, filing in composed.made_for.items():
        if name.endswith("/filing"):
            laid_out = (made[name].anchors, made[name].pages) if made is not None else ()
            over = tuple(over_length(filing, composed.documents[name], *laid_out))
            recipient = name.partition("/")[0]
            found[recipient] = (*found.get(recipient, ()), *over)
    return {recipient: over for recipient, over in found.items() if over}


def length_problems(composed: Composed, over: Over) -> tuple[Problem, ...]:
    """What is too long and goes out all the same, as problems; what keeps a filing back is told with the reasons."""
    return tuple(
        problem
        for recipient, found in over.items()
        for problem in as_problems(
            (finding for finding in found if finding.severity != "block"), composed.admissions[recipient].profile
        )
    )


def without_too_long(
    project: Project, composed: Composed, over: Over, wanted: tuple[str, ...], how: Mapping[str, Any]
) -> tuple[Composed, Mapping[str, Document]]:
    """What is left of the documents when those that are too long are kept back, and which of them are to be made again.

    A draft that is too long is made again, since its first page has to say so. What only warns changes nothing.
    """
    if not any(finding.severity == "block" for found in over.values() for finding in found):
        return composed, {}
    after = compose_all(project, wanted, **how, more=over)
    again = {name: one for name, one in after.documents.items() if one != composed.documents.get(name)}
    return after, again


def composed_for_checking(
    project: Project, wanted: tuple[str, ...], language: str | None = None
) -> tuple[Composed, tuple[Problem, ...]]:
    """What would be made, with what is known of its length before it is laid out: the words, not the pages."""
    how: Mapping[str, Any] = {"language": language}
    composed = compose_all(project, wanted, **how)
    over = too_long(composed)
    problems = length_problems(composed, over)
    after, _ = without_too_long(project, composed, over, wanted, how)
    told = {name: tuple(measured_later(filing)) for name, filing in after.filings.items()}
    if after is composed:
        told = {name: (*over.get(name, ()), *later) for name, later in told.items()}
    admitted = {name: with_findings(one, told.get(name, ())) for name, one in after.admissions.items()}
    return replace(after, admissions=admitted), problems
