"""Fields: what Word works out by itself (a page, a number), with the result that stands there until it does."""

from __future__ import annotations

from complaint.output.docx.markup import Element, sub


def begin_field(parent: Element, instruction: str, style: str = "") -> None:
    """Opens a field; what is written next is its result, until `end_field`."""
    sub(_run(parent, style), "w:fldChar", fldCharType="begin")
    code = sub(_run(parent, style), "w:instrText", **{"xml:space": "preserve"})
    code.text = f" {instruction} "
    sub(_run(parent, style), "w:fldChar", fldCharType="separate")


def end_field(parent: Element, style: str = "") -> None:
    sub(_run(parent, style), "w:fldChar", fldCharType="end")


def write_field(parent: Element, instruction: str, result: str, style: str = "") -> None:
    """A field whose result is plain text."""
    begin_field(parent, instruction, style)
    if result:
        sub(_run(parent, style), "w:t", **{"xml:space": "preserve"}).text = result
    end_field(parent, style)


def _run(parent: Element, style: str) -> Element:
    run = sub(parent, "w:r")
    if style:
        sub(sub(run, "w:rPr"), "w:rStyle", val=style)
    return run
