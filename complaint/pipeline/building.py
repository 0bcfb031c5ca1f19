"""A build on one screen: load, open, compose, write and read back, look for leaks, hand over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from complaint.filing.composing import KeptBack
from complaint.output import folder
from complaint.output.holding_back import gate_of
from complaint.output.inputs import hashes, record_files
from complaint.output.making import FORMATS, Progress
from complaint.output.post.assembling import Order
from complaint.output.theme_reading import theme_of
from complaint.pipeline import stages
from complaint.pipeline.loading import load
from complaint.pipeline.work import Asked, Work, quiet
from complaint.problems import Problem, ProblemsFound, has_errors, in_order
from complaint.records.sealing.age import Identity

# What is said while it goes on (nothing: each recipient or file is named), and what is done. An error ends the build.
_UP_TO_THE_FILES: Final[tuple[tuple[str, Callable[[Work], Work]], ...]] = (
    ("", stages.opened),
    ("reading the annexes", stages.with_annexes),
    ("", stages.composed),
    ("", stages.filings_made),
    ("composing the letters", stages.letters_made),
)


@dataclass(frozen=True, slots=True)
class Built:
    """What was handed over: the paths of the files, or none if there are errors.

    `kept_back` tells of each recipient for whom nothing was made, why.
    """

    paths: tuple[Path, ...]
    manifest: Mapping[str, Any]
    problems: tuple[Problem, ...]
    kept_back: Mapping[str, KeptBack] = field(default_factory=dict)


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
    progress: Progress = quiet,
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
    read = hashes(record_files(root))
    project = load(root, on)
    if has_errors(project.problems):
        return Built((), {}, project.problems)
    asked = Asked(wanted, formats, on, jobs, post, language, draft, final, secret_keys, progress)
    try:
        work = Work(asked, target, project, read, theme_of(project.files), problems=project.problems)
    except ProblemsFound as found:
        return Built((), {}, in_order((*project.problems, *found.problems)))
    return _built(work)


def _built(work: Work) -> Built:
    try:
        for said, stage in _UP_TO_THE_FILES:
            if said:
                work.asked.progress(said, 0, 1)
            work = stage(work)
            if work.is_wrong:
                return _nothing(work)
        if not work.made:
            return _nothing(work)
        work.asked.progress("looking for what must not be seen", 0, 1)
        gate = gate_of(work.project, work.composed)
        work = stages.guarded(work, gate)
        if not work.made:
            return _nothing(work)
        work.asked.progress("handing over", 0, 1)
        work = stages.printed(work, gate)
        work, names, listing = stages.handed_over(work, gate)
    except ProblemsFound as found:
        return _nothing(work.having(*found.problems))
    return Built(tuple(work.target / name for name in names), listing, in_order(work.problems), work.composed.kept_back)


def _nothing(work: Work) -> Built:
    """Nothing was handed over; why, and who was kept back before that."""
    return Built((), {}, in_order(work.problems), work.composed.kept_back)
