"""Times the pages of the desk on made-up lists: the first load, then the list, searches and other pages, and a change.

Run with `python -m benchmarks.desk`; `make bench` runs it too. Times are those of the server: what a browser adds, and
what other programs on the machine take meanwhile, is not in the seconds of work.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from lxml import html

from benchmarks.made_up import write_project
from complaint.desk import create_app

SIZES = (129, 10_000)
TOKEN = "bench"  # noqa: S105 - of a desk that nobody can reach
EDIT = "/person/person-5/edit"
PAGES = ("/", "/?q=Aban", "/?q=Nobody", "/?standing=lacks", "/?order=name&page=2", "/status", "/person/person-5", EDIT)


def measured(people: int) -> list[tuple[str, float]]:
    """What was asked and the seconds that it took; every page was asked for once before, but for the first load."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_project(root, people)
        app = create_app(root, token=TOKEN, who="Bench", clock=lambda: datetime.now(UTC))
        browser = app.test_client()
        found = [("the first page", _seconds(lambda: browser.get(f"/{TOKEN}/")))]
        for page in PAGES:
            browser.get(f"/{TOKEN}{page}")
            found.append((page, _seconds(lambda page=page: browser.get(f"/{TOKEN}{page}"))))
        form = _form(browser.get(f"/{TOKEN}{EDIT}").text) | {"age": "33"}
        found.append(("saving a change", _seconds(lambda: browser.post(f"/{TOKEN}{EDIT}", data=form))))
        found.append(("the page after it", _seconds(lambda: browser.get(f"/{TOKEN}/person/person-5"))))
        start = time.perf_counter()
        app.extensions["desk"].shelf.wait(600)
        found.append(("until the list is read anew", time.perf_counter() - start))
        return found


def _seconds(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    answer = work()
    if answer.status_code >= 400:
        raise SystemExit(f"the desk answered {answer.status}")
    return time.perf_counter() - start


def _form(page: str) -> dict[str, str]:
    (form,) = html.fromstring(page).xpath("//form[contains(@class, 'record')]")
    return {field.name: field.value or "" for field in form.inputs if field.name}


def main() -> None:
    columns = [measured(size) for size in SIZES]
    sys.stdout.write(f"{'the desk':<30}" + "".join(f"{size:>10,} people" for size in SIZES) + "\n")
    for rows in zip(*columns, strict=True):
        sys.stdout.write(f"{rows[0][0]:<30}" + "".join(f"{seconds * 1000:>14.0f} ms" for _, seconds in rows) + "\n")


if __name__ == "__main__":
    main()
