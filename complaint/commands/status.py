"""`complaint signatories status`: the mandates at a glance."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from textwrap import fill

import click

from complaint import pipeline
from complaint.commands.options import date_option, format_option, project_option
from complaint.commands.printing import as_json, problems_as_text
from complaint.problems import Severity, has_errors
from complaint.records.overview import SOON, Item, Overview, overview


@click.command(short_help="Show the mandates at a glance: who lacks what.")
@format_option("text", "json")
@date_option
@project_option
def status(form: str, on: date | None, root: Path) -> None:
    """Show how many appealed and how many can be filed for, who lacks what, and who has to be asked again."""
    project = pipeline.load(root, on)
    if has_errors(project.problems):
        problems_as_text([one for one in project.problems if one.severity is Severity.ERROR], to_stderr=True)
        sys.exit(1)
    found = overview(project.records, project.on)
    if form == "json":
        as_json(_as_data(found))
        return
    click.echo(f"On {found.on}:")
    click.echo(f"{len(found.appealed):6} people appealed")
    for figure in found.stated:
        if figure.number is not None and figure.number > len(found.appealed):
            said = f"{figure.bound} {figure.number} is said of all who did ({figure.id})"
            click.echo(f"       {said}; the others are not on the list")
    click.echo(f"{len(found.gave_mandate):6} gave a power of attorney")
    click.echo(f"{len(found.complainants):6} can be filed for")
    _items(found.lacking, "lack what it takes")
    _items(found.not_taken_up, "have an appeal that is not taken up")
    _items(found.withdrew, "withdrew")
    _items(found.expiring, f"have a power of attorney that ended, or ends within {SOON} days")
    _items(
        found.without_term, "have a power of attorney that may end by law and not by its words, for a lawyer to look at"
    )
    if found.without_term and found.term is not None:
        sure = f" From {found.term.certainty}: have it checked." if found.term.certainty != "read" else ""
        click.echo(f"       The rule: {found.term.rule} ({found.term.source}, as of {found.term.year}).{sure}")
    _items(found.incomplete, "can be filed for, with something missing to be checked before filing")
    click.echo(f"{len(found.ask_again):6} have to be asked again")


def _items(items: Sequence[Item], what: str) -> None:
    click.echo(f"{len({item.person for item in items}):6} {what}" + (":" if items else ""))
    by_reason: dict[str, list[str]] = {}
    for item in items:
        by_reason.setdefault(item.reason, []).append(item.person)
    for reason, people in by_reason.items():
        click.echo(f"           {reason}:" if len(people) > 1 else f"           {people[0]}: {reason}")
        if len(people) > 1:
            click.echo(fill(", ".join(people), 110, initial_indent=" " * 15, subsequent_indent=" " * 15))


def _as_data(found: Overview) -> dict[str, object]:
    data = {name: value for name, value in asdict(found).items() if name not in ("term", "stated")}
    for value in data.values():
        for item in value if isinstance(value, tuple) else ():
            if isinstance(item, dict):
                item["day"] = item["day"].isoformat() if item["day"] else None
    data["stated"] = [{"figure": one.id, "bound": one.bound, "number": str(one.number or "")} for one in found.stated]
    return {**data, "on": found.on.isoformat(), "ask_again": list(found.ask_again)}
