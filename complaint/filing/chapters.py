"""What chapters say that a filing says in general words elsewhere, because it would tell who somebody is.

Takes all records, a filing and the files that it was made of; gives a warning for each place in a chapter. Chapters
are printed as they stand: nobody but their author knows of whom a sentence speaks. Marked words the gate stops as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from complaint.filing.filing import Filing
from complaint.filing.generalising import WRITTEN, Marks, marks_for
from complaint.problems import Place, Problem, warning
from complaint.records.record import Records

FOLDER: Final = "cases/chapters/"
_SHORTEST: Final = 3  # letters of a word that is looked for
_UNREAD: Final = re.compile(r"\{#.*?#\}|\{%.*?%\}|<[^>]*>", re.DOTALL)
_HINT: Final = "write it there in general words too, unless the sentence speaks of somebody or something else"


def told_in_chapters(records: Records, filing: Filing, files: Iterable[tuple[Path, str]]) -> Iterator[Problem]:
    """A warning for each place in a chapter of this filing where a generalised value stands."""
    marks = marks_for(records, filing.view.naming, str(filing.recipient.disclosure))
    values = dict(_values(records, marks))
    for path, shown in files:
        if shown.startswith(FOLDER) and values:
            yield from _in_chapter(path.read_text("utf-8-sig"), shown, values, str(filing.recipient.id))


def _in_chapter(text: str, shown: str, values: Mapping[re.Pattern[str], str], recipient: str) -> Iterator[Problem]:
    plain = _UNREAD.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    for pattern, what in values.items():
        for found in pattern.finditer(plain):
            line = plain.count("\n", 0, found.start()) + 1
            column = found.start() - plain.rfind("\n", 0, found.start())
            message = (
                f"“{found[0]}” is printed here as it stands, while the filing for {recipient} says it in general words "
                f"elsewhere: {what}"
            )
            yield warning("told-in-chapter", Place(shown, line, column), message, _HINT)


def _values(records: Records, marks: Marks) -> Iterator[tuple[re.Pattern[str], str]]:
    """What to look for, and whose it is."""
    for person, found in marks.records.items():
        for record_id in found:
            for name in WRITTEN:
                yield from _patterns(records[record_id].values.get(name), f"it would tell who {person} is")
    for person, name in marks.fields:
        value = records[person].values.get(name)
        yield from _patterns(value, f"{name.replace('_', ' ')} of {person}")
        if name == "age" and isinstance(value, int):
            yield _age(value), f"age of {person}"
    for pattern, _ in marks.words:
        yield pattern, "marked words"


def _patterns(value: Any, what: str) -> Iterator[tuple[re.Pattern[str], str]]:
    for text in value if isinstance(value, tuple) else (value,):
        if isinstance(text, str) and len(text) >= _SHORTEST:
            inner = r"\s+".join(map(re.escape, text.split()))
            yield re.compile(rf"(?<!\w){inner}(?!\w)", re.IGNORECASE), what


def _age(years: int) -> re.Pattern[str]:
    """An age is looked for where it is told as one: the number alone may count anything."""
    return re.compile(
        rf"(?<!\w)(?:aged?\s+(?:of\s+)?{years}|{years}[\s-]+(?:years?|лет|год\w*|жас\w*))(?!\w)", re.IGNORECASE
    )
