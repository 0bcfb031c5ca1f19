"""The list of people as an XLSX that staff can work in.

Takes a `Sheet` and a day, gives bytes. Every text is a text, whatever it begins with; days are days; closed lists are
drop-downs; rows with a problem are coloured, with the reason as a comment. The bytes are the same whenever the list is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from complaint.output.docx.archive import unzipped, zipped
from complaint.output.matrix.sheet import undated
from complaint.output.people.cells import Sheet, cells, written_columns
from complaint.output.people.speaking import Speaking, allowed
from complaint.problems import Place, ProblemsFound, Severity, error
from complaint.records.sheets.columns import Column
from complaint.records.sheets.person import PersonRow

LONGEST: Final = 32_767  # characters in a cell of Excel
ROOM: Final = 2_000  # rows below the list in which the drop-downs still work
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_NUMBER: Final = re.compile(r"0|[1-9]\d{0,8}")
_ESCAPE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_COLOURS: Final = {Severity.ERROR: "FFF8CBAD", Severity.WARNING: "FFFFE699", Severity.NOTE: "FFEDEDED"}
_GREY: Final = Font(name="Calibri", size=9, color="FF888888")
_PLAIN: Final = Font(name="Calibri", size=10)
_BOLD: Final = Font(name="Calibri", size=11, bold=True)
_WIDE: Final = {"problems": 60, "note": 40, "mandate_scopes": 36, "name_original": 34, "origin": 24, "id": 24}
_TECHNICAL: Final = ("appeal_id", "mandate_id", "version")


def as_xlsx(sheet: Sheet, on: date) -> bytes:
    """The workbook: the list, how to work with it, and the lists of the drop-downs."""
    book, words = Workbook(), sheet.said.instructions
    people, how, lists = book.active, book.create_sheet(words["how"]), book.create_sheet("Lists")
    people.title = words["people"]
    _people(people, sheet)
    _how_to(how, sheet.said)
    _drop_downs(people, lists, sheet)
    day = datetime(on.year, on.month, on.day)
    book.properties.creator = book.properties.lastModifiedBy = None
    book.properties.created = book.properties.modified = day
    book.properties.title = words["people"]
    target = BytesIO()
    book.save(target)
    return zipped(undated(unzipped(target.getvalue(), "XLSX"), day))


def _people(sheet: Any, content: Sheet) -> None:
    columns = written_columns()
    for number, column in enumerate(columns, 1):
        cell = text_cell(sheet, 1, number, content.said.heading(column), _BOLD)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(number)].width = _WIDE.get(column.key, 16)
        if column.key not in ("age",):  # so that what is typed below the list stays as it is typed
            sheet.column_dimensions[get_column_letter(number)].number_format = "@"
    for line, person in enumerate(content.people, 2):
        _person(sheet, line, columns, content, person)
    sheet.freeze_panes = "D2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(content.people) + 1}"
    sheet.row_dimensions[1].height = 45
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.print_title_cols = "A:C"
    sheet.print_title_rows = "1:1"


def _person(sheet: Any, line: int, columns: Sequence[Column], content: Sheet, person: PersonRow) -> None:
    row, wrong = cells(content, person), content.marks.get(person.id, ())
    worst = next((severity for severity in Severity if any(mark.severity is severity for mark in wrong)), None)
    fill = PatternFill("solid", fgColor=_COLOURS[worst]) if worst is not None else None
    for number, column in enumerate(columns, 1):
        cell = _value(sheet, line, number, column, row.get(column.key, ""))
        if fill is not None:
            cell.fill = fill
        if column.key == "problems":
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        reasons = [mark.text for mark in wrong if (mark.column or "surname") == column.key]
        if reasons:
            cell.comment = _comment(reasons)


def _value(sheet: Any, line: int, number: int, column: Column, text: str) -> Any:
    kind = column.schema.type if column.schema is not None else "text"
    font = _GREY if column.key in _TECHNICAL else _PLAIN
    if (
        kind == "date" and _DAY.fullmatch(text) and text >= "1900-03-01"
    ):  # before, Excel counts a day that there was not
        cell = sheet.cell(line, number, date.fromisoformat(text))
        cell.number_format, cell.font = "yyyy-mm-dd", font
        return cell
    if kind == "integer" and _NUMBER.fullmatch(text):
        cell = sheet.cell(line, number, int(text))
        cell.font = font
        return cell
    return text_cell(sheet, line, number, text, font)


def text_cell(sheet: Any, line: int, number: int, text: str, font: Font) -> Any:
    """A cell that is a text, whatever it begins with."""
    if len(text) > LONGEST:
        hint = "export to a file that ends with .csv"
        raise ProblemsFound(error("spreadsheet", Place("", line, number), "a text is too long for a spreadsheet", hint))
    cell = sheet.cell(line, number)
    if text:
        cell.value = _ESCAPE.sub("_x005F_", text.replace("\r\n", "\n").replace("\r", "\n"))
        cell.data_type = "s"
    cell.number_format, cell.font = "@", font
    return cell


def _comment(reasons: Sequence[str]) -> Comment:
    comment = Comment("\n".join(reasons)[:2000], "complaint")
    comment.width, comment.height = 360, 40 + 36 * len(reasons)
    return comment


def _how_to(sheet: Any, said: Speaking) -> None:
    words = said.instructions
    text_cell(sheet, 1, 1, words["title"], Font(name="Calibri", size=14, bold=True))
    line = 3
    for text in words["lines"]:
        cell = text_cell(sheet, line, 1, text, _PLAIN)
        sheet.merge_cells(start_row=line, start_column=1, end_row=line, end_column=4)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[line].height = 15 * (len(text) // 120 + 1)
        line += 1
    line += 1
    for number, title in enumerate(words["columns"], 1):
        text_cell(sheet, line, number, title, _BOLD)
    for column in written_columns():
        wanted = column.schema
        if wanted is None or column.key in _TECHNICAL:
            continue
        line += 1
        one_of = ", ".join(map(said.word, allowed(column)))
        texts = (said.heading(column), said.meaning(column), said.cell(column, wanted.example), one_of)
        for number, text in enumerate(texts, 1):
            cell = text_cell(sheet, line, number, text, _PLAIN)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for letter, width in zip("ABCD", (36, 60, 28, 50), strict=True):
        sheet.column_dimensions[letter].width = width


def _drop_downs(people: Any, lists: Any, content: Sheet) -> None:
    """For each closed list and for places, a column of the third sheet that the cells choose from."""
    number, words = 0, content.said.instructions
    for place, column in enumerate(written_columns(), 1):
        wanted = column.schema
        if wanted is None or wanted.type == "list":  # several at once cannot be chosen from a drop-down
            continue
        closed = [content.said.word(word) for word in allowed(column)]
        choices = closed or (sorted(content.places.values()) if "place" in wanted.to else [])
        if not choices:
            continue
        number += 1
        text_cell(lists, 1, number, content.said.heading(column), _BOLD)
        for line, choice in enumerate(choices, 2):
            text_cell(lists, line, number, choice, _PLAIN)
        letter, of = get_column_letter(number), get_column_letter(place)
        rule = DataValidation(type="list", formula1=f"Lists!${letter}$2:${letter}${len(choices) + 1}", allow_blank=True)
        rule.showErrorMessage, rule.errorStyle, rule.error = True, "warning", words["not in the list"]
        rule.add(f"{of}2:{of}{len(content.people) + 1 + ROOM}")
        people.add_data_validation(rule)
    lists.sheet_state = "hidden"
