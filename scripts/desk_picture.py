"""The picture of the desk in the documentation: the list and the mandates of a project with invented people.

Takes a folder to work in; gives the image. Never opens the project of this repository, whose people are real.
"""

from __future__ import annotations

import io
from pathlib import Path

from contact_sheet import contact_sheet
from PIL import Image

from tests.desk.browser import CHROMIUM, open_desk
from tests.small_project import make_small_project

PAGES = (("", 1080, 600), ("status", 1080, 640))  # path, width and height of the window


def desk_picture(work: Path) -> Image.Image:
    """The pages one below the other, as a browser shows them."""
    from playwright.sync_api import sync_playwright

    project = make_small_project(work / "example")
    with open_desk(project, by="Anna") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        images = []
        for path, width, height in PAGES:
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(address + path)
            page.evaluate("document.activeElement.blur()")
            images.append(Image.open(io.BytesIO(page.screenshot())).convert("RGB"))
        browser.close()
    return contact_sheet([[image] for image in images])
