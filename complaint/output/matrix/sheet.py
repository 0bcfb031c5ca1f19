"""The matrix as a spreadsheet for staff: people against recipients, what is missing, the recipients, the signs.

Takes a `Matrix`, gives the bytes of an XLSX. Every text is a text, whatever it begins with, so that nothing is ever
calculated; the bytes are the same whenever the matrix is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from complaint.filing.matrix import MEANINGS, STATUSES, Column, Matrix, Row, Status
from complaint.output.docx.archive import unzipped, zipped
from complaint.output.matrix.wording import COLOURS, SIGNS, called, door_in_words, heading, missing

_FIRST_ROW: Final = 4  # of people: above stand the title, the systems and the recipients
_BEFORE: Final = ("id", "", "place", "goes", "warned", "blocked")  # the second says whom the sheet is about
_LINE: Final = Side(style="thin", color="FFD5DADF")
_GRID: Final = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_BOLD: Final = Font(name="Calibri", size=11, bold=True)
_PLAIN: Final = Font(name="Calibri", size=10)


def spreadsheet(matrix: Matrix) -> bytes:
    """The workbook: a sheet for people, one for officials if there are dossiers, and three that explain them."""
    book = Workbook()
    book.remove(book.active)
    _crossed(book, "Who can go where", heading(matrix), "person", matrix.people, matrix.columns)
    if matrix.officials:
        said = f"{heading(matrix)} – dossiers about officials"
        _crossed(book, "Officials", said, "official", matrix.officials, matrix.dossiers)
    _missing(book, matrix)
    _recipients(book, matrix)
    _signs(book)
    day = datetime(matrix.on.year, matrix.on.month, matrix.on.day)
    book.properties.creator = book.properties.lastModifiedBy = None
    book.properties.created = book.properties.modified = day
    book.properties.title = heading(matrix)
    target = BytesIO()
    book.save(target)
    return zipped(undated(unzipped(target.getvalue(), "XLSX"), day))


def undated(parts: dict[str, bytes], day: datetime) -> dict[str, bytes]:
    """The parts without the moment of saving, which the library puts in whatever it is told."""
    core = parts["docProps/core.xml"].decode("utf-8")
    start, _, rest = core.partition("<dcterms:modified")
    inside, _, end = rest.partition("</dcterms:modified>")
    said = f"{inside.partition('>')[0]}>{day:%Y-%m-%dT%H:%M:%SZ}"
    return {**parts, "docProps/core.xml": f"{start}<dcterms:modified{said}</dcterms:modified>{end}".encode()}


def _crossed(book: Workbook, name: str, title: str, whom: str, rows: Sequence[Row], columns: Sequence[Column]) -> None:
    """People or officials down the side, recipients along the top, a word and a colour in each cell."""
    sheet = book.create_sheet(name)
    _text(sheet, 1, 1, title, font=Font(name="Calibri", size=14, bold=True))
    for place, label in enumerate(_BEFORE, 1):
        _text(sheet, 3, place, label or whom, font=_BOLD, border=_GRID, alignment=Alignment(vertical="bottom"))
    for place, column in enumerate(columns, len(_BEFORE) + 1):
        centred = Alignment(horizontal="center", vertical="bottom", wrap_text=True)
        _text(sheet, 2, place, column.system, font=_PLAIN, alignment=centred)
        turned = Alignment(text_rotation=90, vertical="bottom", horizontal="center", wrap_text=True)
        _text(sheet, 3, place, column.short_name, font=_BOLD, border=_GRID, alignment=turned)
        sheet.column_dimensions[get_column_letter(place)].width = 15
    for line, row in enumerate(rows, _FIRST_ROW):
        _text(sheet, line, 1, row.id, font=_PLAIN, border=_GRID)
        _text(sheet, line, 2, called(row), font=_BOLD, border=_GRID)
        _text(sheet, line, 3, row.place, font=_PLAIN, border=_GRID)
        for place, status in enumerate(STATUSES[:3], 4):
            _number(sheet, line, place, sum(cell.status == status for cell in row.cells))
        for place, cell in enumerate(row.cells, len(_BEFORE) + 1):
            _status(sheet, line, place, cell.status)
    _counts(sheet, _FIRST_ROW + len(rows) + 1, columns)
    for letter, width in (("A", 26), ("B", 28), ("C", 20), ("D", 7), ("E", 8), ("F", 8)):
        sheet.column_dimensions[letter].width = width
    sheet.row_dimensions[2].height, sheet.row_dimensions[3].height = 28, 120
    sheet.freeze_panes = sheet.cell(_FIRST_ROW, 4)
    last = get_column_letter(len(_BEFORE) + len(columns))
    sheet.auto_filter.ref = f"A3:{last}{_FIRST_ROW + len(rows) - 1}"
    _on_paper(sheet, "1:3", -(-len(columns) // _ON_ONE_PAGE) or 1)
    sheet.print_title_cols = "B:B"


def _counts(sheet: Any, line: int, columns: Sequence[Column]) -> None:
    """How many people are how, below each recipient."""
    for number, status in enumerate(STATUSES):
        _text(sheet, line + number, 2, f"{status}, in all", font=_BOLD)
        for place, column in enumerate(columns, len(_BEFORE) + 1):
            _number(sheet, line + number, place, column.counts[status], status)


def _missing(book: Workbook, matrix: Matrix) -> None:
    """What blocks and what is warned of, a line for each person, to be filtered."""
    sheet = book.create_sheet("What is missing")
    _head(
        sheet, (("recipient", 28), ("id", 26), ("person", 28), ("effect", 10), ("what, and which field to fill", 110))
    )
    line = 2
    for rows, columns in ((matrix.people, matrix.columns), (matrix.officials, matrix.dossiers)):
        for column, status, reason, whom in missing(rows, columns):
            for row in whom:
                values = (column.short_name, row.id, called(row), None, reason)
                for place, value in enumerate(values, 1):
                    if value is not None:
                        _text(sheet, line, place, value, font=_PLAIN, border=_GRID, alignment=_WRAPPED)
                _status(sheet, line, 4, status)
                line += 1
    sheet.auto_filter.ref = f"A1:E{max(line - 1, 1)}"


def _recipients(book: Workbook, matrix: Matrix) -> None:
    sheet = book.create_sheet("Recipients")
    wide = (("recipient", 28), ("id", 28), ("system", 18), ("door", 60), *((status, 14) for status in STATUSES))
    _head(sheet, (*wide, ("of the filing as a whole", 90)))
    for line, column in enumerate(matrix.columns, 2):
        texts = (column.short_name, column.recipient, column.system, door_in_words(column))
        for place, value in enumerate(texts, 1):
            _text(sheet, line, place, value, font=_PLAIN, border=_GRID, alignment=_WRAPPED)
        for place, status in enumerate(STATUSES, 5):
            _number(sheet, line, place, column.counts[status], status)
        told = "\n".join(f"{severity}: {said}" for severity, said in column.of_filing)
        _text(sheet, line, 10, told, font=_PLAIN, border=_GRID, alignment=_WRAPPED)


def _signs(book: Workbook) -> None:
    sheet = book.create_sheet("Signs")
    _head(sheet, (("sign", 18), ("what it means", 80)))
    for line, status in enumerate(STATUSES, 2):
        _status(sheet, line, 1, status)
        _text(sheet, line, 2, f"{MEANINGS[status][:1].upper()}{MEANINGS[status][1:]}.", font=_PLAIN)


_WRAPPED: Final = Alignment(wrap_text=True, vertical="top")


def _head(sheet: Any, columns: Iterable[tuple[str, int]]) -> None:
    """A row of headings that stays in sight, with the widths of the columns."""
    for place, (label, width) in enumerate(columns, 1):
        _text(sheet, 1, place, label, font=_BOLD, border=_GRID, alignment=_WRAPPED)
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"
    _on_paper(sheet, "1:1")


_ON_ONE_PAGE: Final = 14  # recipients side by side: with more, nobody can read them on paper


def _on_paper(sheet: Any, repeated: str, wide: int = 1) -> None:
    """The rows that stand on every page, and over how many pages the columns go."""
    sheet.print_title_rows = repeated
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = wide, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _status(sheet: Any, line: int, place: int, status: Status) -> None:
    """A word with its sign and colour."""
    background, colour = COLOURS[status]
    fill = PatternFill("solid", start_color=f"FF{background[1:].upper()}")
    font = Font(name="Calibri", size=10, color=f"FF{colour[1:].upper()}")
    centred = Alignment(horizontal="center", vertical="top")
    _text(sheet, line, place, f"{SIGNS[status]} {status}", font=font, fill=fill, border=_GRID, alignment=centred)


def _text(sheet: Any, line: int, place: int, text: str, **look: Any) -> None:
    """A cell that holds a text, also where it begins like a formula."""
    cell = sheet.cell(line, place)
    cell.value = text
    cell.data_type = "s"
    for name, value in look.items():
        setattr(cell, name, value)


def _number(sheet: Any, line: int, place: int, number: int, status: Status | None = None) -> None:
    cell = sheet.cell(line, place, number)
    cell.font, cell.border = _PLAIN, _GRID
    cell.alignment = Alignment(horizontal="center", vertical="top")
    if status is not None and number:
        cell.fill = PatternFill("solid", start_color=f"FF{COLOURS[status][0][1:].upper()}")
