"""How a page of an enclosed document stands on its sheet: below the stamp and above the page number, never covered.

Takes a page and the sheet of the theme, gives millimetres. A page that is too large is made smaller, none is enlarged.
"""

from __future__ import annotations

from complaint.filing.blocks import EnclosedPage
from complaint.output.theme import Page

STAMP, FOOT = 13.0, 12.0  # strips at the upper and the lower edge of the sheet


def is_wide(page: EnclosedPage) -> bool:
    """Whether the page stands on a sheet that is turned."""
    return page.width > page.height


def size_on_sheet(page: EnclosedPage, sheet: Page) -> tuple[float, float]:
    """Width and height of the page as it is printed."""
    upright = (min(sheet.width, sheet.height), max(sheet.width, sheet.height))
    across, down = reversed(upright) if is_wide(page) else upright
    scale = min(1.0, across / page.width, (down - STAMP - FOOT) / page.height)
    return page.width * scale, page.height * scale
