"""`complaint changes`: what was changed in a Word file of ours, and which records it came from."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from complaint import pipeline
from complaint.commands.options import PathName, format_option, project_option
from complaint.commands.printing import as_json, problems_as_text
from complaint.filing.origins import FACT
from complaint.output.changes import Change
from complaint.output.changes import changes as changes_in
from complaint.output.docx.controls import MadeAs, read_made_as
from complaint.output.inputs import hashes_today
from complaint.output.manifest import read_earlier
from complaint.output.verifying import verify_inputs
from complaint.problems import Place, Problem, ProblemsFound, error, has_errors, warning

_NEAR = 40  # letters of a long text that are shown on either side of what differs


@click.command(short_help="Tell what was changed in a Word file of ours.")
@click.argument("file", metavar="FILE", type=PathName(path_type=Path))
@format_option("text", "json")
@project_option
def changes(file: Path, form: str, root: Path) -> None:
    """Tell which values of records, and which counted numbers, somebody changed in the Word file FILE.

    Each is told with the place of its record, and with its words as they were made and as they are now. Nothing is
    written: whether a change belongs into the records is for a person to decide. Wording that comes from no record is
    not looked at; Word itself can compare two files.
    """
    try:
        made_as = _made_as(file)
        project = pipeline.load(root, date.fromisoformat(made_as.date))
        if has_errors(project.problems):
            raise ProblemsFound(*project.problems)
        found = changes_in(project, made_as, file.read_bytes())
    except ProblemsFound as wrong:
        problems_as_text(wrong.problems, to_stderr=True)
        sys.exit(1)
    problems_as_text(_since(root, made_as), to_stderr=True)
    if form == "json":
        as_json({"document": made_as.name, "changes": [_as_dict(change) for change in found]})
        return
    for change in found:
        _print(change)
    click.echo(f"{len(found)} {'field' if len(found) == 1 else 'fields'} changed" if found else "no field was changed")


def _made_as(file: Path) -> MadeAs:
    """Which document the file was made as; raises `ProblemsFound` if it is none of ours."""
    if not file.is_file():
        raise click.BadParameter(f"there is no file “{file}”", param_hint="FILE")
    made_as = read_made_as(file.read_bytes())
    if made_as is None:
        message = "this file does not say which filing it was made as"
        hint = (
            "name a DOCX file of a build that was edited in Word; LibreOffice leaves out what this needs when it saves"
        )
        raise ProblemsFound(error("changes", Place(file.name), message, hint))
    return made_as


def _since(root: Path, made_as: MadeAs) -> tuple[Problem, ...]:
    """A warning if the records have changed since the last build: what differs may come from there."""
    before = read_earlier(root / "build")
    if before is None or before["filing_date"] != made_as.date:
        return ()
    stale = list(verify_inputs(before, hashes_today(root, before["inputs"])))
    if not stale:
        return ()
    names = ", ".join(problem.place.file for problem in stale)
    message = "records or templates have changed since the last build, so that differences may come from there"
    return (warning("stale", Place(), message, f"changed: {names}"),)


def _as_dict(change: Change) -> dict[str, object]:
    return {
        "record": change.record,
        "field": change.field,
        "file": change.place.file,
        "line": change.place.line,
        "old": change.old,
        "new": change.new,
        "times": change.times,
    }


def _print(change: Change) -> None:
    if change.record.startswith(FACT):
        key = change.record.removeprefix(FACT)
        where, what = "counted", f"{key}{f', {change.field}' if change.field else ''}: see “complaint facts {key}”"
    else:
        where, what = str(change.place), f"{change.record}, {change.field}"
    often = f" (it stands {change.times} times)" if change.times > 1 else ""
    click.echo(f"{click.style(f'{where}:', bold=True)} {what}{often}")
    old, new = _near(change.old or "", change.new or "")
    click.echo(f"    made: {'(nothing)' if change.old is None else old}")
    click.echo(f"    now:  {'(gone)' if change.new is None else new}")


def _near(old: str, new: str) -> tuple[str, str]:
    """Both texts; of long ones what differs, and a little on either side."""
    start = next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), 0)
    most = min(len(old), len(new)) - start
    end = next((at for at in range(most) if old[-1 - at] != new[-1 - at]), most)
    return _cut(old, start, len(old) - end), _cut(new, start, len(new) - end)


def _cut(text: str, start: int, end: int) -> str:
    first, last = max(start - _NEAR, 0), end + _NEAR
    return f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}"
