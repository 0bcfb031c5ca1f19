"""Facts about the complainants: how many, from where, of which age, and how the appeals became complaints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from complaint.filing.facts.ages import Bounds, age_on, shown
from complaint.filing.facts.fact import Fact, Group, counted, group, in_groups
from complaint.filing.view import View, grouped, grouped_by_each
from complaint.records.record import Record

ADULT = 18  # Convention on the Rights of the Child, article 1.
SHOWN_PLACES = 24  # what a reader still compares at a glance
OTHER_PLACES = "other places"
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
    yield in_groups(
        "complainants.by_largest_place",
        f"complainants by home place, most first; beyond {SHOWN_PLACES} places the smaller ones together",
        _largest_first(by_place),
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


def _largest_first(by_place: Mapping[str, Sequence[Record]]) -> Iterator[Group]:
    """A group for each place; if there are many, the last one is of all the smaller places."""
    order = sorted(by_place, key=lambda place: -len(by_place[place]))
    shown = len(order) if len(order) <= SHOWN_PLACES else SHOWN_PLACES - 1
    for place in order[:shown]:
        yield group(place, (person.id for person in by_place[place]))
    if order[shown:]:
        yield group(OTHER_PLACES, (person.id for place in order[shown:] for person in by_place[place]))


def _appeals(view: View) -> Iterator[Fact]:
    """Appeals of everyone, whether or not they are in this filing: it is said how many came, never from whom."""
    appeals = view.whole.of("appeal")
    yield counted("appeals.recorded", "appeals received", (appeal.id for appeal in appeals))
    yield counted("appeals.persons", "persons who appealed", (appeal.signatory for appeal in appeals))
    included = [appeal.id for appeal in appeals if appeal.included]
    yield counted("appeals.included", "appeals that were taken up", included)
    became = [appeal.signatory for appeal in appeals if view.is_complainant(appeal.signatory)]
    yield counted("appeals.complainants", "persons who appealed and are complainants in this filing", became)


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
    living_in = grouped(
        (person for person in people if person.present_place), lambda person: country_of(view, person.present_place)
    )
    yield in_groups(
        "complainants.abroad",
        "complainants who now live outside the State complained of, by country",
        (
            group(country, (person.id for person in found))
            for country, found in living_in.items()
            if country != view.complaint.state
        ),
    )
    roles = grouped_by_each(people, lambda person: person.roles)
    yield in_groups(
        "complainants.by_role",
        "complainants by stated role",
        (group(role, (person.id for person in found)) for role, found in roles.items()),
    )


def _ages(view: View) -> Iterator[Fact]:
    known: dict[str, Bounds] = {}
    for person in view.complainants:
        age = age_on(person, view.on)
        if age is not None:
            known[person.id] = age
    missing = (person.id for person in view.complainants if person.id not in known)
    yield counted("complainants.age_not_stated", "complainants whose age is not stated", missing)
    yield Fact(
        "complainants.ages",
        "age of each complainant on the filing date, in full years",
        len(known),
        tuple(known),
        tuple(Group(person, shown(age), (person,)) for person, age in known.items()),
    )
    for name, choose in (("youngest", min), ("oldest", max)):
        yield _extreme(f"complainants.{name}", f"age of the {name} complainants on the filing date", known, choose)
    elderly = (person for person, age in known.items() if age[0] >= ELDERLY)
    yield counted("complainants.elderly", f"complainants surely of {ELDERLY} years or more on the filing date", elderly)
    minors = (person for person, age in known.items() if age[1] < ADULT)
    yield counted("complainants.minors", f"complainants surely under {ADULT} on the filing date", minors)


def _extreme(key: str, meaning: str, known: Mapping[str, Bounds], choose: Callable[[Iterable[int]], int]) -> Fact:
    """The lowest or highest age as far as it is known, with those who may be of that age."""
    if not known:
        return Fact(key, meaning, None)
    low, high = (choose(age[end] for age in known.values()) for end in (0, 1))
    ids = tuple(person for person, age in known.items() if age[0] <= high and age[1] >= low)
    return Fact(key, meaning, low if low == high else shown((low, high)), ids)


def country_of(view: View, place_id: str) -> str:
    """The id of the country that a place lies in; the outermost place known if nothing is recorded above it."""
    place, seen = view.whole[place_id], {place_id}
    while place.kind != "country" and place.within and place.within not in seen:
        place = view.whole[place.within]
        seen.add(place.id)
    return place.id
