"""Puts pictures of pages side by side on one sheet.

Takes images of about the same size and gives one; writes nothing.
"""

from __future__ import annotations

from PIL import Image, ImageOps

GAP = 16
GROUND = "#e4e8ec"
EDGE = "#c5ced6"


def contact_sheet(rows: list[list[Image.Image]]) -> Image.Image:
    """The pages in these rows, each with a thin edge."""
    framed = [[ImageOps.expand(page.convert("RGB"), border=1, fill=EDGE) for page in row] for row in rows if row]
    pages = [page for row in framed for page in row]
    width, height = max(page.width for page in pages), max(page.height for page in pages)
    columns = max(len(row) for row in framed)
    sheet = Image.new("RGB", (GAP + columns * (width + GAP), GAP + len(framed) * (height + GAP)), GROUND)
    for down, row in enumerate(framed):
        for across, page in enumerate(row):
            sheet.paste(page, (GAP + across * (width + GAP), GAP + down * (height + GAP)))
    return sheet
