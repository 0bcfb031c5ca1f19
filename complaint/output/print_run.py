"""All letters of a run in one PDF, each beginning on a front side for duplex printing.

Takes the PDFs of the letters in order, gives one PDF. It is meant for the printer, not for reading on a screen.
"""

from __future__ import annotations

import io
from collections.abc import Iterable

import pikepdf

LETTERS = "print/letters.pdf"  # below the build folder


def joined(letters: Iterable[bytes]) -> bytes:
    """The letters one after the other; a letter with an odd number of pages is followed by a blank one."""
    whole = pikepdf.new()
    for letter in letters:
        with pikepdf.open(io.BytesIO(letter)) as part:
            whole.pages.extend(part.pages)
            if len(part.pages) % 2:
                box = part.pages[-1].mediabox
                whole.add_blank_page(page_size=(float(box[2]), float(box[3])))
    out = io.BytesIO()
    whole.save(out, deterministic_id=True)
    return out.getvalue()
