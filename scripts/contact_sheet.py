"""Puts page images side by side on one sheet: python contact_sheet.py SHEET PAGE [PAGE …].

Takes PNG files of about the same size, writes one PNG with few colours, so that it stays small.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image, ImageOps

COLUMNS = 3
GAP = 16
GROUND = "#e4e8ec"
EDGE = "#c5ced6"
COLOURS = 64


def contact_sheet(pages: list[Image.Image]) -> Image.Image:
    """The pages in rows, each with a thin edge."""
    framed = [ImageOps.expand(page.convert("RGB"), border=1, fill=EDGE) for page in pages]
    width, height = max(page.width for page in framed), max(page.height for page in framed)
    rows = -(-len(framed) // COLUMNS)
    columns = min(COLUMNS, len(framed))
    sheet = Image.new("RGB", (GAP + columns * (width + GAP), GAP + rows * (height + GAP)), GROUND)
    for number, page in enumerate(framed):
        row, column = divmod(number, COLUMNS)
        sheet.paste(page, (GAP + column * (width + GAP), GAP + row * (height + GAP)))
    return sheet


def main(target: str, *sources: str) -> None:
    sheet = contact_sheet([Image.open(Path(source)) for source in sources])
    sheet.quantize(COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
