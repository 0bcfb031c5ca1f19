"""Places that are not on record: what is said of them with `--place`, or asked at the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

import click

from complaint.commands.proposals import MOST_ROWS
from complaint.records.sheets.places import HOW, Unknown, in_latin, kinds
from complaint.records.wording import listed

place_option = click.option(
    "--place",
    "places",
    metavar="NAME=PLACE",
    multiple=True,
    help="Which place a name means that is not on record, or that it is a new one: “NAME=new city in PLACE”.",
)


def said_of_places(pairs: tuple[str, ...]) -> dict[str, str]:
    """What is said of places; a name may hold no sign =."""
    found = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not (sign and name.strip() and value.strip()):
            raise click.UsageError(f"--place is {HOW}")
        found[name.strip()] = value.strip()
    return found


def show_places(unknown: Sequence[Unknown]) -> None:
    """What can be said of places that are not on record."""
    for place in unknown:
        click.echo(f"“{place.name}” is no place on record{_in_rows(place)}{_meant(place) or '.'}")
    if unknown:
        click.echo(f"Say --place {HOW}.\n")


def asked_places(unknown: Sequence[Unknown], otherwise: str = "leaves these rows out") -> dict[str, str]:
    """What somebody at the keyboard says of places that are not on record; nothing where nobody is there.

    `otherwise` is what it means to say nothing of one.
    """
    said: dict[str, str] = {}
    for place in unknown:
        click.echo(f"“{place.name}” is no place on record{_in_rows(place)}.")
        for number, near in enumerate(place.near, 1):
            click.echo(f"    {number} it is {near}")
        click.echo(f"    {len(place.near) + 1} add it as a new place")
        numbers = [str(number) for number in range(len(place.near) + 2)]
        try:
            choice = click.Choice(numbers)
            chosen = int(click.prompt(f"    which? 0 {otherwise}", type=choice, show_choices=False))
            if chosen > len(place.near):
                said[place.name] = _asked_new(place.name)
            elif chosen:
                said[place.name] = place.near[chosen - 1]
        except click.Abort:
            click.echo()
            break
    return said


def _asked_new(name: str) -> str:
    kind = click.prompt("    what is it?", type=click.Choice(kinds()))
    latin = click.prompt("    its name in documents", default=in_latin(name))
    within = click.prompt("    in which province or country? (its short name; empty if it is not known)", default="")
    return f"new {kind} {latin}" + (f" in {within}" if within.strip() else "")


def _in_rows(place: Unknown) -> str:
    if not place.rows:
        return ""
    shown = ", ".join(str(row) for row in place.rows[:MOST_ROWS])
    more = f" and {len(place.rows) - MOST_ROWS} more" if len(place.rows) > MOST_ROWS else ""
    return f" (row{'s' if len(place.rows) > 1 else ''} {shown}{more})"


def _meant(place: Unknown) -> str:
    return f"; did you mean {listed([f'“{near}”' for near in place.near])}?" if place.near else ""
