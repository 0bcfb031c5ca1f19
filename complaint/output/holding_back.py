"""What is left of a build when nothing goes to the recipients whose files the gate has stopped.

Takes what was composed and made; gives the same without them, and the gate for it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from complaint.filing.composing import Composed, KeptBack, Project
from complaint.filing.guarded import ordinary_words
from complaint.output.gate import BuildGate
from complaint.output.making import Made

_REASON = "something in its files must not be seen there; the errors say what and where"


def gate_of(project: Project, composed: Composed) -> BuildGate:
    """The gate through which everything goes that was made of these documents."""
    templates = {path for used in composed.sources.values() for path, _ in used if path.suffix == ".html"}
    ordinary = ordinary_words(path.read_text("utf-8") for path in sorted(templates))
    return BuildGate(project.records, project.recipients, project.on, ordinary, project.private)


def without(leaks: Collection[str], composed: Composed, made: Mapping[str, Made]) -> tuple[Composed, dict[str, Made]]:
    """What is handed over when nothing goes to these recipients."""
    kept = {name: one for name, one in made.items() if name.partition("/")[0] not in leaks}
    left = replace(
        composed,
        filings={name: one for name, one in composed.filings.items() if name not in leaks},
        documents={name: one for name, one in composed.documents.items() if name in kept},
        kept_back={**composed.kept_back, **dict.fromkeys(leaks, KeptBack((_REASON,), ""))},
    )
    return left, kept
