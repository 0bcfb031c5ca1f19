"""What tests about sealing start from: a small project with two keys whose secret halves are known. All invented."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from complaint.problems import in_order
from complaint.records.changing import texts_of
from complaint.records.project import load_project
from complaint.records.resolve import resolve
from complaint.records.rules import check
from complaint.records.sealing.age import Identity
from complaint.records.sealing.rekeying import add_key
from complaint.records.sealing.sealed_checks import sealed_problems
from complaint.records.sealing.sealing import ToSeal, seal_values
from tests.records.changing.people import ANNA, copied
from tests.records.factories import ON

KEYS = "signatories/keys.yaml"
VESNA = ("signatory", "orlan-vesna")
ADDRESS, PHONE = "Poplar Lane 5, Lindenau", "+1 555 0100"


@dataclass(frozen=True)
class Office:
    """A project, and the secret keys of Anna and of the paper in the safe."""

    root: Path
    anna: Identity
    paper: Identity


def office(target: Path) -> Office:
    root = copied(target)
    (root / KEYS).unlink()
    found = Office(root, Identity.generate(), Identity.generate())
    for key_id, key in (("key-anna", found.anna), ("key-paper", found.paper)):
        assert not list_key(root, key_id, key).refused
    return found


def list_key(root: Path, key_id: str, key: Identity, *opening: Identity):
    """Put the public half of a key on the list."""
    fields = {"id": key_id, "name": key_id.removeprefix("key-"), "public_key": str(key.to_public())}
    return add_key(root, {**fields, "added_on": "2026-11-21", "added_by": "Anna"}, ANNA, opening)


def seal(root: Path, told=ANNA, *opening: Identity, **values: str | None):
    """Seal values of Vesna."""
    text = texts_of(root, "signatory")[VESNA]
    return seal_values(root, [ToSeal(text, name, value) for name, value in values.items()], told, opening)


def problems_of(root: Path):
    """What is wrong with the records of the project and with its sealed files."""
    records, problems = load_project(root)
    return in_order((*problems, *resolve(records), *check(records, ON), *sealed_problems(root, records)))


def held_anywhere(folder: Path, *secrets: str) -> list[str]:
    """The files below a folder that hold one of these texts readable, in its own letters or as escaped in JSON."""
    wanted = [form for secret in secrets for form in (secret.encode(), secret.encode("utf-16-le"))]
    return [
        str(path) for path in folder.rglob("*") if path.is_file() and any(form in path.read_bytes() for form in wanted)
    ]
