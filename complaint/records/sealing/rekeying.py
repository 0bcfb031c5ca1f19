"""Who can open what is sealed: keys come, go and are replaced, and all sealed files are sealed anew in the same step.

Takes the folder of a project, what changes in the list of keys, who does it and secret keys that open what is there;
gives what was done. Nothing is written if one file cannot be opened: what is sealed anew must lose nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from complaint.problems import Place, Problem, ProblemsFound
from complaint.records.changing import Add, Beside, Changed, Edit, Remove, Told, Wish, change
from complaint.records.record import Record
from complaint.records.sealing import age
from complaint.records.sealing.opening import KEY, key_records, opened
from complaint.records.sealing.sealed_file import Sealed, Value, as_bytes, names_in
from complaint.records.sealing.sealing import FEWEST_KEYS, merged, private_change
from complaint.records.wording import say

_AT = Place("signatories/keys.yaml")
Keys = Sequence[age.Identity]


def add_key(root: Path, fields: Mapping[str, str], told: Told, identities: Keys = ()) -> Changed:
    """Let one more key open everything. `fields` are those of the record, with its id."""
    if not age.is_public_key(fields["public_key"]):
        return Changed(problems=(say("bad-public-key", _AT, id=fields["id"]),))
    new = {name: value for name, value in fields.items() if name != "id"}
    return _with_keys(
        root, [Add(KEY, fields["id"], new)], told, identities, lambda keys: [*_public(keys), new["public_key"]]
    )


def remove_key(root: Path, key_id: str, told: Told, identities: Keys = ()) -> Changed:
    """Take a key out: it opens nothing that is sealed from now on. Older copies, also those in git, it still opens."""
    if problem := _unknown(root, key_id):
        return Changed(problems=(problem,))
    left = [one for one in key_records(root) if one.id != key_id]
    if names_in(root) and len(set(_public(left))) < FEWEST_KEYS:
        return Changed(problems=(say("too-few-left", _AT, id=key_id, number=len(left)),))
    return _with_keys(
        root,
        [Remove(KEY, key_id)],
        told,
        identities,
        lambda keys: _public([one for one in keys if one.id != key_id]),
    )


def replace_key(root: Path, key_id: str, public_key: str, told: Told, identities: Keys = ()) -> Changed:
    """Put another public key of the same person in the place of the old one."""
    if problem := _unknown(root, key_id):
        return Changed(problems=(problem,))
    if not age.is_public_key(public_key):
        return Changed(problems=(say("bad-public-key", _AT, id=key_id),))
    new = {"public_key": public_key, "added_on": told.when.date().isoformat(), "added_by": told.who}
    return _with_keys(
        root,
        [Edit(KEY, key_id, new)],
        told,
        identities,
        lambda keys: [public_key if one.id == key_id else str(one.public_key) for one in keys],
    )


def seal_again(root: Path, told: Told, identities: Keys) -> Changed:
    """Seal everything anew for the keys of the project, what is about one person in one file."""
    return _with_keys(root, [], told, identities, _public)


def rewrite(root: Path, now: Sealed, seen: frozenset[Value], told: Told, identities: Keys) -> Changed:
    """Put other values in the place of all those that were `seen` sealed about a person; scans stay as they are.

    Where others have been sealed meanwhile, nothing is written.
    """

    def beside() -> Beside:
        keys = _public(key_records(root))
        before = opened(root, identities)
        if before.problems:
            raise ProblemsFound(*before.problems)
        mine = {name: one for name, one in before.about(now.about).items() if one.scan is None}
        first, *others = mine
        there = frozenset(value for one in mine.values() for value in one.values)
        if there != seen:
            raise ProblemsFound(say("sealed-meanwhile", Place(), id=now.about))
        values = there ^ frozenset(now.values)
        fields: dict[tuple[str, str], list[str]] = {}
        for value in sorted(values, key=lambda value: (value.record, value.field)):
            fields.setdefault((value.type, value.record), []).append(value.field)
        contents: dict[str, bytes | None] = {first: age.seal(as_bytes(now), keys) if now.values else None}
        contents |= dict.fromkeys(others)
        changed = (private_change(kind, record, list(dict.fromkeys(names))) for (kind, record), names in fields.items())
        return Beside(contents, tuple(changed)) if values else Beside()

    return change(root, [], told, beside=beside)


def _with_keys(
    root: Path,
    wishes: Sequence[Wish],
    told: Told,
    identities: Keys,
    after: Callable[[Sequence[Record]], Sequence[str]],
) -> Changed:
    def beside() -> Beside:
        keys = list(after(key_records(root)))
        before = opened(root, identities)
        if before.problems:
            raise ProblemsFound(*before.problems)
        sealed = dict(merged(before.files))
        return Beside({name: None if one is None else age.seal(as_bytes(one), keys) for name, one in sealed.items()})

    return change(root, wishes, told, beside=beside)


def _public(keys: Sequence[Record]) -> list[str]:
    return [str(one.public_key) for one in keys]


def _unknown(root: Path, key_id: str) -> Problem | None:
    known = {one.id: str(one.name) for one in key_records(root)}
    if key_id in known:
        return None
    return say("no-such-key", _AT, id=key_id, known=", ".join(known) or "none yet")
