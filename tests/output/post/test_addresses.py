"""Labels and envelopes: every address stands whole on its own label, on every sheet that we know."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from complaint.filing.stationery import envelopes, label_sheets
from complaint.filing.window import Area
from complaint.filing.words import template_files
from complaint.output.post import addresses as post
from complaint.output.post.sheets import About
from complaint.problems import ProblemsFound
from tests.output.sample import theme
from tests.output.window import bare, glyphs
from tests.worked_example import ROOT

SHEETS = label_sheets(template_files(ROOT))
ENVELOPES = envelopes(template_files(ROOT)).known
ABOUT = About("Labels", "en", "Centre", "2018-11-05")
LONG = ("Her Excellency Ms. Zarema Tamkieva", "Permanent Representative", "Delegation of Norway", "1000 Lakeside",
        "LAKELAND")  # fmt: skip


def some(count: int) -> dict[str, tuple[str, ...]]:
    return {f"committee/letters/c{n}": (f"Name {n}", f"{n} Garden Street", "LAKELAND") for n in range(count)}


def on(content: bytes, page: int, area: Area) -> str:
    """What stands wholly in an area of a page."""
    inside = (
        (sign, ink)
        for sign, ink in glyphs(content, page)
        if area.left <= ink.left and ink.right <= area.right and area.top <= ink.top and ink.bottom <= area.bottom
    )
    return "".join(sign for sign, _ in inside)


def pages_of(content: bytes) -> list[tuple[float, float]]:
    with pypdfium2.PdfDocument(content) as pdf:
        return [tuple(round(side * 25.4 / 72, 1) for side in page.get_size()) for page in pdf]  # type: ignore[misc]


@pytest.mark.parametrize("name", SHEETS)
def test_every_address_stands_on_its_label_and_no_label_is_left_out(name):
    sheet = SHEETS[name]
    given = some(sheet.count + 1)
    content = post.labels(given, sheet, 0, theme(), ABOUT)
    assert pages_of(content) == [(sheet.sheet.width, sheet.sheet.height)] * 2
    for number, lines in enumerate(given.values()):
        page, place = divmod(number, sheet.count)
        assert on(content, page + 1, sheet.area(place)) == bare(*lines)


@pytest.mark.parametrize("name", SHEETS)
def test_an_address_of_five_lines_fits_on_every_label(name):
    content = post.labels({"a": LONG}, SHEETS[name], 0, theme(), ABOUT)
    assert on(content, 1, SHEETS[name].area(0)) == bare(*LONG)


@pytest.mark.parametrize("name", SHEETS)
def test_labels_lie_side_by_side_within_their_sheet(name):
    sheet = SHEETS[name]
    areas = [sheet.area(number) for number in range(sheet.count)]
    assert all(area.left >= 0 and area.top >= 0 for area in areas)
    assert all(area.right <= sheet.sheet.width and area.bottom <= sheet.sheet.height for area in areas)
    assert not [1 for n, one in enumerate(areas) for other in areas[n + 1 :] if one.overlaps(_shrunk(other))]


def test_the_labels_that_are_used_already_stay_empty():
    sheet = SHEETS["L7160"]
    content = post.labels(some(3), sheet, 20, theme(), ABOUT)
    assert [on(content, 1, sheet.area(number)) for number in (0, 19)] == ["", ""]
    assert on(content, 1, sheet.area(20)).startswith("Name0")
    assert on(content, 2, sheet.area(0)).startswith("Name1")


@pytest.mark.parametrize("name", ENVELOPES)
def test_an_envelope_has_the_address_and_the_sender_at_their_places(name):
    envelope, sender = ENVELOPES[name], ("Centre for Assembly", "12 Garden Street", "1000 Lakeside")
    content = post.envelopes({"a": LONG, "b": ("Name", "TOWN")}, envelope, sender, theme(), ABOUT)
    assert pages_of(content) == [(envelope.size.width, envelope.size.height)] * 2
    assert on(content, 1, envelope.address) == bare(*LONG)
    assert on(content, 2, envelope.address) == "NameTOWN"
    assert on(content, 1, Area(10, 9, 75, 22)) == bare(*sender)


def test_a_long_sender_is_set_smaller_and_one_that_does_not_fit_is_a_problem():
    eight = tuple(f"Line {n} of the sender" for n in range(8))
    content = post.envelopes({"a": LONG}, ENVELOPES["DL"], eight, theme(), ABOUT)
    assert on(content, 1, Area(10, 9, 75, 22)) == bare(*eight)
    with pytest.raises(ProblemsFound, match="corner of an envelope"):
        post.envelopes({"a": LONG}, ENVELOPES["DL"], eight * 2, theme(), ABOUT)


def test_addresses_without_room_are_named_in_one_problem():
    long = {f"letter {n}": ("Line",) * 12 for n in range(7)}
    with pytest.raises(ProblemsFound) as found:
        post.labels(some(2) | long, SHEETS["5160"], 0, theme(), ABOUT)
    (problem,) = found.value.problems
    assert problem.code == "address"
    assert "letter 0, letter 1" in problem.message and "and 2 more" in problem.message and "5160" in problem.message
    assert "Name" not in problem.message


def test_the_same_addresses_give_the_same_bytes():
    one, other = (post.labels(some(3), SHEETS["L7163"], 0, theme(), ABOUT) for _ in range(2))
    assert one == other


def test_letters_that_the_typeface_lacks_are_a_problem():
    with pytest.raises(ProblemsFound):
        post.labels({"a": ("\u4e2d\u6587",)}, SHEETS["L7163"], 0, theme(), ABOUT)


def _shrunk(area: Area) -> Area:
    """A little less of it: neighbours touch, and their measures are rounded."""
    return replace(area, left=area.left + 0.05, top=area.top + 0.05, width=area.width - 0.1, height=area.height - 0.1)
