"""The whole flow on one screen: load, check, resolve, derive, select, compose, write, read back, manifest.

Each stage returns problems; the flow stops where there are errors and hands over nothing. It never prints and never
asks what day it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from complaint.filing.admissibility import Rulebook, check_names, check_profiles, rulebook, unsure
from complaint.filing.blocks import Document
from complaint.filing.checklist import checklist
from complaint.filing.composing import Composed, KeptBack, Project, compose_all, unknown_recipient
from complaint.filing.covering import with_letters
from complaint.filing.facts import Fact, derive
from complaint.filing.generalising import as_told
from complaint.filing.key_of_names import as_csv, key_of_names
from complaint.filing.letters import sender_lines, unknown_recipients
from complaint.filing.matrix import Matrix, matrix
from complaint.filing.pseudonyms import tokens
from complaint.filing.recipients import recipients
from complaint.filing.remarks import to_decide
from complaint.filing.select import as_of, everyone, mandates_for, select
from complaint.filing.words import language_of, template_files
from complaint.output import folder
from complaint.output.annexes import Annexes, read_annexes
from complaint.output.earlier import made_earlier
from complaint.output.handing_over import hand_over, parcel
from complaint.output.holding_back import gate_of, without
from complaint.output.inputs import hashes, hashes_today, record_files
from complaint.output.making import FORMATS, Made, Progress, make_all
from complaint.output.manifest import UNDRAWN
from complaint.output.post.assembling import Order, is_letter, post_files
from complaint.output.sealing import sealed_keys
from complaint.output.theme_reading import theme_of
from complaint.output.too_long import length_problems, too_long, without_too_long
from complaint.output.verifying import manifest_of, verify_files, verify_inputs, verify_people
from complaint.output.verifying import verify_handed as handed
from complaint.problems import Problem, ProblemsFound, error, has_errors, in_order
from complaint.records.changing.checking import load_steadily
from complaint.records.mandates import Standing, standings
from complaint.records.record import Record
from complaint.records.resolve import resolve
from complaint.records.rules import check as check_rules
from complaint.records.scans import check_scans
from complaint.records.sealing.age import Identity
from complaint.records.sealing.opening import private_values
from complaint.records.sealing.sealed_checks import sealed_problems


def _quiet(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class Built:
    """What was handed over: the paths of the files, or none if there are errors.

    `kept_back` tells of each recipient for whom nothing was made, why.
    """

    paths: tuple[Path, ...]
    manifest: Mapping[str, Any]
    problems: tuple[Problem, ...]
    kept_back: Mapping[str, KeptBack] = field(default_factory=dict)


def load(root: Path, on: date | None = None) -> Project:
    """Stages 1 to 3: the records, typed, checked and resolved, and the recipients. `on` overrides the filing date."""
    files = template_files(root)
    records, problems = load_steadily(root)
    complaints = records.of("complaint") if "complaint" in records.types else ()
    day = on or (complaints[0].filing_date.last if complaints else date.min)
    found: Mapping[str, Record] = {}
    book = Rulebook()
    if complaints:
        found, wrong = recipients(files)
        book, unread = rulebook(files)
        problems += (*wrong, *unread, *check_profiles(found, book), *check_names(records, found))
        problems += (*resolve(records), *check_rules(records, day), *unknown_recipients(records, found))
        problems += (*check_scans(root, records), *sealed_problems(root, records))
    return Project(root, records, found, files, day, in_order(problems), book)


def build(
    root: Path,
    wanted: tuple[str, ...] = (),
    *,
    formats: tuple[str, ...] = FORMATS,
    on: date | None = None,
    out: Path | None = None,
    jobs: int = 1,
    post: Order | None = None,
    language: str | None = None,
    draft: bool = False,
    final: bool = False,
    secret_keys: tuple[Identity, ...] = (),
    progress: Progress = _quiet,
) -> Built:
    """All stages: the files of the wanted recipients in the build folder, or the errors and nothing.

    What a recipient would not take is kept back; with `draft` it is made all the same, and every page says what it is.
    A `final` build is made only if nothing is left to be decided in any of the documents. With an order for the `post`
    the letters go to contacts as well, and files to print are made; what an earlier build made of the same stays.
    With `secret_keys` forms print what is sealed, as far as their recipients ask for it; the files are for their owner
    only.
    """
    target = out or root / "build"
    folder.mend(target)
    progress("reading the records", 0, 1)
    inputs = hashes(record_files(root))
    project = load(root, on)
    if has_errors(project.problems):
        return Built((), {}, project.problems)
    if secret_keys:
        private, closed = private_values(root, secret_keys)
        if closed:
            return Built((), {}, in_order((*project.problems, *closed)))
        project = replace(project, private=private)
    progress("reading the annexes", 0, 1)
    annexes = annexes_of(project)
    if has_errors(annexes.problems):
        return Built((), {}, in_order((*project.problems, *annexes.problems)))
    progress("composing", 0, 1)
    how: dict[str, Any] = {"language": language, "draft": draft, "enclosures": annexes.documents}
    composed = compose_all(project, wanted, **how)
    of_filings = (*composed.problems, *_without_letter(composed, wanted, post), *before_filing(composed))
    if final:
        of_filings = (*of_filings, *still_open(composed))
    problems = (*project.problems, *of_filings)
    if has_errors(problems):
        return Built((), {}, in_order(problems))
    try:
        theme = theme_of(project.files)
        make = partial(make_all, theme=theme, formats=formats, jobs=jobs, progress=progress)
        covered = {name: one for name, one in composed.documents.items() if not is_letter(name)}
        made = made_earlier(target, root, covered, project.on, inputs) if post is not None else {}
        made |= make({name: one for name, one in covered.items() if name not in made})
        over = too_long(composed, made)
        problems = (*problems, *length_problems(composed, over))
        composed, again = without_too_long(project, composed, over, wanted, how)
        made |= make({name: one for name, one in again.items() if not is_letter(name)})
        made = {name: made[name] for name in composed.documents if name in made}
        pages = {name: one.pages for name, one in made.items()}
        composed, wrong = with_letters(project, composed, pages, contacts=post is not None, **how)
        problems = (*problems, *wrong)
        if not has_errors(problems):
            made |= make({name: one for name, one in composed.documents.items() if is_letter(name)})
        problems = (*problems, *(problem for one in made.values() for problem in one.problems))
        if has_errors(problems) or not made:
            return Built((), {}, in_order(problems), composed.kept_back)
        progress("looking for what must not be seen", 0, 1)
        with_files = {name.partition("/")[0] for name in made}
        filings = [filing for name, filing in composed.filings.items() if name in with_files]
        keys = dict(sealed_keys(filings, lambda profile: language_of(profile, project.files, language)))
        gate = gate_of(project, composed)
        documents = {f"{name}.{form}": file for name, one in made.items() for form, file in one.files.items()}
        leaks = gate.held_back({**documents, **keys})
        problems = gate.told((*problems, *(leak for found in leaks.values() for leak in found)), composed.filings)
        composed, made = without(leaks, composed, made)
        keys = {path: key for path, key in keys.items() if path.partition("/")[0] not in leaks}
        if not made:
            return Built((), {}, in_order(problems), composed.kept_back)
        sender = sender_lines(next(iter(composed.filings.values())))
        printed = post_files(composed.documents, made, sender, post, theme) if post is not None else ()
        if of_prints := gate.in_common({one.path: one.content for one in printed}, composed.filings):
            return Built((), {}, in_order((*problems, *of_prints)), composed.kept_back)
        made = {name: _as_taken(name, one, composed.made_for[name].recipient) for name, one in made.items()}
        files = parcel(composed.documents, made, composed.sources, post=printed, final=final, keys=keys)
        listing, told = hand_over(
            *(files, root, target, composed.filings.values(), project.on, inputs),
            leaking=leaks,
            refused=gate.in_manifest,
        )
    except ProblemsFound as found:
        return Built((), {}, in_order((*problems, *found.problems)))
    paths = tuple(target / name for name in files.files)
    if secret_keys:
        _for_owner_only(target, paths)
    return Built(paths, listing, in_order((*problems, *told)), composed.kept_back)


def key_for(root: Path, recipient: str, on: date | None = None) -> tuple[str | None, tuple[Problem, ...]]:
    """Who is meant by the pseudonyms and initials in a recipient's filing, as a table; None if there is no key."""
    project = load(root, on)
    if has_errors(project.problems):
        return None, project.problems
    if recipient not in project.recipients:
        return None, (unknown_recipient(project, recipient),)
    filing = select(project.records, project.recipients[recipient], project.on)
    rows = key_of_names(filing, language_of(filing.recipient, project.files, None))
    return as_csv(rows) if rows else None, ()


def _for_owner_only(target: Path, paths: Iterable[Path]) -> None:
    target.chmod(0o700)
    for path in paths:
        path.chmod(0o600)


def annexes_of(project: Project) -> Annexes:
    """The annexes of a project that are here, and what is wrong with them."""
    return read_annexes(project.root, project.records.of("attachment"))


def _as_taken(name: str, made: Made, recipient: Record) -> Made:
    """The files of a document without the formats that its recipient does not take; annexes go as they are."""
    taken = FORMATS if name.endswith("/annexes") else recipient.formats or FORMATS
    return replace(made, files={form: content for form, content in made.files.items() if form in taken})


def facts_of(project: Project, recipient: str | None) -> tuple[Mapping[str, Fact], tuple[Problem, ...]]:
    """The facts of the whole complaint, or of one recipient's filing."""
    if recipient is None:
        return derive(everyone(project.records, project.on)), ()
    profile = project.recipients.get(recipient)
    if profile is None:
        return {}, (unknown_recipient(project, recipient),)
    return derive(as_told(select(project.records, profile, project.on)).view), ()


def theme_problems(project: Project) -> tuple[Problem, ...]:
    """What is wrong with the look of the documents."""
    try:
        theme_of(project.files)
    except ProblemsFound as found:
        return found.problems
    return ()


def before_filing(composed: Composed, beside: Rulebook | None = None) -> tuple[Problem, ...]:
    """What a person must look at before the filings are handed over, and who is left out of them.

    Where findings are told `beside` it, by the rules of this book, what they say is not said again.
    """
    rules = beside.rules if beside is not None else {}
    checks = {
        name: {str(rules[one.rule].check) for one in admission.findings if one.rule in rules}
        for name, admission in composed.admissions.items()
    }
    of: dict[str, list[Document]] = {name: [] for name in composed.filings}
    for name, document in composed.documents.items():
        of[name.partition("/")[0]].append(document)
    return in_order(
        note
        for name, filing in composed.filings.items()
        for note in checklist(filing, *of[name], unsure=composed.unsure.get(name, ()), checks=checks[name])
    )


def still_open(composed: Composed) -> tuple[Problem, ...]:
    """What stands in the way of a final build: everything that is left to be decided in a document."""
    left = [note for document in composed.documents.values() for note in to_decide(document)]
    return in_order(error("still-open", note.place, note.message, note.hint) for note in left)


def uncertain(project: Project, composed: Composed) -> tuple[Problem, ...]:
    """Which rules of admissibility somebody looks up first, of those that the filings are measured by."""
    admitted = (one.fitting for one in composed.admissions.values() if not one.door.is_closed)
    return in_order(note for filing in admitted for note in unsure(filing, project.book))


def who_can_go_where(project: Project, wanted: tuple[str, ...] = ()) -> tuple[Matrix, tuple[Problem, ...]]:
    """All people against all recipients, or the wanted ones, on the day of the project."""
    return matrix(as_of(project.records, project.on), project.recipients, project.book, wanted)


def verify(root: Path, build_folder: Path) -> tuple[Problem, ...]:
    """Whether the files of a build are what was made, and up to date with the records, as of the day of the build."""
    folder.mend(build_folder)
    try:
        listing = manifest_of(build_folder)
        project = load(root, date.fromisoformat(listing["filing_date"]))
    except ProblemsFound as found:
        return found.problems
    problems = (*project.problems, *verify_files(build_folder, listing))
    if not has_errors(project.problems):
        today = hashes_today(root, listing["inputs"])
        lost = partial(_no_longer, project, standings(project.records, project.on))
        problems = (*problems, *verify_inputs(listing, today), *verify_people(listing, lost))
    return in_order(problems)


def verify_handed(build_folder: Path, files: tuple[Path, ...]) -> tuple[Problem, ...]:
    """What each of these files is: of the build as it was made, signed, or not ours."""
    try:
        listing = manifest_of(build_folder)
        return tuple(problem for file in files for problem in handed(listing, file.name, file.read_bytes()))
    except ProblemsFound as found:
        return found.problems


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


def _without_letter(composed: Composed, wanted: tuple[str, ...], post: Order | None) -> tuple[Problem, ...]:
    """Recipients whose letter was asked for by name and to whom none is sent."""
    lacking = [name for name in wanted if post is not None and f"{name}/letter" not in composed.documents]
    hint = "leave it out, or give its profile a letter"
    return tuple(
        error("no-letter", composed.filings[name].recipient.at, f"no covering letter is sent to “{name}”", hint)
        for name in lacking
        if name in composed.filings and not composed.filings[name].recipient.letter
    )
