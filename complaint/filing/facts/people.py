"""Facts about the complainants: how many, from where, of which age, and how the appeals became complaints."""

from __future__ import annotations

from collections.abc import Iterator

from complaint.filing.facts.ages import age_on
from complaint.filing.facts.fact import Fact, Group, counted, group, in_groups
from complaint.filing.view import View, grouped

ELDERLY = 60  # United Nations usage: an older person is one of 60 years or more.


def facts(view: View) -> Iterator[Fact]:
    people = view.complainants
    yield counted("complainants.total", "complainants in this filing", (person.id for person in people))
    by_place = grouped(people, lambda person: str(person.home_place))
    yield in_groups(
        "complainants.by_place",
        "complainants by home place",
        (group(place, (person.id for person in found)) for place, found in by_place.items()),
    )
    yield counted("complainants.places", "home places of complainants", by_place)
    kinds = grouped((view.records[place] for place in by_place), lambda place: str(place.kind))
    yield in_groups(
        "complainants.places_by_kind",
        "home places of complainants by kind of place",
        (group(kind, (place.id for place in found)) for kind, found in kinds.items()),
    )
    yield from _appeals(view)
    yield from _who(view)
    yield from _ages(view)


def _appeals(view: View) -> Iterator[Fact]:
    appeals = view.records.of("appeal")
    yield counted("appeals.recorded", "appeals that are recorded", (appeal.id for appeal in appeals))
    included = [appeal.id for appeal in appeals if appeal.included]
    yield counted("appeals.included", "recorded appeals that were taken up", included)
    became = [appeal.id for appeal in appeals if view.is_complainant(appeal.signatory)]
    yield counted("appeals.complainants", "recorded appeals whose senders are complainants", became)


def _who(view: View) -> Iterator[Fact]:
    people = view.complainants
    sexes = grouped(people, lambda person: f"{person.sex or 'not stated'}")
    yield in_groups(
        "complainants.by_sex",
        "complainants by sex, stated or inferred",
        (group(sex, (person.id for person in found)) for sex, found in sexes.items()),
    )
    inferred = [person.id for person in people if (person.sex_basis or "").startswith("inferred")]
    yield counted("complainants.sex_inferred", "complainants whose sex is inferred", inferred)
    citizenships = grouped(people, lambda person: person.citizenship or "not stated")
    yield in_groups(
        "complainants.by_citizenship",
        "complainants by citizenship",
        (group(country, (person.id for person in found)) for country, found in citizenships.items()),
    )
    abroad = [
        person for person in people if person.present_place and country_of(view, person.present_place) != _state(view)
    ]
    yield in_groups(
        "complainants.abroad",
        "complainants who now live outside the State complained of, by country",
        (
            group(country, (person.id for person in found))
            for country, found in grouped(abroad, lambda person: country_of(view, person.present_place)).items()
        ),
    )
    roles: dict[str, list[str]] = {}
    for person in people:
        for role in person.roles or ():
            roles.setdefault(role, []).append(person.id)
    yield in_groups("complainants.by_role", "complainants by stated role", (group(k, v) for k, v in roles.items()))


def _ages(view: View) -> Iterator[Fact]:
    known: list[tuple[int, str]] = []
    groups: list[Group] = []
    for person in view.complainants:
        age = age_on(person, view.on)
        if age is not None:
            known.append((age[0], person.id))
            shown = str(age[0]) if age[0] == age[1] else f"{age[0]}–{age[1]}"
            groups.append(Group(person.id, shown, (person.id,)))
    missing = [person.id for person in view.complainants if age_on(person, view.on) is None]
    yield counted("complainants.age_not_stated", "complainants whose age is not stated", missing)
    yield Fact(
        "complainants.ages",
        "age of each complainant on the filing date, in full years",
        len(known),
        tuple(record for _, record in known),
        tuple(groups),
    )
    for name, choose in (("youngest", min), ("oldest", max)):
        age_of = choose(known)[0] if known else None
        ids = tuple(record for age, record in known if age == age_of)
        yield Fact(f"complainants.{name}", f"age of the {name} complainants on the filing date", age_of, ids)
    elderly = [record for age, record in known if age >= ELDERLY]
    yield counted("complainants.elderly", f"complainants of {ELDERLY} years or more on the filing date", elderly)


def country_of(view: View, place_id: str) -> str:
    """The id of the country that a place lies in; the place itself if nothing is recorded above it."""
    place = view.whole[place_id]
    while place.kind != "country" and place.within:
        place = view.whole[place.within]
    return place.id


def _state(view: View) -> str:
    return str(view.complaint.state)
