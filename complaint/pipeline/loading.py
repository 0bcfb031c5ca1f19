"""Stages 1 to 3: the records of a folder, each checked and all of them together, and who they could go to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from complaint.filing.admissibility import Rulebook, check_names, check_profiles, rulebook
from complaint.filing.composing import Project
from complaint.filing.letters import unknown_recipients
from complaint.filing.recipients import recipients
from complaint.filing.words import template_files
from complaint.problems import in_order
from complaint.records.changing.checking import load_steadily
from complaint.records.record import Record
from complaint.records.remembering import without_pauses
from complaint.records.resolve import resolve
from complaint.records.rules import check as check_rules
from complaint.records.scans import check_scans
from complaint.records.sealing.sealed_checks import sealed_problems


@without_pauses()
def load(root: Path, on: date | None = None) -> Project:
    """The records, typed, checked and resolved, and the recipients. `on` overrides the filing date."""
    files = template_files(root)
    records, problems = load_steadily(root)
    complaints = records.of("complaint") if "complaint" in records.types else ()
    day = on or (complaints[0].filing_date.last if complaints else date.min)
    found: Mapping[str, Record] = {}
    book = Rulebook()
    if complaints:
        found, wrong = recipients(files)
        book, unread = rulebook(files)
        problems += (*wrong, *unread, *check_profiles(found, book), *check_names(records, found))
        problems += (*resolve(records), *check_rules(records, day), *unknown_recipients(records, found))
        problems += (*check_scans(root, records), *sealed_problems(root, records))
    return Project(root, records, found, files, day, in_order(problems), book)
