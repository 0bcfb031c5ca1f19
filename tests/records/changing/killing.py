"""Kills changes of a list at random moments and looks whether the list is the old or the new one, whole.

    python -m tests.records.changing.killing 2000

prints how many kills of edits and of imports the list survived, and in which moments they came. A smaller number runs
with the tests.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from complaint.problems import has_errors
from complaint.records.changing import Add, Edit, Told, change, history, texts_of
from complaint.records.changing.checking import load_steadily
from complaint.records.changing.writing import OWN_FOLDER
from complaint.records.sheets.taking_in import accept, propose
from tests.records.changing.people import ANNA
from tests.small_project import SKELETON

LISTS = ("signatory", "appeal")
STARTS = ("Bar", "Dovl", "Fen", "Gulm", "Hoss", "Jask", "Kirt", "Lumb", "Novr", "Pex", "Ritz", "Sovq", "Tuz")
ENDS = (("adze", "Omar"), ("inska", "Vesna"), ("omoto", "Pavel"), ("ullah", "Greta"), ("ertson", "Hugo"))


def empty_project(target: Path) -> Path:
    return Path(shutil.copytree(SKELETON, target))


def add(root: Path, number: int, told: Told = ANNA) -> None:
    """One change of three files: somebody new, an appeal, and the history; and one who was there is edited."""
    person, origin = f"reed-omar-{number}", {"origin": f"form {number}"}
    fields = {"surname": f"Reed{number}", "given_name": f"O{number}", "home_place": "our-state", **origin}
    appeal = {"signatory": person, "received": "2030-01", "included": "no", "reason": "wants to wait", **origin}
    wishes = [Add("signatory", person, fields), Add("appeal", f"appeal-{person}", appeal)]
    if number:
        wishes.append(Edit("signatory", f"reed-omar-{number - 1}", {"note": f"before {person}"}))
    done = change(root, wishes, told)
    assert not done.refused, done


def whole(root: Path) -> int:
    """How many people the list holds after what was interrupted is finished; fails if it is neither old nor new."""
    _, problems = load_steadily(root)
    assert not has_errors(problems), problems
    texts = texts_of(root, *LISTS)
    people = [text for text in texts.values() if text.type == "signatory"]
    assert len(texts) == 2 * len(people), "one list is newer than the other"
    notes = [text.fields.get("note", "") for text in people]
    expected = [f"before reed-omar-{number}" for number in range(1, len(people))]
    assert notes == [*expected, ""][: len(people)], notes
    added = [record.id for one in history(root) for record in one.records if record.kind == "add"]
    assert sorted(added) == sorted(text.id for text in texts.values()), "the history is not that of the list"
    assert not [path for path in (root / OWN_FOLDER / "change").glob("*") if path.name != "note.json"]
    assert not (root / OWN_FOLDER / "change" / "note.json").exists()
    return len(people)


def in_a_process(work: Callable[[], None]) -> int:
    """Starts the work in a process of its own; gives its number."""
    process = os.fork()
    if process == 0:
        try:
            work()
            os._exit(0)
        except BaseException as wrong:
            print(repr(wrong), file=sys.stderr)
            os._exit(3)
    return process


def kill_after(process: int, seconds: float) -> bool:
    """Kills the process after a while; whether it was still alive. It must not have failed before."""
    time.sleep(seconds)
    os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    if os.WIFEXITED(status):
        assert os.WEXITSTATUS(status) == 0, "the change failed by itself"
    return os.WIFSIGNALED(status)


def kill_at_random(root: Path, kills: int, seed: int = 5) -> Counter[str]:
    """Adds people one after the other and kills whoever does it, so many times; what state the kills left."""
    chance, seen = random.Random(seed), Counter[str]()  # noqa: S311 - not for secrets
    longest = _duration(root)
    while seen.total() < kills:
        before = whole(root)
        if before > 12:  # a long list only takes time
            shutil.rmtree(root)
            before = whole(empty_project(root))
        process = in_a_process(partial(add, root, before))
        if kill_after(process, chance.uniform(0, 1.5 * longest)):
            left = root / OWN_FOLDER / "change"
            state = (
                "noted" if (left / "note.json").exists() else "laid aside" if any(left.glob("*")) else "nothing left"
            )
            seen[state] += 1
    whole(root)
    return seen


def kill_imports_at_random(root: Path, kills: int, seed: int = 5) -> Counter[str]:
    """The same with imports of five people each: all five are on the list, or none of them."""
    chance, seen = random.Random(seed), Counter[str]()  # noqa: S311 - not for secrets
    take_in(root, 0)
    start = time.monotonic()
    take_in(root, 1)
    longest, number = time.monotonic() - start, 2
    while seen.total() < kills:
        if kill_after(in_a_process(partial(take_in, root, number)), chance.uniform(0, 1.2 * longest)):
            seen["taken in" if _taken_in(root, number) else "not taken in"] += 1
        take_in(root, number)
        assert _taken_in(root, number)
        number += 1
        if number == len(STARTS):
            shutil.rmtree(root)
            empty_project(root)
            number = 0
    return seen


def take_in(root: Path, number: int) -> None:
    """One import."""
    rows = [
        f"{STARTS[number]}{end}, {given};our-state;2030-01;{1940 + 4 * number + which}-{which + 1:02}-{number + 9:02}"
        for which, (end, given) in enumerate(ENDS)
    ]
    file = root.parent / f"sheet-{number}.csv"
    file.write_text("\n".join(["Full name;City;Appeal received;Date of birth", *rows]), "utf-8")
    proposal = propose(root, file, ANNA)
    assert not accept(root, proposal.rows, ANNA).refused
    file.unlink()


def _taken_in(root: Path, number: int) -> bool:
    """Whether the people of an import are on the list; fails if only some of them are."""
    _, problems = load_steadily(root)
    assert not has_errors(problems), problems
    texts = texts_of(root, *LISTS)
    source = f"sheet-{number}.csv "
    found = [text for text in texts.values() if str(text.fields.get("origin", "")).startswith(source)]
    people, appeals = ([text for text in found if text.type == kind] for kind in LISTS)
    changes = [one for one in history(root) if any(record.row.startswith(source) for record in one.records)]
    assert len(people) == len(appeals) in (0, len(ENDS)) and len(changes) == bool(found)
    return bool(found)


def _duration(root: Path) -> float:
    add(root, 0)  # the first one loads what the next ones have
    start = time.monotonic()
    add(root, 1)
    return time.monotonic() - start


if __name__ == "__main__":
    number, now = int(sys.argv[1]), int(time.time())
    for kill in (kill_at_random, kill_imports_at_random):
        with tempfile.TemporaryDirectory() as folder:
            started = time.monotonic()
            found = kill(empty_project(Path(folder) / "project"), number, seed=now)
            print(f"{kill.__name__}: {found.total()} survived in {time.monotonic() - started:.0f} s: {dict(found)}")
