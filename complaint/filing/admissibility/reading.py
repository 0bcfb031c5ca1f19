"""Reads the rules of admissibility: rules, groups of rules, which State accepted what, what proceedings elsewhere do.

Takes the template files, gives a `Rulebook` and the problems of its files. The files are read and checked like records,
so that a slip in one is told with file, line and column.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from complaint.filing.admissibility.book import Rulebook
from complaint.filing.admissibility.table import CHECKS
from complaint.filing.query import found_by
from complaint.filing.template_files import TemplateFiles
from complaint.problems import Place, Problem, ProblemsFound, error
from complaint.records.nearest import did_you_mean
from complaint.records.project import load_file
from complaint.records.record import Record, Records
from complaint.records.schemas import schemas

KINDS: Final = ("admissibility_rule", "rule_group", "acceptance", "same_matter")
# The files that hold them, below the templates.
RULE_FILES: Final = tuple(str(schemas()[kind].file).removeprefix("templates/") for kind in KINDS)


def rulebook(files: TemplateFiles) -> tuple[Rulebook, tuple[Problem, ...]]:
    """The rules that a project goes by, and what is wrong with the files that hold them."""
    found: dict[str, tuple[Record, ...]] = {}
    problems: list[Problem] = []
    for kind, name in zip(KINDS, RULE_FILES, strict=True):
        schema = schemas()[kind]
        file = files.find(name)
        records, wrong = load_file(file[0], schema, file[1]) if file is not None else ((), ())
        found[kind] = records
        problems += wrong
        problems += _twice(records)
    book = Rulebook(
        _by_id(found["admissibility_rule"]),
        _by_id(found["rule_group"]),
        _by(found["acceptance"], "procedure"),
        _by(found["same_matter"], "table"),
    )
    return book, (*problems, *_inner(book))


def _inner(book: Rulebook) -> Iterator[Problem]:
    """What the rules name and is not there."""
    for rule in book.rules.values():
        yield from _known(rule, "check", rule.check, CHECKS, "there is no check")
        if rule.procedure is not None:
            yield from _known(rule, "procedure", rule.procedure, book.acceptances, "no acceptance is recorded of")
        if rule.table is not None:
            yield from _known(rule, "table", rule.table, book.elsewhere, "there is no table")
        for name in ("any_of", "none_of"):
            for number, alternative in enumerate(rule.values[name] or ()):
                yield from unreadable(alternative, rule.place_of(f"{name}[{number}]"))
        yield from names_fields(rule, rule.fields, "fields")
        yield from names_fields(rule, (rule.field,) if rule.field else (), "field")
    for group in book.groups.values():
        for number, name in enumerate(group.rules):
            known = {*book.rules, *book.groups}
            yield from _known(group, f"rules[{number}]", name, known, "there is no rule and no group of rules")
            if group.id in book.groups and name in book.groups and group.id in _reached(book, name):
                hint = "take one of the two names out"
                yield error("rulebook", group.place_of(f"rules[{number}]"), f"“{name}” leads back to its group", hint)


def unreadable(alternative: object, place: Place) -> Iterator[Problem]:
    """The problem of an alternative of a query that cannot be read, whatever the records hold."""
    try:
        tuple(found_by((alternative,), (place,), Records((), schemas())))
    except ProblemsFound as found:
        yield from found.problems


def names_fields(record: Record, fields: tuple[str, ...], where: str) -> Iterator[Problem]:
    """Problems of fields that are named as record type and field and do not exist."""
    for number, named in enumerate(fields):
        place = record.place_of(f"{where}[{number}]")
        for one in named.split(" or "):
            kind, _, name = one.strip().partition(".")
            if kind not in schemas():
                hint = did_you_mean(kind, schemas()) or "“complaint schema” lists them"
                yield error("rulebook", place, f"there is no record type “{kind}”", hint)
            elif name not in schemas()[kind].fields:
                hint = did_you_mean(name, schemas()[kind].fields) or f"“complaint schema {kind}” lists them"
                yield error("rulebook", place, f"a record of type {kind} has no field “{name}”", hint)


def _reached(book: Rulebook, name: str) -> set[str]:
    """The groups that lie in a group, at any depth."""
    reached: set[str] = set()
    waiting = [name]
    while waiting:
        group = book.groups.get(waiting.pop())
        for inner in group.rules if group is not None else ():
            if inner in book.groups and inner not in reached:
                reached.add(inner)
                waiting.append(inner)
    return reached


def _known(record: Record, where: str, name: str, known: object, said: str) -> Iterator[Problem]:
    names = set(known) if isinstance(known, Mapping | set) else set()
    if name not in names:
        yield error("rulebook", record.place_of(where), f"{said} “{name}”", did_you_mean(name, names))


def _twice(records: tuple[Record, ...]) -> Iterator[Problem]:
    seen: dict[str, Place] = {}
    for record in records:
        first = seen.setdefault(record.id, record.at)
        if first != record.at:
            yield error("rulebook", record.place_of("id"), f"“{record.id}” stands at {first} already", "rename one")


def _by_id(records: tuple[Record, ...]) -> Mapping[str, Record]:
    return MappingProxyType({record.id: record for record in records})


def _by(records: tuple[Record, ...], name: str) -> Mapping[str, tuple[Record, ...]]:
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(record.values[name], []).append(record)
    return MappingProxyType({key: tuple(found) for key, found in groups.items()})
