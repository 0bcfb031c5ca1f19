"""Looks whether the parts of a DOCX file of ours fit together, as Word wants them to.

Takes the bytes, gives problems; an empty answer means that Word has no reason to repair the file. Schema validators
do not see most of this: a field never closed, a reference to nowhere, a cell without a paragraph. It also finds what
should never leave the house: hidden words, tracked changes, leftover template signs, pictures fetched from elsewhere.
"""

from __future__ import annotations

from complaint.output.docx.opened import opened
from complaint.output.docx.package_checks import package_problems
from complaint.output.docx.reference_checks import reference_problems
from complaint.output.docx.structure_checks import structure_problems
from complaint.output.docx.style_checks import style_problems
from complaint.problems import Problem, ProblemsFound, in_order


def check_docx(content: bytes) -> tuple[Problem, ...]:
    try:
        file, unreadable = opened(content)
    except ProblemsFound as found:
        return found.problems
    checks = (package_problems, reference_problems, style_problems, structure_problems)
    return in_order((*unreadable, *(problem for check in checks for problem in check(file))))
