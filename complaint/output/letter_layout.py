"""How the front of a letter is laid out for the window of its envelope, decided once for both formats.

Takes a letter, gives places in millimetres and type sizes, so that the window shows the whole address and nothing else.
Raises `ProblemsFound` for what there is no room for. Measures and sources of envelopes are in `envelopes.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from complaint.filing.blocks import Break, Document, Emphasis, Inlines, Paragraph, ParagraphRole, Text, walk_inlines
from complaint.filing.window import Area, Window
from complaint.output.arranging import LETTER_MARGINS, LETTERHEAD_TOP
from complaint.output.fitting import CLOSEST, POINT, SMALLEST, Fit, fit
from complaint.output.places import place_of
from complaint.output.theme import Theme
from complaint.problems import ProblemsFound, error

# Of the line with the sender in the window.
SENDER_TYPES = tuple((size, round(size * CLOSEST, 2)) for size in (8.0, 7.0, 6.0))
_TYPES = {"return": SENDER_TYPES}
LETTERHEAD_LINE = 1.35  # distance of lines, as a share of the type size

_APART = 1.0  # between the sender and the address
_SPARE = 0.5  # of the width: word processors do not break lines exactly where we do
_LETTERHEAD_END = 45.0  # where the field of the address begins by DIN 5008, form B
_MARK_LEFT, MARK_WIDTH = 5.0, 4.0  # of a mark where the letter is folded or punched: as near the edge as printers get

# Where letters come from that say nothing of an envelope: C5/6, as in envelopes.yaml, less than A4 shows of it.
USUAL = Window("C5/6", Area(22, 56, 67, 32), Area(25, 62.7, 64, 25.3), 57.7, Area(125, 50, 75, 14), 99, (105.0, 210.0))


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a part of the front stands, and how large its type is; the letterhead has that of its style."""

    left: float
    top: float
    width: float
    type: Fit | None = None


@dataclass(frozen=True, slots=True)
class Front:
    """The front of a letter: where its parts stand by role, where the text begins, and where it is marked at the left.

    The marks are where it is folded and where it is punched.
    """

    places: dict[ParagraphRole, Placed]
    text: float
    marks: tuple[Area, ...]


def front_of(document: Document, theme: Theme) -> Front:
    window, page = document.window or USUAL, theme.page
    right = page.width - LETTER_MARGINS["right"]
    left = LETTER_MARGINS["left"]
    places: dict[ParagraphRole, Placed] = {"sender": Placed(left, LETTERHEAD_TOP, right - left)}
    _see_letterhead(document, theme, right - left)
    beside = window.aside
    places |= _placed(document, theme, "addressee", window.address, higher=_highest(document, window, theme))
    places |= _placed(document, theme, "return", _above(window, places), _begin(window))
    places |= _placed(document, theme, "dateline", replace(beside, width=right - beside.left))
    marks = sorted((*window.folds, page.height / 2))
    return Front(places, window.text, tuple(Area(_MARK_LEFT, mark, MARK_WIDTH, 0) for mark in marks))


def _placed(
    document: Document,
    theme: Theme,
    role: ParagraphRole,
    area: Area,
    begin: float | None = None,
    higher: float | None = None,
) -> dict[ParagraphRole, Placed]:
    """A part of the front in its area, or nothing if the letter has no such part.

    It stands at `begin`, or above that if it would not end within the area. What finds no room there even in the
    smallest type stands `higher`, in the largest type in which it fits.
    """
    if not any(_with_role(document, role)):
        return {}
    lines, types, width = lines_of(document, role), _TYPES.get(role), area.width - _SPARE
    found = fit(lines, width, area.height, theme, types)
    if found is None and higher is not None:
        area = replace(area, top=higher, height=area.bottom - higher)
        found = fit(lines, width, area.height, theme, types)
    if found is None:
        raise _too_long(document, role)
    top = area.top if begin is None else min(begin, area.bottom - found.height)
    return {role: Placed(area.left, round(top, 2), area.width, found)}


def _above(window: Window, places: Mapping[ParagraphRole, Placed]) -> Area:
    """The room above the address that the window shows, but for what parts the two."""
    top, address = window.shown.top, window.address
    below = places["addressee"].top if "addressee" in places else address.top
    return Area(address.left, top, address.width, max(0.0, below - _APART - top))


def _begin(window: Window) -> float:
    """Where the line with the sender begins if nothing hinders it."""
    return window.address.top if window.sender is None else window.sender


def _highest(document: Document, window: Window, theme: Theme) -> float:
    """Where a long address may begin: as high as the window shows it below the sender in the smallest type."""
    top, lines = window.shown.top, lines_of(document, "return")
    sender = fit(lines, window.address.width - _SPARE, window.shown.height, theme, SENDER_TYPES[-1:])
    return round(top + sender.height + _APART + 0.05, 1) if lines and sender is not None else top


def _see_letterhead(document: Document, theme: Theme, width: float) -> None:
    """Nothing of the letterhead may stand in the window."""
    sizes, height = theme.sizes, 0.0
    for block in _with_role(document, "sender"):
        is_name = [type(inline) for inline in block.inlines] == [Emphasis]
        size = sizes.minor if is_name else sizes.small
        found = fit(_broken(block.inlines), width, 1000.0, theme, ((size, size),))
        height += (found.lines if found else 1) * size * LETTERHEAD_LINE * POINT
        if LETTERHEAD_TOP + height > _LETTERHEAD_END:
            message = "the letterhead is so long that it would reach into the window of the envelope"
            hint = "let the theme name fewer lines (letterhead.lines), or join lines of the organisation's address"
            raise ProblemsFound(error("letter", place_of(block.at), message, hint))


_WHAT = {"return": "the line with the sender", "addressee": "the address", "dateline": "what stands beside the address"}


def _too_long(document: Document, role: str) -> ProblemsFound:
    at = next((block.at for block in _with_role(document, role)), "")
    whose = f" of {document.name}" if document.name else ""
    window = document.window or USUAL
    message = f"{_WHAT[role]}{whose} is too long for the window of an envelope {window.envelope}"
    hint = "shorten it: join lines, abbreviate, leave out what the post does not need"
    if role == "addressee":
        hint += f"; or choose an envelope with a larger window. Below {SMALLEST:g} points it is not set"
    place = window.written if role == "addressee" and window.written.file else place_of(at)
    return ProblemsFound(error("letter", place, message, hint))


def lines_of(document: Document, role: str) -> tuple[str, ...]:
    """The lines of a part of a letter, as its template breaks them."""
    return tuple(line for block in _with_role(document, role) for line in _broken(block.inlines) if line)


def _with_role(document: Document, role: str) -> Iterator[Paragraph]:
    return (block for block in document.blocks if isinstance(block, Paragraph) and block.role == role)


def _broken(inlines: Inlines) -> list[str]:
    lines = [""]
    for inline in walk_inlines(inlines):
        if isinstance(inline, Break):
            lines.append("")
        elif isinstance(inline, Text):
            lines[-1] += inline.text
    return [" ".join(line.split()) for line in lines]
