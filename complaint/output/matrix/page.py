"""The matrix as one page for a browser: nothing is loaded from elsewhere, and nothing runs.

Takes a `Matrix`, gives HTML. It reads well aloud and without colours: tables have captions and headings, each cell its
word, and below stands in sentences what is missing for whom.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from complaint.filing.matrix import MEANINGS, STATUSES, Cell, Column, Matrix, Row, Status
from complaint.output.matrix.wording import COLOURS, SIGNS, called, door_in_words, heading, missing

_CLASSES: Final[dict[Status, str]] = {status: status.replace(" ", "-") for status in STATUSES}


def page(matrix: Matrix) -> str:
    """The whole page."""
    title = escape(heading(matrix))
    return "\n".join(
        (
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title>",
            f"<style>{_style()}</style>",
            "</head>",
            "<body>",
            '<a class="skip" href="#missing">Go to what is missing</a>',
            f"<header><h1>{title}</h1></header>",
            "<main>",
            *_legend(),
            *_recipients(matrix),
            *_crossed("people", "People", matrix.people, matrix.columns),
            *(_crossed("officials", "Officials", matrix.officials, matrix.dossiers) if matrix.officials else ()),
            *_missing(matrix),
            "</main>",
            "</body>",
            "</html>",
            "",
        )
    )


def _legend() -> Iterator[str]:
    yield '<section aria-labelledby="signs"><h2 id="signs">Signs</h2><dl class="signs">'
    for status in STATUSES:
        yield f"<div><dt>{_word(status)}</dt><dd>{escape(MEANINGS[status])}</dd></div>"
    yield "</dl></section>"


def _scrolled(anchor: str) -> str:
    """The beginning of a table that is scrolled on its own: with the keyboard too, and read out by its heading."""
    return f'<div class="wide" tabindex="0" role="region" aria-labelledby="{anchor}">'


def _recipients(matrix: Matrix) -> Iterator[str]:
    yield '<section aria-labelledby="recipients"><h2 id="recipients">Recipients</h2>'
    yield _scrolled("recipients")
    yield "<table><caption>How many people can go to each recipient, and how it stands to the complaint</caption>"
    heads = "".join(f'<th scope="col">{escape(status)}</th>' for status in STATUSES)
    yield f'<thead><tr><th scope="col">recipient</th>{heads}<th scope="col">door</th>'
    yield '<th scope="col">of the filing as a whole</th></tr></thead><tbody>'
    for column in matrix.columns:
        counts = "".join(
            f'<td class="number{f" {_CLASSES[status]}" if column.counts[status] else ""}">{column.counts[status]}</td>'
            for status in STATUSES
        )
        whole = "<br>".join(f"{escape(severity)}: {escape(said)}" for severity, said in column.of_filing)
        name = f'{escape(column.short_name)} <span class="id">{escape(column.recipient)}</span>'
        yield f'<tr><th scope="row">{name}</th>{counts}<td>{escape(door_in_words(column))}</td><td>{whole}</td></tr>'
    yield "</tbody></table></div></section>"


def _crossed(anchor: str, title: str, rows: Sequence[Row], columns: Sequence[Column]) -> Iterator[str]:
    yield f'<section aria-labelledby="{anchor}"><h2 id="{anchor}">{title}</h2>'
    yield _scrolled(anchor)
    yield f'<table class="crossed"><caption>{title} against recipients</caption><thead><tr><th scope="col">{title}</th>'
    yield from (f'<th scope="col">{escape(column.short_name)}</th>' for column in columns)
    yield "</tr></thead><tbody>"
    for row in rows:
        place = f' <span class="id">{escape(row.place)}</span>' if row.place else ""
        cells = "".join(_cell(cell) for cell in row.cells)
        yield f'<tr><th scope="row">{escape(called(row))}{place}</th>{cells}</tr>'
    yield "</tbody></table></div></section>"


def _cell(cell: Cell) -> str:
    told = f' title="{escape("; ".join(cell.reasons))}"' if cell.reasons and cell.status != "closed" else ""
    sign = f'<span aria-hidden="true">{SIGNS[cell.status]} </span>'
    return f'<td class="{_CLASSES[cell.status]}"{told}>{sign}{cell.status}</td>'


def _missing(matrix: Matrix) -> Iterator[str]:
    yield '<section aria-labelledby="missing"><h2 id="missing">What is missing, or to be looked at</h2>'
    for rows, columns in ((matrix.people, matrix.columns), (matrix.officials, matrix.dossiers)):
        before = None
        for column, status, reason, whom in missing(rows, columns):
            if column is not before:
                yield f"{'</ul>' if before is not None else ''}<h3>{escape(column.short_name)}</h3><ul>"
                before = column
            names = ", ".join(escape(called(row)) for row in whom)
            count = "1 of them" if len(whom) == 1 else f"{len(whom)} of them"
            yield f'<li>{_word(status)} {escape(reason)} <p class="whom"><b>{count}:</b> {names}</p></li>'
        if before is not None:
            yield "</ul>"
    yield "</section>"


def _word(status: Status) -> str:
    sign = f'<span aria-hidden="true">{SIGNS[status]} </span>'
    return f'<span class="word {_CLASSES[status]}">{sign}{escape(status)}</span>'


def _style() -> str:
    statuses = "".join(
        f".{_CLASSES[status]}{{background:{background};color:{colour}}}"
        for status, (background, colour) in COLOURS.items()
    )
    return _STYLE + statuses


_STYLE: Final = """
:root{color-scheme:light}
body{font:15px/1.5 system-ui,"Segoe UI",Helvetica,Arial,sans-serif;color:#1d1d1f;background:#fff;margin:0}
header,main{padding:0 1.5rem}
h1{font-size:1.5rem;margin:1.5rem 0 .5rem}
h2{font-size:1.2rem;margin:2rem 0 .5rem}
h3{font-size:1rem;margin:1.2rem 0 .3rem}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:1rem;background:#fff;padding:.5rem;outline:3px solid #2f6f9f}
.wide{overflow:auto;max-height:85vh;border:1px solid #c5ced6}
.wide:focus{outline:3px solid #2f6f9f}
table{border-collapse:separate;border-spacing:0;font-size:.82rem}
caption{text-align:left;font-weight:600;padding:.4rem .6rem}
th,td{border-right:1px solid #d5dadf;border-bottom:1px solid #d5dadf;padding:.25rem .5rem;vertical-align:top}
th{text-align:left;background:#eef3f7;font-weight:600}
thead th{position:sticky;top:0;z-index:2;vertical-align:bottom}
tbody th{position:sticky;left:0;z-index:1;min-width:11rem}
thead th:first-child{left:0;z-index:3}
.crossed thead th{min-width:5.2rem;max-width:7rem}
.crossed td{text-align:center;white-space:nowrap}
.number{text-align:right}
.id{font-weight:400;color:#4a5057;font-size:.9em;display:block}
.signs{display:grid;gap:.3rem;margin:0}
.signs div{display:flex;gap:.6rem}
.signs dt{flex:0 0 9rem}
.signs dd{margin:0}
.word{padding:.05rem .4rem;border-radius:.2rem;white-space:nowrap}
.whom{margin:.2rem 0 .6rem;color:#33393f;font-size:.9rem}
@media (max-width:40rem){
header,main{padding:0 .7rem}
h1{font-size:1.25rem}
.signs dt{flex-basis:8.4rem}
tbody th{min-width:6.5rem;max-width:8rem;overflow-wrap:anywhere}
caption{white-space:normal;width:80vw}
}
@media print{.wide{max-height:none;overflow:visible}thead th,tbody th{position:static}tr,li{break-inside:avoid}}
"""
