"""The stages of a build after the records are loaded: each takes the work so far and gives the next.

A stage adds the problems that it finds; whether they end the build is decided in `complaint.pipeline.building`. What
cannot go on at all raises `ProblemsFound`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from complaint.filing.blocks import Document
from complaint.filing.composing import Composed, compose_all
from complaint.filing.covering import with_letters
from complaint.filing.letters import sender_lines
from complaint.filing.remarks import to_decide
from complaint.filing.words import language_of
from complaint.output.annexes import read_annexes
from complaint.output.earlier import made_earlier
from complaint.output.gate import BuildGate
from complaint.output.handing_over import hand_over, parcel
from complaint.output.holding_back import without
from complaint.output.ledger import ledger_of
from complaint.output.making import FORMATS, Made, make_all
from complaint.output.post.assembling import is_letter, post_files
from complaint.output.sealing import sealed_keys
from complaint.output.too_long import length_problems, too_long, without_too_long
from complaint.pipeline.questions import before_filing
from complaint.pipeline.work import Work
from complaint.problems import Problem, ProblemsFound, error, in_order
from complaint.records.record import Record
from complaint.records.sealing.opening import private_values, sealed_sums


def opened(work: Work) -> Work:
    """What is sealed in the records, if there are keys to open it."""
    if not work.asked.secret_keys:
        return work
    sealed = sealed_sums(work.project.root)
    private, closed = private_values(work.project.root, work.asked.secret_keys)
    return work.having(*closed, project=replace(work.project, private=private), sealed=sealed)


def with_annexes(work: Work) -> Work:
    """The annexes that are here."""
    annexes = read_annexes(work.project.root, work.project.records.of("attachment"))
    return work.having(*annexes.problems, annexes=annexes)


def composed(work: Work) -> Work:
    """The documents, and what is to be looked at before they go out; if the build is final that is an error."""

    def begins(name: str, done: int, total: int) -> None:
        work.asked.progress(f"composing {name}", done, total)

    found = compose_all(work.project, work.asked.wanted, **work.how, begins=begins)
    still_open = _still_open(found) if work.asked.final else ()
    return work.having(
        *found.problems, *_without_letter(work, found), *before_filing(found), *still_open, composed=found
    )


def filings_made(work: Work) -> Work:
    """The files of everything but letters; what turns out to be too long is kept back.

    For the post, what an earlier build made of the same is taken as it is; with a key everything is made.
    """
    wanted = {name: one for name, one in work.composed.documents.items() if not is_letter(name)}
    made: dict[str, Made] = {}
    if work.asked.post is not None and not work.asked.secret_keys:
        made |= made_earlier(work.target, work.project.root, wanted, work.project.on, work.read)
    made |= _files(work, {name: one for name, one in wanted.items() if name not in made})
    over = too_long(work.composed, made)
    told = length_problems(work.composed, over)
    left, again = without_too_long(work.project, work.composed, over, work.asked.wanted, work.how)
    made |= _files(work, {name: one for name, one in again.items() if not is_letter(name)})
    return work.having(*told, composed=left, made={name: made[name] for name in left.documents if name in made})


def letters_made(work: Work) -> Work:
    """The letters, which tell what they enclose and of how many pages it is; and what is wrong with any file."""
    pages = {name: one.pages for name, one in work.made.items()}
    with_post = work.asked.post is not None
    found, wrong = with_letters(work.project, work.composed, pages, contacts=with_post, **work.how)
    work = work.having(*wrong, composed=found)
    letters = {name: one for name, one in found.documents.items() if is_letter(name)}
    made = {**work.made, **(_files(work, letters) if not work.is_wrong else {})}
    return work.having(*(problem for one in made.values() for problem in one.problems), made=made)


def guarded(work: Work, gate: BuildGate) -> Work:
    """What is left when nothing goes to recipients in whose files something stands that they must not see."""
    with_files = {name.partition("/")[0] for name in work.made}
    filings = [filing for name, filing in work.composed.filings.items() if name in with_files]
    files = work.project.files
    keys = dict(sealed_keys(filings, lambda profile: language_of(profile, files, work.asked.language)))
    documents = {f"{name}.{form}": file for name, one in work.made.items() for form, file in one.files.items()}
    leaks = gate.held_back({**documents, **keys})
    problems = (*work.problems, *(leak for found in leaks.values() for leak in found))
    left, made = without(leaks, work.composed, work.made)
    return replace(
        work,
        problems=gate.told(problems, work.composed.filings),
        composed=left,
        made=made,
        leaks=leaks,
        keys={path: key for path, key in keys.items() if path.partition("/")[0] not in leaks},
    )


def printed(work: Work, gate: BuildGate) -> Work:
    """What is made to be printed, if that is asked for."""
    if work.asked.post is None:
        return work
    sender = sender_lines(next(iter(work.composed.filings.values())))
    files = post_files(work.composed.documents, work.made, sender, work.asked.post, work.theme)
    if leaks := gate.in_common({one.path: one.content for one in files}, work.composed.filings):
        raise ProblemsFound(*leaks)
    return replace(work, printed=files)


def handed_over(work: Work, gate: BuildGate) -> tuple[Work, tuple[str, ...], Mapping[str, Any]]:
    """The files put into the build folder: their names there, and the manifest."""
    made = {name: _as_taken(name, one, work.composed.made_for[name].recipient) for name, one in work.made.items()}
    files = parcel(
        work.composed.documents,
        made,
        work.composed.sources,
        post=work.printed,
        final=work.asked.final,
        keys=work.keys,
        unsealed={name for name, filing in work.composed.made_for.items() if filing.private},
    )
    listing, told = hand_over(
        files,
        work.project.root,
        work.target,
        work.composed.filings.values(),
        work.project.on,
        work.read,
        ledger=ledger_of(
            work.composed,
            work.project.root,
            files.files,
            {one.path: one.made_from for one in work.printed},
            work.sealed,
        ),
        for_owner_only=bool(work.asked.secret_keys),
        leaking=work.leaks,
        refused=gate.in_manifest,
    )
    return work.having(*told), tuple(files.files), listing


def _files(work: Work, documents: Mapping[str, Document]) -> dict[str, Made]:
    return make_all(documents, work.theme, work.asked.formats, work.asked.jobs, work.asked.progress)


def _as_taken(name: str, made: Made, recipient: Record) -> Made:
    """The files of a document without the formats that its recipient does not take; annexes go as they are."""
    taken = FORMATS if name.endswith("/annexes") else recipient.formats or FORMATS
    return replace(made, files={form: content for form, content in made.files.items() if form in taken})


def _still_open(composed: Composed) -> tuple[Problem, ...]:
    """What stands in the way of a final build: everything that is left to be decided in a document."""
    left = [note for document in composed.documents.values() for note in to_decide(document)]
    return in_order(error("still-open", note.place, note.message, note.hint) for note in left)


def _without_letter(work: Work, composed: Composed) -> tuple[Problem, ...]:
    """Recipients whose letter was asked for by name and to whom none is sent."""
    if work.asked.post is None:
        return ()
    hint = "leave it out, or give its profile a letter"
    return tuple(
        error("no-letter", composed.filings[name].recipient.at, f"no covering letter is sent to “{name}”", hint)
        for name in work.asked.wanted
        if f"{name}/letter" not in composed.documents
        and name in composed.filings
        and not composed.filings[name].recipient.letter
    )
