"""The first page of a draft: why it must not be filed, for the filing as a whole and for each person or official.

Takes the findings that keep a filing back, gives a chapter without number; nothing if nothing keeps it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from complaint.filing.admissibility import Door, Finding
from complaint.filing.blocks import Block, Foreign, Inlines, ListBlock, Paragraph, Section, Text
from complaint.filing.language import Language
from complaint.filing.naming import Naming
from complaint.filing.secrecy import Secrecy, secrecy_of
from complaint.filing.tongue import TEMPLATES_ARE_IN
from complaint.filing.view import View
from complaint.problems import Problem

ANCHOR = "draft-notice"


def draft_notice(findings: Iterable[Finding], door: Door, view: View, language: Language) -> Section | None:
    """The notice in front of a draft. People are called as they are in the filing itself."""
    naming, secrecy = Naming(view, language), secrecy_of(view)
    reasons: dict[str, list[str]] = {"": [door.reason] if door.is_closed else []}
    for finding in findings:
        about = naming.plain(finding.about) if finding.about else ""
        reasons.setdefault(about, []).append(_told(finding, secrecy))
    if not any(reasons.values()):
        return None
    blocks: list[Block] = [Paragraph((Text(language.word("draft_why")),))]
    for about, told in reasons.items():
        if about:
            blocks.append(Paragraph((Text(about),), role="caption"))
        if told:
            items = tuple((Paragraph(_in_english(one, language)),) for one in dict.fromkeys(told))
            blocks.append(ListBlock("bullet", items))
    return Section(ANCHOR, 1, "", language.word("draft_title"), tuple(blocks), in_contents=False)


def with_lacking(notice: Section | None, lacking: Sequence[Problem], language: Language) -> Section:
    """The notice, which also says how much of the document has no version in its language."""
    said = Paragraph((Text(language.word("draft_lacking", texts=language.count(len(lacking), "text"))),))
    if notice is not None:
        return replace(notice, blocks=(*notice.blocks, said))
    why = Paragraph((Text(language.word("draft_why")),))
    return Section(ANCHOR, 1, "", language.word("draft_title"), (why, said), in_contents=False)


def _in_english(reason: str, language: Language) -> Inlines:
    """A reason; rules are told to those who work with the program, in its own language."""
    said = Text(reason)
    return (said,) if language.tag == TEMPLATES_ARE_IN else (Foreign(TEMPLATES_ARE_IN, (said,)),)


def _told(finding: Finding, secrecy: Secrecy) -> str:
    said = finding.text.rstrip(".")
    if finding.detail:
        said = f"{said} ({secrecy.untold(finding.detail)})"
    return f"{said}. {finding.hint}".rstrip()
