"""Addresses on labels and envelopes.

Takes the lines of each address, gives sheets of labels or a page for each envelope. Addresses that do not fit even in
the smallest type are a problem with the names of their letters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from complaint.filing.stationery import Envelope, LabelSheet
from complaint.filing.window import Area
from complaint.output.fitting import Fit, fit
from complaint.output.post.sheets import About, Setting, sheets
from complaint.output.theme import Theme
from complaint.problems import Place, Problem, ProblemsFound, error

Lines = tuple[str, ...]

_INSET = (4.0, 1.2)  # millimetres that stay free at the sides of a label, and above and below
_SENDER = Area(10, 9, 75, 22)  # on an envelope
_SENDER_TYPES = ((8.0, 10.0), (7.0, 8.5), (6.0, 7.0))  # size and distance of lines, in points


def labels(addresses: Mapping[str, Lines], sheet: LabelSheet, skip: int, theme: Theme, about: About) -> bytes:
    """Sheets of labels; so many to `skip` on the first sheet are used already."""
    places = [_inside(sheet.area(number % sheet.count)) for number in range(skip, skip + len(addresses))]
    pages: list[list[Setting]] = []
    for number, setting in enumerate(
        _fitted(addresses, places, f"labels {sheet.name}", theme, centred=True), start=skip
    ):
        if not pages or number % sheet.count == 0:
            pages.append([])
        pages[-1].append(setting)
    return sheets(pages, sheet.sheet, theme, about)


def envelopes(addresses: Mapping[str, Lines], envelope: Envelope, sender: Lines, theme: Theme, about: About) -> bytes:
    """An envelope for each address, with the sender at the upper left."""
    places = [envelope.address] * len(addresses)
    found = fit(sender, _SENDER.width, _SENDER.height, theme, _SENDER_TYPES)
    if found is None:
        message = "the address of the organisation is too long for the corner of an envelope"
        raise ProblemsFound(error("address", Place(), message, "shorten the lines of its address"))
    above = [Setting(_SENDER, sender, found.size, found.line, sans=True)] if sender else []
    pages = [[*above, setting] for setting in _fitted(addresses, places, f"envelopes {envelope.name}", theme)]
    return sheets(pages, envelope.size, theme, about)


def _inside(label: Area) -> Area:
    across, down = _INSET
    return Area(label.left + across, label.top + down, label.width - 2 * across, label.height - 2 * down)


def _fitted(
    addresses: Mapping[str, Lines], places: Sequence[Area], where: str, theme: Theme, *, centred: bool = False
) -> list[Setting]:
    """Each address in its place; raises `ProblemsFound` if there are any for which there is no room."""
    found = {
        name: fit(lines, area.width, area.height, theme)
        for (name, lines), area in zip(addresses.items(), places, strict=True)
    }
    if too_long := [name for name, one in found.items() if one is None]:
        raise ProblemsFound(without_room(too_long, where))
    return [
        Setting(_centred(area, one) if centred else area, lines, one.size, one.line)
        for (name, lines), area in zip(addresses.items(), places, strict=True)
        if (one := found[name]) is not None
    ]


_SHOWN = 5


def without_room(names: Sequence[str], where: str) -> Problem:
    """The problem of addresses for which there is no room."""
    shown = ", ".join(names[:_SHOWN]) + (f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else "")
    hint = "shorten them: join lines, abbreviate, leave out what the post does not need"
    message = f"the address of {shown} is too long for {where}"
    return error("address", Place(names[0] if len(names) == 1 else ""), message, hint)


def _centred(area: Area, found: Fit) -> Area:
    """The middle of a place that the lines fill."""
    free = max(0.0, area.height - found.height)
    return Area(area.left, area.top + free / 2, area.width, area.height - free)
