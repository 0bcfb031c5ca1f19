"""`complaint facts`: every derived statement, and the records behind each."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from complaint import pipeline
from complaint.commands.options import (
    date_option,
    format_option,
    project_option,
    recipient_option,
    refuse_unknown_recipients,
)
from complaint.commands.printing import as_json, problems_as_text, rows_as
from complaint.filing.facts import Fact
from complaint.problems import has_errors
from complaint.records.nearest import did_you_mean


@click.command(short_help="Tell every number, and where it comes from.")
@click.argument("key", required=False)
@recipient_option
@format_option("table", "json", "csv")
@date_option
@project_option
def facts(key: str | None, recipient: str | None, form: str, on: date | None, root: Path) -> None:
    """Tell every number that can stand in a filing; with KEY, the records behind one of them.

    It answers the question “where does this number come from?”: a fact's value is counted from the records that
    “complaint facts KEY” lists.
    """
    project = pipeline.load(root, on)
    problems = project.problems
    found: Mapping[str, Fact] = {}
    if not has_errors(problems):
        found, wrong = pipeline.facts_of(project, recipient)
        refuse_unknown_recipients(wrong)
        problems = (*problems, *wrong)
    if has_errors(problems):
        problems_as_text(problems, to_stderr=True)
        sys.exit(1)
    if key is None:
        rows = [{"key": fact.key, "value": fact.as_dict()["value"], "meaning": fact.meaning} for fact in found.values()]
        rows_as(form, rows, [fact.as_dict() for fact in found.values()])
        return
    if key not in found:
        raise click.UsageError(f"there is no fact “{key}”. {did_you_mean(key, found)}".strip())
    fact = found[key]
    if form == "json":
        as_json(fact.as_dict())
        return
    groups = [{"group": group.key, "value": group.value, "records": list(group.records)} for group in fact.groups]
    records = [{"record": record} for record in fact.records]
    if form == "table":
        click.echo(f"{fact.key} = {fact.as_dict()['value']}   ({fact.meaning})")
    rows_as(form, groups or records)
