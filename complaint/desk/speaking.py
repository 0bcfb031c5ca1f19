"""The list of people, and rows that were not taken in, as sheets in the language of who fetches them.

Takes the words of the desk, gives what writes the sheets; the command line uses it too.
"""

from __future__ import annotations

from complaint.desk.telling import told
from complaint.desk.wording import Words
from complaint.filing.composing import Project
from complaint.output.people.cells import Sheet
from complaint.output.people.speaking import ENGLISH, Speaking
from complaint.problems import Problem
from complaint.records.sheets.columns import Column
from complaint.records.sheets.listed import Listed
from complaint.records.sheets.marks import marks


def speaking(said: Words) -> Speaking:
    """The words of a sheet in the language of a page."""
    if said.tag == "en":
        return ENGLISH

    def meaning(column: Column) -> str:
        return said.meaning(column.key, ENGLISH.meaning(column))

    return Speaking(said.tag, said.heading, said.value, meaning)


def sheet_of(project: Project, found: Listed, said: Words) -> Sheet:
    """The list of people as a sheet, with what is wrong with whom."""

    def in_words(problem: Problem) -> str:
        one = told(problem, said)
        return f"{one.message} {one.hint}".strip()

    wrong = marks(project.records, project.problems, in_words)
    return Sheet(tuple(found.rows.values()), found.place_names, wrong, speaking(said))
