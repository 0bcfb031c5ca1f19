"""A document as plain text that a person can read and compare: what stands in it, in which form, and its notes."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase
from textwrap import indent, wrap

from complaint.filing import blocks as b

WIDTH = 110


def as_text(document: b.Document) -> str:
    head = [
        f"{document.kind} to {document.recipient}: {document.title}",
        f"by {document.organisation}, {document.date}",
    ]
    if document.mark:
        head.append(f"marked: {document.mark}")
    notes = [_wrapped(f"[{note.number}] {_line(note.inlines)}", "    ") for note in document.notes]
    parts = ["\n".join(head), *_blocks(document.blocks), *(["NOTES", "\n".join(notes)] if notes else [])]
    return "\n\n".join(parts) + "\n"


def _blocks(blocks: b.Blocks) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _block(block: b.Block) -> Iterator[str]:
    match block:
        case b.Section():
            aside = "" if block.in_contents else " (not in contents)"
            yield f"{'#' * block.level} {' '.join(filter(None, (block.number, block.title)))}{aside}"
            yield from _blocks(block.blocks)
        case b.Paragraph():
            role = "" if block.role == "body" else f"({block.role}) "
            number = f"{block.number}. " if block.number else ""
            yield _wrapped(f"{number}{role}{_line(block.inlines)}")
        case b.ListBlock():
            label = [f"({_line(block.label)})"] if block.label else []
            items = [
                _wrapped(f"{_mark(block.kind, count)} {' / '.join(_blocks(item))}", "  ")
                for count, item in enumerate(block.items, start=1)
            ]
            yield "\n".join([*label, *items])
        case b.Table():
            rows = [f"Table {block.number}: {_line(block.caption)}"]
            for part in (block.head, block.rows, block.foot):
                rows += [" | ".join(_line(cell.inlines) for cell in row) for row in part]
            yield "\n".join([rows[0], *(f"  | {row}" for row in rows[1:])])
        case b.Glance():
            yield "\n".join(_wrapped(f"  {_line(term)}: {_line(text)}", "      ") for term, text in block.pairs)
        case b.Quote():
            yield indent("\n".join([*_blocks(block.blocks), f"({_line(block.attribution)})"]), "> ")
        case b.KeyFinding():
            yield _wrapped(f"!! {_line(block.inlines)}")
        case b.Chart():
            yield _wrapped(f"Figure {block.number}: {_line(block.caption)} [{block.alternative}]", "  ")
        case b.Contents():
            yield f"[contents, {block.depth} levels]"
        case b.Cover():
            lines = (block.kicker, block.title, block.subtitle, block.addressee, *block.lines)
            yield "\n".join(["[cover]", *(f"  {_line(line)}" for line in lines if line)])
            yield from _blocks(block.blocks)
        case b.BackCover():
            yield "[back cover]"
            yield from _blocks(block.blocks)
        case _:
            yield f"[{type(block).__name__}]"


def _mark(kind: str, count: int) -> str:
    return {"number": f"{count}.", "letter": f"({ascii_lowercase[(count - 1) % 26]})"}.get(kind, "-")


def _line(inlines: b.Inlines) -> str:
    return "".join(map(_inline, inlines))


def _inline(inline: b.Inline) -> str:
    match inline:
        case b.Text(text) | b.Reference(text=text):
            return text
        case b.NoteMark(number):
            return f"[{number}]"
        case b.Break():
            return " // "
        case b.Todo(plain=True):
            return f"CHECK({_line(inline.children)})"
        case b.Todo():
            return f"TODO({_line(inline.children)})"
        case b.Emphasis(kind="strong"):
            return f"**{_line(inline.children)}**"
        case b.Emphasis():
            return f"*{_line(inline.children)}*"
        case _:
            return _line(inline.children)


def _wrapped(text: str, later: str = "") -> str:
    return "\n".join(wrap(text, WIDTH, subsequent_indent=later, break_long_words=False, break_on_hyphens=False))
