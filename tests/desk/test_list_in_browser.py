"""The list kept at the desk from end to end: a sheet taken in, a duplicate found and merged, the merging undone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from complaint import pipeline
from complaint.records.changing import history
from tests.desk.browser import needs_browser

pytestmark = needs_browser
SHEET = """\
ФИО;Дата рождения;Город;Дата обращения;Цвет
Абенова Айгуль Маратовна;01.03.1988;Lowbridge;12.01.2030;red
Кемаль Тимур;02.04.1979;Lowbridge;12.01.2030;green
Одуя Сэм;;Atlantis;12.01.2030;
"""
SLIP = "ФИО;Дата рождения;Город;Дата обращения\nАбенова Айгул Маратовна;02.03.1988;Lowbridge;13.01.2030\n"


def send(window: Any, address: str, text: str, name: str) -> None:
    window.goto(address + "sheet")
    window.set_input_files("#file", {"name": name, "mimeType": "text/csv", "buffer": text.encode()})
    window.click("button:has-text('Read the sheet')")
    window.wait_for_selector("text=Nothing is written yet.")


def test_a_sheet_is_taken_in_row_by_row_and_the_rest_is_fetched(window: Any, address: str, project: Path) -> None:
    send(window, address, SHEET, "forms.csv")
    boxes = window.locator("input[name=take]")
    assert boxes.count() == 2
    window.uncheck("[data-all=new]")
    assert not window.locator("input[name=take]:checked").count()
    boxes.first.check()
    window.click("button:has-text('Write the rows that are ticked')")
    window.wait_for_selector("text=1 row was written to the list.")
    with window.expect_download() as fetched:
        window.click("text=as CSV")
    left = Path(fetched.value.path()).read_text("utf-8-sig")
    assert "Atlantis" in left
    assert "Кемаль" in left
    assert "abenova-aygul" in pipeline.load(project).records


def test_a_column_is_corrected(window: Any, address: str) -> None:
    send(window, address, SHEET, "forms.csv")
    window.locator("tr", has_text="Цвет").locator("select").select_option("note")
    window.click("button:has-text('Read it so')")
    window.wait_for_selector("ins:has-text('green')", state="attached")


@pytest.mark.parametrize(("width", "language"), [(1280, "en"), (390, "ru")])
def test_a_proposal_has_what_a_screen_reader_needs(window: Any, address: str, width: int, language: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    send(window, address, SHEET, "forms.csv")
    window.set_viewport_size({"width": width, "height": 800})
    window.context.add_cookies([{"name": "language", "value": language, "url": address}])
    window.reload()
    found = Axe().run(window).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found] == []
    assert window.locator("body").evaluate("body => body.scrollWidth") <= width


def test_a_duplicate_is_found_and_merged_and_the_merging_undone(window: Any, address: str, project: Path) -> None:
    send(window, address, SLIP, "slip.csv")
    window.click("label:has-text('Somebody new')")
    window.click("button:has-text('Write the rows that are ticked')")
    window.wait_for_selector("text=1 row was written to the list.")
    window.click("nav >> text=Duplicates")
    window.click("[aria-label^='Compare']:has-text('Compare') >> nth=0")
    window.locator("tr", has_text="Which entry stays").locator("label").first.click()
    for row in window.locator("tr.ask").all()[1:]:
        row.locator("label").first.click()
    window.click("button:has-text('Make one of both')")
    window.wait_for_selector("text=The two entries are one now.")
    (stays,) = [person.id for person in pipeline.load(project).records.of("signatory") if person.surname == "Abenova"]
    window.click("nav >> text=History")
    window.locator("li", has_text="merged").locator("text=Undo").first.click()
    window.wait_for_selector("text=This change is put back as it was before.")
    window.click("button:has-text('Undo this change')")
    window.wait_for_selector("text=The change is undone.")
    found = [person.id for person in pipeline.load(project).records.of("signatory") if person.surname == "Abenova"]
    assert len(found) == 2
    assert stays in found
    assert [change.told.how for change in history(project)] == ["import", "import", "merge", "undo"]
