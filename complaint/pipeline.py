"""The whole flow on one screen: load, check, resolve, derive, select, compose, write, read back, manifest.

Each stage returns problems; the flow stops where there are errors and hands over nothing. It never prints and never
asks what day it is.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from complaint.filing.blocks import Document
from complaint.filing.checklist import checklist
from complaint.filing.compose import Kind, compose
from complaint.filing.facts import Fact, derive
from complaint.filing.filing import Filing
from complaint.filing.language import Language, read_language
from complaint.filing.recipients import recipients
from complaint.filing.select import everyone, select
from complaint.filing.templating import TemplateFiles
from complaint.output import folder
from complaint.output.making import FORMATS, Made, make
from complaint.output.manifest import Output, as_text, digest, input_hashes, manifest
from complaint.output.print_run import joined
from complaint.output.theme import Theme, read_theme
from complaint.output.verifying import verify as verify_build
from complaint.packaged import shared_templates
from complaint.problems import Place, Problem, ProblemsFound, error, has_errors, in_order
from complaint.records.mandates import standings
from complaint.records.nearest import did_you_mean
from complaint.records.project import load_project
from complaint.records.record import Record, Records
from complaint.records.resolve import resolve
from complaint.records.rules import check as check_rules

KINDS: tuple[Kind, ...] = ("filing", "letter")
Progress = Callable[[str, int, int], None]


def _quiet(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class Project:
    """A loaded project: its records, recipients and template files, as of a day."""

    root: Path
    records: Records
    recipients: Mapping[str, Record]
    files: TemplateFiles
    on: date
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Composed:
    """What would be handed over: filings, their facts and their documents by name ("public/filing")."""

    filings: Mapping[str, Filing] = field(default_factory=dict)
    facts: Mapping[str, Mapping[str, Fact]] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Built:
    """What was handed over: the paths of the files, or none if there are errors."""

    paths: tuple[Path, ...]
    manifest: Mapping[str, Any]
    problems: tuple[Problem, ...]


def load(root: Path, on: date | None = None) -> Project:
    """Stages 1 to 3: the records, typed, checked and resolved, and the recipients. `on` overrides the filing date."""
    files = template_files(root)
    records, problems = load_project(root)
    complaints = records.of("complaint") if "complaint" in records.types else ()
    day = on or (complaints[0].filing_date.last if complaints else date.min)
    found: Mapping[str, Record] = {}
    if complaints:
        found, wrong = recipients(files)
        problems += (*wrong, *resolve(records), *check_rules(records, day))
    return Project(root, records, found, files, day, in_order(problems))


def compose_all(
    project: Project,
    wanted: tuple[str, ...] = (),
    *,
    kinds: tuple[Kind, ...] = KINDS,
    language: str | None = None,
) -> Composed:
    """Stages 4 to 6: facts, selection and documents of the wanted recipients, of all if none is named."""
    problems: list[Problem] = [
        error("recipient", Place(), f"there is no recipient “{name}”", did_you_mean(name, project.recipients))
        for name in wanted
        if name not in project.recipients
    ]
    filings: dict[str, Filing] = {}
    facts: dict[str, Mapping[str, Fact]] = {}
    documents: dict[str, Document] = {}
    for name in sorted(set(wanted) & set(project.recipients)) if wanted else project.recipients:
        profile = project.recipients[name]
        try:
            filings[name] = select(project.records, profile, project.on)
            facts[name] = derive(filings[name].view)
            words = language_of(profile, project.files, language)
            for kind in kinds:
                if kind == "filing" or profile.letter:
                    document = compose(filings[name], facts[name], words, project.files, kind)
                    documents[f"{name}/{kind}"] = document
        except ProblemsFound as found:
            problems += found.problems
    return Composed(filings, facts, documents, in_order(problems))


def build(
    root: Path,
    wanted: tuple[str, ...] = (),
    *,
    formats: tuple[str, ...] = FORMATS,
    on: date | None = None,
    out: Path | None = None,
    jobs: int = 1,
    kinds: tuple[Kind, ...] = KINDS,
    language: str | None = None,
    progress: Progress = _quiet,
) -> Built:
    """All stages: the files of the wanted recipients in the build folder, or the errors and nothing."""
    progress("reading the records", 0, 1)
    project = load(root, on)
    if has_errors(project.problems):
        return Built((), {}, project.problems)
    progress("composing", 0, 1)
    composed = compose_all(project, wanted, kinds=kinds, language=language)
    problems = (*project.problems, *composed.problems)
    if has_errors(problems):
        return Built((), {}, in_order(problems))
    try:
        made = _write_all(composed, _theme(project.files), formats, jobs, progress)
        problems = (*problems, *(problem for one in made.values() for problem in one.problems))
        if has_errors(problems):
            return Built((), {}, in_order(problems))
        target = out or root / "build"
        files, listing = _handed_over(project, composed, made, target, print_run=kinds == ("letter",))
        keep = tuple(name for name in listing["recipients"] if name not in composed.filings)
        folder.replace(target, files, keep)
    except ProblemsFound as found:
        return Built((), {}, in_order((*problems, *found.problems)))
    paths = tuple(target / name for name in files)
    return Built(paths, listing, in_order(problems))


def facts_of(project: Project, recipient: str | None) -> tuple[Mapping[str, Fact], tuple[Problem, ...]]:
    """The facts of the whole complaint, or of one recipient's filing."""
    if recipient is None:
        return derive(everyone(project.records, project.on)), ()
    profile = project.recipients.get(recipient)
    if profile is None:
        hint = did_you_mean(recipient, project.recipients)
        return {}, (error("recipient", Place(), f"there is no recipient “{recipient}”", hint),)
    return derive(select(project.records, profile, project.on).view), ()


def before_filing(composed: Composed) -> tuple[Problem, ...]:
    """What a person must look at before the filings are handed over, and who is left out of them."""
    return in_order(note for filing in composed.filings.values() for note in checklist(filing))


def verify(root: Path, build_folder: Path) -> tuple[Problem, ...]:
    """Whether the files of a build are what was made, and are up to date with the records."""
    project = load(root)
    if has_errors(project.problems):
        return project.problems
    for name in ("styles/theme.yaml", *(f"languages/{tag}.yaml" for tag in _languages(project))):
        project.files.find(name)
    compose_all(project)
    inputs = input_hashes(project.files.used() + record_files(root))
    reasons = {key: standing.reason for key, standing in standings(project.records, project.on).items()}
    return verify_build(build_folder, inputs, reasons)


def _languages(project: Project) -> set[str]:
    return {tag for profile in project.recipients.values() for tag in profile.languages}


def template_files(root: Path) -> TemplateFiles:
    """The templates of a project: its own before the shared ones."""
    own, shared = root / "templates", shared_templates()
    folders = [(own, "templates")] if own.is_dir() else []
    if own.resolve() != shared.resolve():
        folders.append((shared, "shared templates"))
    return TemplateFiles(folders, root / "cases" / "chapters")


def language_of(profile: Record, files: TemplateFiles, wanted: str | None = None) -> Language:
    """The wanted language if the recipient takes it, else the first of its languages that there is a file for."""
    if wanted and wanted not in profile.languages:
        message = f"{profile.short_name} does not take documents in “{wanted}”"
        hint = f"it takes: {', '.join(profile.languages)}"
        raise ProblemsFound(error("language", profile.place_of("languages"), message, hint))
    for tag in (wanted,) if wanted else profile.languages:
        found = files.read(f"languages/{tag}.yaml")
        if found is not None:
            return read_language(*found)
    message = f"there is no language file for any of: {', '.join(profile.languages)}"
    raise ProblemsFound(error("language", profile.place_of("languages"), message, "add one below templates/languages"))


def _theme(files: TemplateFiles) -> Theme:
    found = files.find("styles/theme.yaml")
    if found is None:
        raise ProblemsFound(error("theme", Place("templates/styles/theme.yaml"), "the theme file is missing"))
    return read_theme(*found)


def _write_all(
    composed: Composed, theme: Theme, formats: tuple[str, ...], jobs: int, progress: Progress
) -> dict[str, Made]:
    """Stages 7 and 8: every document written and read back."""
    made: dict[str, Made] = {}
    total = len(composed.documents)
    if jobs <= 1:
        for count, (name, document) in enumerate(composed.documents.items()):
            progress(f"writing {name}", count, total)
            made[name] = make(document, theme, formats, name)
    else:
        with ProcessPoolExecutor(jobs) as pool:
            waiting = {
                name: pool.submit(make, document, theme, formats, name) for name, document in composed.documents.items()
            }
            for count, (name, future) in enumerate(waiting.items()):
                progress(f"writing {name}", count, total)
                made[name] = future.result()
    progress("done", total, total)
    return made


def _handed_over(
    project: Project, composed: Composed, made: Mapping[str, Made], target: Path, *, print_run: bool
) -> tuple[dict[str, bytes], dict[str, Any]]:
    """Stage 9: the files by their path below the build folder, with the manifest among them."""
    files: dict[str, bytes] = {}
    outputs: list[Output] = []
    for name, one in made.items():
        recipient, document = name.split("/")
        for kind, content in one.files.items():
            path = f"{name}.{kind}"
            files[path] = content
            outputs.append(Output(path, recipient, document, kind, digest(content), len(content), one.pages))
    if print_run and made:
        content = joined(one.files["pdf"] for one in made.values())
        files["print/letters.pdf"] = content
        outputs.append(Output("print/letters.pdf", "print", "letters", "pdf", digest(content), len(content), 0))
    inputs = input_hashes(project.files.used() + record_files(project.root))
    listing = manifest(composed.filings.values(), outputs, inputs, project.on)
    _with_earlier(listing, target)
    files[folder.MANIFEST] = as_text(listing).encode()
    return files, listing


def _with_earlier(listing: dict[str, Any], target: Path) -> None:
    """Carry over what an earlier build made for other recipients, if it was made from the same inputs and day."""
    try:
        earlier = json.loads((target / folder.MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        return
    same = all(earlier.get(key) == listing[key] for key in ("filing_date", "versions", "complaint_version"))
    shared = set(earlier.get("inputs", {})) & set(listing["inputs"])
    if not same or any(earlier["inputs"][name] != listing["inputs"][name] for name in shared):
        return
    kept = {name: found for name, found in earlier["recipients"].items() if name not in listing["recipients"]}
    listing["recipients"] |= kept
    listing["inputs"] = dict(sorted({**earlier["inputs"], **listing["inputs"]}.items()))
    listing["outputs"] += [output for output in earlier["outputs"] if output["recipient"] in kept]
    listing["outputs"].sort(key=lambda output: str(output["path"]))


def record_files(root: Path) -> list[tuple[Path, str]]:
    """The record files of a project with their names."""
    found = [path for part in ("cases", "signatories") for path in (root / part).rglob("*") if path.is_file()]
    return [(path, path.relative_to(root).as_posix()) for path in sorted(found) if path.suffix in (".csv", ".yaml")]
