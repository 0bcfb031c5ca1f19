"""The rows of a sheet in the words of the records: for each row its cells by column, and what in it is not clear.

Takes a mapped sheet and what has to be known to read it; gives an `Answer` for each row. Nothing is matched with the
list here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from complaint.records.sheets.columns import columns
from complaint.records.sheets.dates import month_comes_first
from complaint.records.sheets.mapping import Heading, Mapped
from complaint.records.sheets.person import PersonRow
from complaint.records.sheets.values import Known, UnclearError, UnknownPlace, is_kept_back, value_of
from complaint.records.sheets.wording import meaning, plain


@dataclass(frozen=True, slots=True)
class Answer:
    """One row: its number in the file, the cells by column (empty ones too), what is unclear, the texts as typed.

    `private` are values by column of which the cells say only that they are held.
    """

    row: int
    cells: Mapping[str, str]
    unclear: tuple[str, ...]
    texts: tuple[str, ...]
    places: tuple[UnknownPlace, ...] = ()  # that are not on record
    private: Mapping[str, str] = field(default_factory=dict, repr=False)


def answers(
    sheet: Mapped, known: Known, everywhere: Mapping[str, str], people: Mapping[str, PersonRow] = MappingProxyType({})
) -> list[Answer]:
    """The rows; `everywhere` are cells for all rows that say nothing themselves.

    `people` are the rows of the list by short name: a cell that stands there in the same words is left as it is,
    whatever it would mean on a form, where “?” or “n/a” says nothing.
    """
    known = replace(known, month_first={**_orders(sheet), **known.month_first})
    ids = next((heading for heading in sheet.headings if heading.key == "id"), None)
    return [
        _answer(sheet.headings, number, texts, known, everywhere, _kept(people, texts, ids))
        for number, texts in sheet.rows
    ]


def _kept(people: Mapping[str, PersonRow], texts: tuple[str, ...], ids: Heading | None) -> Mapping[str, str]:
    """What the list holds of the person whom a row names by id."""
    person = people.get(_cell(texts, ids)) if ids is not None else None
    return person.cells if person is not None else {}


def _orders(sheet: Mapped) -> dict[str, bool]:
    """For each column of dates that tells it, whether the month comes first."""
    found = {}
    for heading in sheet.headings:
        column = columns().get(heading.key or "")
        if column is not None and column.schema is not None and column.schema.type == "date":
            order = month_comes_first(_cell(texts, heading) for _, texts in sheet.rows)
            if order is not None:
                found[column.key] = order
    return found


def _answer(
    headings: Iterable[Heading],
    number: int,
    texts: tuple[str, ...],
    known: Known,
    everywhere: Mapping[str, str],
    kept: Mapping[str, str],
) -> Answer:
    cells: dict[str, str] = {}
    private: dict[str, str] = {}
    unclear: list[str] = []
    places: list[UnknownPlace] = []
    items: dict[str, list[str]] = {}
    for heading in headings:
        if heading.key is None:
            continue
        column, text = columns()[heading.key], _cell(texts, heading)
        if heading.item:
            chosen = items.setdefault(heading.key, [])
            if _is_chosen(text, heading):
                chosen.append(heading.item)
            continue
        if text and text == kept.get(heading.key):
            cells[heading.key] = text
            continue
        try:
            cells[heading.key] = value_of(column, text, known)
            private |= {heading.key: text} if is_kept_back(column, text) else {}
        except UnclearError as reason:
            unclear.append(f"{heading.text or column.heading}: {reason}")
            places += [reason] if isinstance(reason, UnknownPlace) else []
    cells.update({key: "; ".join(dict.fromkeys(chosen)) for key, chosen in items.items()})
    for key, value in everywhere.items():
        cells[key] = cells.get(key) or value
    _given_name(cells)
    return Answer(number, cells, tuple(unclear), texts, tuple(places), private)


def _given_name(cells: dict[str, str]) -> None:
    """“Your name” beside a column for the surname asks for the given name."""
    if "surname" in cells and "full_name" in cells and "given_name" not in cells:
        cells["given_name"] = cells.pop("full_name")


def _is_chosen(text: str, heading: Heading) -> bool:
    """Whether the answer of a column of 0 and 1 was ticked; some forms repeat the answer instead."""
    return meaning("flag", text) == "yes" or (
        bool(text.strip()) and plain(text) in (plain(heading.item), _said(heading))
    )


def _said(heading: Heading) -> str:
    return plain(heading.text.rpartition("/")[2] if "/" in heading.text else heading.text.partition("[")[2])


def _cell(texts: tuple[str, ...], heading: Heading) -> str:
    return texts[heading.number - 1].strip() if heading.number <= len(texts) else ""
