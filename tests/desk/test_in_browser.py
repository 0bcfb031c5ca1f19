"""The desk as people use it: typing, finding, changing, two windows at once, the keyboard, a screen reader."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from complaint import pipeline
from tests.desk.browser import needs_browser
from tests.desk.conftest import PATIENCE

pytestmark = needs_browser


def test_somebody_is_found_while_one_types(window: Any, address: str) -> None:
    window.goto(address)
    window.locator("#q").press_sequentially("Одуя")
    window.wait_for_selector("#found >> text=1 person")
    assert window.locator("#people tbody a").all_inner_texts() == ["Oduya Sam"]
    assert "q=" in window.url


def test_somebody_is_added_and_the_form_helps(window: Any, address: str, project: Path) -> None:
    window.goto(address + "add")
    window.fill("#name_original", "Одуя Сэм Иванович")
    window.wait_for_selector("#look >> text=Oduya Sem")
    window.wait_for_selector("#look >> text=Perhaps on the list already")
    window.fill("#name_original", "Абенова Айгуль Маратовна")
    window.select_option("#home_place", "lowbridge")
    window.fill("#appeal_received", "12 января 2030")
    window.fill("#origin", "form 9")
    window.click("button:has-text('Save')")
    window.wait_for_selector("text=The person is on the list.")
    assert "abenova-aygul" in pipeline.load(project).records


def test_two_windows_change_the_same_field_and_nothing_is_lost(window: Any, address: str, project: Path) -> None:
    window.goto(address + "person/quill-ada/edit")
    other = window.context.browser.new_page()
    other.goto(address + "person/quill-ada/edit")
    other.fill("#age", "33")
    other.click("button:has-text('Save')")
    other.wait_for_selector("text=The change is saved.")
    other.context.close()
    window.fill("#age", "30")
    window.click("button:has-text('Save')")
    window.wait_for_selector("text=Somebody else changed this")
    assert "33" in window.locator("main").inner_text()
    window.click("label:has-text('Yours')")
    window.click("button:has-text('Save')")
    window.wait_for_selector("text=The change is saved.")
    assert pipeline.load(project).records["quill-ada"].age == 30


def test_a_power_of_attorney_is_withdrawn_by_keyboard_alone(window: Any, address: str, project: Path) -> None:
    window.goto(address + "person/oduya-sam")
    window.locator("text=Withdraw the power of attorney").focus()
    window.keyboard.press("Enter")
    window.wait_for_selector("#reason")
    window.fill("#on", "2030-01-31")
    window.locator("#reason").focus()
    window.keyboard.type("asked by telephone")
    window.keyboard.press("Enter")
    window.wait_for_selector("text=The withdrawal is noted.")
    assert pipeline.load(project).records["poa-oduya-sam"].withdrawn_on is not None


@pytest.mark.parametrize(
    "path",
    [
        "",
        "person/quill-ada",
        "person/quill-ada/edit",
        "add",
        "person/quill-ada/withdraw",
        "filings",
        "status",
        "history",
        "duplicates",
        "sheet",
        "duplicates/quill-ada/tarn-mira",
        "matrix",
        "problems",
    ],
)
@pytest.mark.parametrize(
    ("width", "language", "colours"), [(1280, "en", "light"), (360, "ru", "dark"), (1280, "ru", "dark")]
)
def test_pages_have_what_a_screen_reader_needs_and_fit_the_window(
    window: Any, address: str, path: str, width: int, language: str, colours: str
) -> None:
    window.set_viewport_size({"width": width, "height": 800})
    window.emulate_media(color_scheme=colours)
    window.context.add_cookies([{"name": "language", "value": language, "url": address}])
    window.goto(address + path)
    assert window.locator("html").get_attribute("lang") == language
    assert_accessible(window)


def assert_accessible(window: Any) -> None:
    """No violation that axe knows, and nothing that has to be scrolled sideways."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(window).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found] == []
    assert window.locator("body").evaluate("body => body.scrollWidth") <= window.viewport_size["width"]


@pytest.mark.parametrize("path", ["person/nobody", "sheet/nothing", "file/nothing"])
def test_a_page_that_is_not_there_says_so_and_is_accessible(chromium: Any, address: str, path: str) -> None:
    page = chromium.new_page(viewport={"width": 360, "height": 740})
    assert page.goto(address + path).status == 404
    assert "There is no such page or person." in page.locator("main").inner_text()
    assert_accessible(page)
    page.context.close()


def test_what_was_done_or_refused_is_where_the_reader_is_and_accessible(window: Any, address: str) -> None:
    """After saving, refusing, a conflict and before undoing, on a phone and in the dark."""
    window.set_viewport_size({"width": 360, "height": 740})
    window.emulate_media(color_scheme="dark")
    other = window.context.browser.new_page()
    for page in (window, other):
        page.goto(address + "person/tarn-mira/edit")
    window.fill("#age", "very old")
    window.click("button:has-text('Save')")
    window.wait_for_selector(".field.error")
    assert_accessible(window)
    other.fill("#patronymic", "Olegovna")
    other.click("button:has-text('Save')")
    other.wait_for_selector("text=The change is saved.")
    other.context.close()
    window.fill("#age", "40")
    window.fill("#patronymic", "Pavlovna")
    window.click("button:has-text('Save')")
    window.wait_for_selector("text=Somebody else changed this")
    assert_accessible(window)
    window.click("button:has-text('Save')")
    window.wait_for_selector(".done")
    assert window.evaluate("document.activeElement.className") == "done"
    assert_accessible(window)
    window.locator("text=Undo").first.click()
    window.wait_for_selector("#reason")
    assert_accessible(window)


def test_every_control_is_reached_by_the_tab_key_in_the_order_of_the_page(window: Any, address: str) -> None:
    window.goto(address + "person/quill-ada")
    seen = []
    for _ in range(12):
        window.keyboard.press("Tab")
        seen.append(window.evaluate("document.activeElement.textContent.trim()"))
    assert seen[:8] == [
        "Go to the content", "The desk", "People", "Mandates", "Duplicates", "Spreadsheets", "Filings", "History"
    ]  # fmt: skip
    assert "Change" in seen[8:]


def test_a_filing_is_made_while_one_watches_and_looked_at(window: Any, address: str) -> None:
    window.goto(address + "filings")
    window.check("input[value=leaflet]")
    window.click("button:has-text('Make the filings')")
    window.wait_for_selector("text=files were made", timeout=6 * PATIENCE)
    window.click("[aria-label='Look at leaflet/filing.pdf']")
    picture = window.locator(".sheets img").first
    picture.wait_for()
    assert picture.evaluate("one => one.decode().then(() => one.naturalWidth)") == 900
    for width, colours in ((1280, "light"), (360, "dark")):
        window.set_viewport_size({"width": width, "height": 740})
        window.emulate_media(color_scheme=colours)
        assert_accessible(window)
    with window.expect_download() as fetched:
        window.click("text=Fetch the file")
    assert fetched.value.suggested_filename == "leaflet-filing.pdf"


@pytest.mark.parametrize(
    ("language", "somebody"), [("en", "Vesper;Ilo;1990-01-02"), ("ru", "Hartung;Bruna;1961-11-30")]
)
def test_what_became_of_a_sheet_is_told_accessibly(window: Any, address: str, language: str, somebody: str) -> None:
    """Written, doubtful and refused rows, before and after the import, on a laptop and on a phone."""
    rows = (
        "Surname;Given name;Date of birth;Place;Appeal received",
        f"{somebody};Lowbridge;2030-01-12",
        "Quil;Ada;2000-05-05;Lowbridge;2030-01-13",
        "Tarn;Otto;31.02.1990;Lowbridge;2030-01-13",
    )
    window.context.add_cookies([{"name": "language", "value": language, "url": address}])
    window.goto(address + "sheet")
    content = "\n".join(rows).encode()
    window.set_input_files("#file", {"name": "forms.csv", "mimeType": "text/csv", "buffer": content})
    window.locator("main form button").first.click()
    window.wait_for_selector("input[name=take]")
    for shown in ("before", "after"):
        for width, colours in ((1280, "light"), (360, "dark")):
            window.set_viewport_size({"width": width, "height": 740})
            window.emulate_media(color_scheme=colours)
            assert_accessible(window)
        if shown == "before":
            window.locator("form[action$=accept] button, button[formaction$=accept]").first.click()
            window.wait_for_selector("a[href$='left.xlsx']")
