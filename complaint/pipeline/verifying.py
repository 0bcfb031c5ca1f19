"""Whether a build is what was made, and still right: its files, what they were made from, and who is in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from complaint.filing.composing import Project
from complaint.filing.consent import FULL, naming_of_all
from complaint.filing.pseudonyms import tokens
from complaint.filing.select import mandates_for
from complaint.output import folder
from complaint.output.inputs import called_as, hashes_today
from complaint.output.ledger import Ledger, builds_kept, ledger_kept
from complaint.output.manifest import UNDRAWN
from complaint.output.staleness import Reason, stale_problems, why_stale
from complaint.output.verifying import (
    handed,
    manifest_of,
    verify_files,
    verify_inputs,
    verify_names,
    verify_people,
)
from complaint.pipeline.loading import load
from complaint.problems import Place, Problem, ProblemsFound, Severity, has_errors, in_order, warning
from complaint.records.mandates import Standing, standings
from complaint.records.sealing.age import Identity


@dataclass(frozen=True, slots=True)
class Verified:
    """What is wrong with a build, and by the path of each file why it is stale.

    Of a file of which nobody knows what it was made of, the reasons are None.
    """

    problems: tuple[Problem, ...]
    because: Mapping[str, tuple[Reason, ...] | None] = field(default_factory=dict)


def verify(root: Path, build_folder: Path) -> tuple[Problem, ...]:
    """Whether the files of a build are what was made, and up to date with the records, as of the day of the build."""
    return verified(root, build_folder).problems


def verified(root: Path, build_folder: Path, secret_keys: tuple[Identity, ...] = ()) -> Verified:
    """The same, and by file why it is stale. With `secret_keys` it is known whose sealed data have changed."""
    folder.mend(build_folder)
    try:
        listing = manifest_of(build_folder)
        project = _as_of(root, listing)
    except ProblemsFound as found:
        return Verified(found.problems)
    files = tuple(verify_files(build_folder, listing))
    if has_errors(project.problems):
        return Verified(in_order((*project.problems, *files)))
    return _compared(project, build_folder.name, listing, ledger_kept(root, build_folder), secret_keys, files)


def _as_of(root: Path, listing: Mapping[str, Any]) -> Project:
    return load(root, date.fromisoformat(listing["filing_date"]))


def _compared(
    project: Project,
    build: str,
    listing: Mapping[str, Any],
    ledger: Ledger,
    secret_keys: tuple[Identity, ...],
    files: tuple[Problem, ...] = (),
) -> Verified:
    """A build against the records of today: what is stale and because of what, and who may not be in it any more."""
    problems = (*project.problems, *files)
    today = called_as(listing["inputs"], hashes_today(project.root, listing["inputs"]))
    because = why_stale(project, listing, today, ledger, secret_keys)
    problems = (*problems, *stale_problems(build, listing["outputs"], because))
    if None in because.values():
        problems = (*problems, *verify_inputs(listing, today))
    return Verified(in_order((*problems, *_people_in(project, listing))), because)


def still_held(project: Project, build_folder: Path, recipients: tuple[str, ...] = ()) -> tuple[Problem, ...]:
    """Who is in filings that were built (of all, or to these recipients) and may no longer be in them, or not in full.

    Warnings: the records are right, and a new build will be. Without a build that can be read, nothing.
    """
    try:
        listing = manifest_of(build_folder)
    except ProblemsFound:
        return ()
    found = (one for one in _people_in(project, listing) if not recipients or one.place.file in recipients)
    return tuple(replace(one, severity=Severity.WARNING) for one in found)


def _people_in(project: Project, listing: Mapping[str, Any]) -> tuple[Problem, ...]:
    standing_of = standings(project.records, project.on)
    lost, in_full = partial(_no_longer, project, standing_of), partial(_in_full, project, standing_of)
    return (*verify_people(listing, lost), *verify_names(listing, in_full))


def verify_handed(
    root: Path, build_folder: Path, files: tuple[Path, ...], secret_keys: tuple[Identity, ...] = ()
) -> tuple[Problem, ...]:
    """What each of these files is: of this or an earlier build as it was made, signed, or not ours; and whether stale.

    Of earlier builds is known what stands beside the records (`ledger`), also where there is no build any more.
    """
    problems: list[Problem] = []
    present = False
    builds: list[tuple[Mapping[str, Any], Ledger]] = list(builds_kept(root))
    try:
        builds.insert(0, (manifest_of(build_folder), ledger_kept(root, build_folder)))
        present = True
    except ProblemsFound as found:
        if not builds:
            return found.problems
        problems += [one for one in found.problems if one.code != "no-build"]
    compared: dict[int, Verified] = {}
    try:
        for file in files:
            told = handed([listing for listing, _ in builds], file.name, file.read_bytes(), present=present)
            problems += told.problems
            if told.made is None:
                continue
            if told.build not in compared:
                compared[told.build] = _build(root, *builds[told.build], secret_keys)
            problems += [replace(one, place=Place(file.name)) for one in _about(told.made, compared[told.build])]
    except ProblemsFound as found:
        problems += found.problems
    return tuple(dict.fromkeys(problems))


def _build(root: Path, listing: Mapping[str, Any], ledger: Ledger, secret_keys: tuple[Identity, ...]) -> Verified:
    """A build against today's records; of records with errors nothing is compared, and the errors are told."""
    project = _as_of(root, listing)
    if has_errors(project.problems):
        raise ProblemsFound(*project.problems)
    return _compared(project, "", listing, ledger, secret_keys)


def _about(made: Mapping[str, Any], build: Verified) -> Iterator[Problem]:
    """What is to be said of one file of a build: because of what it is stale, and who may no longer be in it."""
    yield from stale_problems("", [made], build.because)
    changed = any(one.code == "stale" for one in build.problems)
    if build.because.get(made["path"]) is None and changed:
        message = "records or templates have changed since; whether it holds what was changed is not known here"
        yield warning("stale", Place(), message, "see “complaint verify”")
    recipients = {made["recipient"], *(str(one.get("name", "")).partition("/")[0] for one in made.get("holds", ()))}
    yield from (
        one for one in build.problems if one.code in ("mandate-lost", "named-no-more") and one.place.file in recipients
    )


def _in_full(project: Project, standing_of: Mapping[str, Standing], recipient: str, person: str) -> bool:
    """Whether somebody who was named in full may be so today; of who is not listed by id, or may not be in it, yes."""
    profile = project.recipients.get(recipient)
    if profile is None or person not in standing_of:
        return True
    mandates = mandates_for(profile, {person: standing_of[person]})
    named = naming_of_all(project.records, mandates, project.on, str(profile.disclosure), profile.naming)
    return named.get(person, FULL) == FULL


def _no_longer(project: Project, standing_of: Mapping[str, Standing], recipient: str, person: str) -> str:
    """Why a person may no longer be filed for with the recipient; nothing if that is allowed.

    A manifest may call the person by a token; of whom it says nothing at all, nothing can be said.
    """
    if person == UNDRAWN:
        return ""
    of_token = {token: key for key, token in tokens(project.records).items()}
    person = of_token.get(person, person)
    if person not in standing_of:
        return "the record is gone"
    allowed = mandates_for(project.recipients.get(recipient), {person: standing_of[person]})
    return "" if allowed else standing_of[person].reason
