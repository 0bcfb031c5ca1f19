"""Keys come and go while the program is killed: each file opens for the keys of the list, be it the old or the new."""

from __future__ import annotations

import os
import random
import time
from functools import partial

from complaint.records.changing import texts_of
from complaint.records.changing.checking import load_steadily
from complaint.records.sealing import age
from complaint.records.sealing.age import Identity
from complaint.records.sealing.opening import key_records, opened
from complaint.records.sealing.rekeying import remove_key
from complaint.records.sealing.sealed_file import names_in
from complaint.records.sealing.sealing import ToSeal, seal_values
from tests.records.changing.killing import in_a_process, kill_after
from tests.records.changing.people import ANNA
from tests.records.sealing.people import list_key, office

KILLS = int(os.environ.get("KILLS", "25"))


def test_a_kill_while_everything_is_sealed_anew_leaves_the_old_or_the_new_whole(tmp_path):
    at = office(tmp_path / "project")
    people = texts_of(at.root, "signatory").values()
    for person in people:  # without a key: a file for each
        assert not seal_values(at.root, [ToSeal(person, "address", f"Street of {person.id}")], ANNA).refused
    boris, killed, seen = Identity.generate(), 0, set()
    chance = random.Random(7)  # noqa: S311 - not for secrets
    longest = _seconds(partial(list_key, at.root, "key-boris", boris, at.anna))
    while killed < KILLS or seen != {2, 3}:
        listed = {one.id for one in key_records(at.root)}
        work = (
            partial(remove_key, at.root, "key-boris", ANNA, [at.anna])
            if "key-boris" in listed
            else partial(list_key, at.root, "key-boris", boris, at.anna)
        )
        stopped = kill_after(in_a_process(lambda work=work: _done(work())), chance.uniform(0, 1.5 * longest))
        killed += stopped
        longest *= 1.05 if stopped else 1  # a busy machine is slower now than when the time was taken

        load_steadily(at.root)
        keys = key_records(at.root)
        seen.add(len(keys))
        assert {age.openers((at.root / name).read_bytes()) for name in names_in(at.root)} == {len(keys)}
        for key in (at.anna, at.paper, *([boris] if len(keys) == 3 else [])):
            found = opened(at.root, [key])
            assert not found.problems and len(found.values()) == len(people)
    assert seen == {2, 3}  # it went both ways


def _seconds(work):
    start = time.monotonic()
    _done(work())
    return time.monotonic() - start


def _done(changed):
    assert not changed.refused, changed
