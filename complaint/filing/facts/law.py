"""Facts about violations, rights, requests, and what the text rests on: sources, attachments, photographs."""

from __future__ import annotations

from collections.abc import Iterator

from complaint.filing.facts.fact import Fact, counted, group, in_groups
from complaint.filing.view import View


def facts(view: View) -> Iterator[Fact]:
    violations = view.records.of("violation")
    yield counted("violations.total", "statements about violations", (violation.id for violation in violations))
    yield in_groups(
        "violations.by_category",
        "complainants named under each kind of violation",
        (
            group(
                category.id, (v.person for v in view.violations.get(category.id, ()) if view.is_complainant(v.person))
            )
            for category in view.categories
        ),
    )
    yield in_groups(
        "violations.statements_by_category",
        "statements under each kind of violation",
        (group(category.id, (v.id for v in view.violations.get(category.id, ()))) for category in view.categories),
    )
    for right in view.rights:
        kinds = [category for category in view.categories if right.id in category.rights]
        bearing = [v for kind in kinds for v in view.violations.get(kind.id, ())]
        cases = [case for case in view.prosecutions if right.id in (case.rights or ())]
        people = [v.person for v in bearing if v.person] + [person for case in cases for person in case.persons]
        yield counted(
            f"rights.{right.id}.persons",
            f"complainants whose right was breached: {right.title}",
            (person.id for person in view.in_order(people)),
        )
        allegations = [allegation.id for allegation in view.records.inside(right, "allegation")]
        yield counted(f"rights.{right.id}.allegations", f"allegations under: {right.title}", allegations)
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


def _requests(view: View) -> Iterator[Fact]:
    requests = view.records.of("request")
    yield counted("requests.total", "requests", (request.id for request in requests))
    addressees: dict[str, list[str]] = {}
    for request in requests:
        for addressee in request.addressees:
            addressees.setdefault(addressee, []).append(request.id)
    yield in_groups(
        "requests.by_addressee", "requests by addressee", (group(k, v) for k, v in sorted(addressees.items()))
    )
