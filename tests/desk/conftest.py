"""The desk over a copy of the tiny project, asked as a browser would ask it, and by a browser."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from complaint.desk import create_app
from tests.desk.browser import CHROMIUM, open_desk
from tests.small_project import make_small_project

TOKEN = "token-of-this-test"  # noqa: S105 - of a test
NOW = datetime(2030, 2, 1, 9, 30, tzinfo=UTC)

PATIENCE = 20_000  # milliseconds, of a browser

Post = Callable[..., object]


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_small_project(tmp_path_factory.mktemp("desk") / "project")


@pytest.fixture
def records(pristine: Path, tmp_path: Path) -> Path:
    """The folder of a project that the desk of the test may change."""
    return Path(shutil.copytree(pristine, tmp_path / "project"))


@pytest.fixture
def desk(records: Path) -> FlaskClient:
    """A browser at the desk; addresses are without the token. Its clock goes on by a second whenever it is asked."""
    seconds = count()
    app = create_app(records, token=TOKEN, who="Tester", clock=lambda: NOW + timedelta(seconds=next(seconds)))
    return app.test_client()


@pytest.fixture(scope="module")
def project(pristine: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(pristine, tmp_path_factory.mktemp("browser") / "project"))


@pytest.fixture(scope="module")
def address(project: Path) -> Iterator[str]:
    with open_desk(project) as found:
        yield found


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def window(chromium: Any) -> Iterator[Any]:
    """A window in which nothing may go wrong unnoticed: every complaint of the browser fails the test."""
    page = chromium.new_page(viewport={"width": 1280, "height": 800})
    page.set_default_timeout(PATIENCE)
    said: list[str] = []
    page.on("pageerror", lambda problem: said.append(str(problem)))
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    yield page
    page.context.close()
    expected = (
        "409",
        "422",
        "htmx:afterRequest",
        "htmx:sendAbort",
        "htmx:xhr:abort",
    )  # a later look replaces an earlier
    assert [text for text in said if not any(sign in text for sign in expected)] == []


def at(path: str) -> str:
    return f"/{TOKEN}{path}"


def sign_of(desk: FlaskClient) -> str:
    """The sign that pages of the desk send back with what changes something."""
    found = re.search(r'name="sign" value="(\w+)"', desk.get(at("/")).text)
    assert found is not None
    return found[1]


def form_of(desk: FlaskClient, path: str) -> dict[str, str]:
    """What a browser would send back of the form on a page."""
    from lxml import html

    page = html.fromstring(desk.get(at(path)).text)
    (form,) = page.xpath("//form[contains(@class, 'record')]")
    return {name: value or "" for name, value in form.form_values()} | {
        field.name: field.value or "" for field in form.inputs if field.name and field.get("type") not in ("radio",)
    }
