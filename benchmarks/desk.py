"""Times the pages of the desk on made-up lists: the first load, then the list, searches and other pages, and a change.

Run with `python -m benchmarks.desk`; `make bench` runs it too. Times are those of the server, without what a browser
adds: first the work of the processor, which other programs on the machine do not change, then the time on the clock,
which also holds waiting for the disk and for git.
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


Seconds = tuple[float, float]


def measured(people: int) -> list[tuple[str, Seconds]]:
    """What was asked, and the seconds of work and on the clock; every page was asked for before, but for the first."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_project(root, people)
        app = create_app(root, token=TOKEN, who="Bench", clock=lambda: datetime.now(UTC))
        browser = app.test_client()
        found = [("the first page", _seconds(lambda: browser.get(f"/{TOKEN}/")))]
        for page in PAGES:
            browser.get(f"/{TOKEN}{page}")
            found.append((page, _seconds(lambda page=page: browser.get(f"/{TOKEN}{page}"))))
        shelf = app.extensions["desk"].shelf
        for number, name in enumerate(("saving the first change", "saving another one")):
            form = _form(browser.get(f"/{TOKEN}{EDIT}").text) | {"age": str(33 + number)}
            found.append((name, _seconds(lambda form=form: browser.post(f"/{TOKEN}{EDIT}", data=form))))
            found.append(("the page after it", _seconds(lambda: browser.get(f"/{TOKEN}/person/person-5"))))
            found.append(("until the list is read anew", _seconds(lambda: shelf.wait(600))))
        return found


def _seconds(work: Callable[[], Any]) -> Seconds:
    worked, start = time.process_time(), time.perf_counter()
    answer = work()
    if answer is not None and answer.status_code >= 400:
        raise SystemExit(f"the desk answered {answer.status}")
    return time.process_time() - worked, time.perf_counter() - start


def _form(page: str) -> dict[str, str]:
    (form,) = html.fromstring(page).xpath("//form[contains(@class, 'record')]")
    return {field.name: field.value or "" for field in form.inputs if field.name}


def main() -> None:
    columns = [measured(size) for size in SIZES]
    sys.stdout.write(f"{'ms of work (on the clock)':<30}" + "".join(f"{size:>14,} people" for size in SIZES) + "\n")
    for rows in zip(*columns, strict=True):
        cells = (f"{work * 1000:>10.0f} ({clock * 1000:>7.0f})" for _, (work, clock) in rows)
        sys.stdout.write(f"{rows[0][0]:<30}" + " ".join(cells) + "\n")


if __name__ == "__main__":
    main()
