"""Facts about violations, rights, requests, and what the text rests on: sources, attachments, photographs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from complaint.filing.facts.fact import Fact, counted, group, in_groups
from complaint.filing.view import View, grouped_by_each
from complaint.records.record import Record


def facts(view: View) -> Iterator[Fact]:
    violations = view.records.of("violation")
    yield counted("violations.total", "statements about violations", (violation.id for violation in violations))
    yield in_groups(
        "violations.by_category",
        "complainants who suffered each kind of violation",
        (group(category.id, _suffered(view, view.violations.get(category.id, ()))) for category in view.categories),
    )
    yield in_groups(
        "violations.statements_by_category",
        "statements under each kind of violation",
        (group(category.id, (v.id for v in view.violations.get(category.id, ()))) for category in view.categories),
    )
    yield in_groups(
        "violations.persons_by_category",
        "complainants under each kind of violation, by what was done to them or a penalty that is told under it",
        (found for category in view.categories if (found := group(category.id, _under(view, category))).value),
    )
    for right in view.rights:
        yield from _right(view, right)
    yield counted("rights.total", "rights breached", (right.id for right in view.rights))
    yield from _requests(view)
    for kind, meaning in (
        ("source", "sources"),
        ("attachment", "attachments"),
        ("photograph", "photographs"),
        ("quotation", "quotations"),
        ("correction", "corrections of the source document"),
        ("later_fact", "facts that became known later"),
    ):
        yield counted(f"{kind}s.total", meaning, (record.id for record in view.records.of(kind)))


def _right(view: View, right: Record) -> Iterator[Fact]:
    key = f"rights.{right.id}"
    kinds = view.with_value("category", "rights", right.id)
    suffered = [person for kind in kinds for person in _suffered(view, view.violations.get(kind.id, ()))]
    cases = view.with_value("prosecution", "rights", right.id)
    people = view.in_order([*suffered, *(person for case in cases for person in case.persons)])
    yield counted(f"{key}.persons", f"complainants whose right was breached: {right.title}", (p.id for p in people))
    for kind in ("international", "national"):
        yield counted(f"{key}.{kind}", f"{kind} provisions on: {right.title}", right.values[kind])
    allegations = (allegation.id for allegation in view.records.inside(right, "allegation"))
    yield counted(f"{key}.allegations", f"allegations under: {right.title}", allegations)


def _suffered(view: View, violations: Iterable[Record]) -> Iterator[str]:
    """The complainants to whom it was done, without witnesses and exceptions."""
    done = (violation.person for violation in violations if violation.role in (None, "subject"))
    return (person for person in done if view.is_complainant(person))


def _under(view: View, category: Record) -> Iterator[str]:
    """The complainants of whom something is told under a kind of violation, in the order of the list."""
    penalised = (penalty.person for penalty in view.records.of("penalty")) if category.penalties else ()
    found = view.in_order([*_suffered(view, view.violations.get(category.id, ())), *penalised])
    return (person.id for person in found)


def _requests(view: View) -> Iterator[Fact]:
    requests = view.records.of("request")
    yield counted("requests.total", "requests", (request.id for request in requests))
    addressees = grouped_by_each(requests, lambda request: request.addressees)
    yield in_groups(
        "requests.by_addressee",
        "requests by addressee",
        (group(body, (request.id for request in addressees[body])) for body in sorted(addressees)),
    )
