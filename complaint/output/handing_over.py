"""What was made goes into the build folder, with its manifest, beside what an earlier build made of the same inputs.

Takes the made documents and what they were made from, leaves the build folder new as a whole or untouched.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from complaint.filing.blocks import Document
from complaint.filing.filing import Filing
from complaint.filing.remarks import todos
from complaint.output import folder
from complaint.output.inputs import digest, hashes, hashes_today, record_files
from complaint.output.ledger import Ledger, forget, keep, ledger_kept
from complaint.output.making import Made
from complaint.output.manifest import Output, as_text, manifest, read_earlier, with_earlier
from complaint.output.post.assembling import PostFile
from complaint.problems import Place, Problem, ProblemsFound, error, warning
from complaint.records.changing.writing import OWN_FOLDER

Sources = Sequence[tuple[Path, str]]


@dataclass(frozen=True, slots=True)
class Parcel:
    """Files by their path below the build folder, what the manifest says of each, and the templates they are from."""

    files: Mapping[str, bytes]
    outputs: tuple[Output, ...]
    templates: frozenset[tuple[Path, str]]


def parcel(
    documents: Mapping[str, Document],
    made: Mapping[str, Made],
    sources: Mapping[str, Sources],
    *,
    post: Sequence[PostFile] = (),
    final: bool = False,
    keys: Mapping[str, bytes] = MappingProxyType({}),
    unsealed: Collection[str] = (),
) -> Parcel:
    """The files of the documents ("public/filing"), those that are to be printed, and sealed keys to names by path.

    `unsealed` are the documents that print what a key has opened.
    """
    still_open = {name: sum(1 for _ in todos(document)) for name, document in documents.items()}
    files: dict[str, bytes] = {}
    outputs: list[Output] = []
    for name, one in made.items():
        recipient, _, kind = name.partition("/")
        for form, content in one.files.items():
            path = f"{name}.{form}"
            files[path] = content
            outputs.append(
                _output(
                    path,
                    (recipient, kind, form),
                    documents[name].language,
                    content,
                    one.pages,
                    sources[name],
                    is_draft=bool(documents[name].draft),
                    to_decide=still_open[name],
                    final=final,
                    unsealed=name in unsealed,
                )
            )
    for one_file in post:
        files[one_file.path] = one_file.content
        names = one_file.made_from
        together = [source for name in names for source in sources[name]]
        languages = " ".join(dict.fromkeys(documents[name].language for name in names))
        left, what = sum(still_open[name] for name in names), ("print", one_file.document, "pdf")
        made_of = _output(
            *(one_file.path, what, languages, one_file.content, one_file.pages, together),
            is_draft=any(documents[name].draft for name in names),
            to_decide=left,
            final=final,
        )
        opened = any(name in unsealed for name in names)
        outputs.append(replace(made_of, holds=one_file.holds, unsealed=opened))
    for path, content in keys.items():
        files[path] = content
        what = (path.partition("/")[0], "key to the names", "age")
        outputs.append(_output(path, what, "", content, 0, (), to_decide=0, final=final))
    return Parcel(files, tuple(outputs), frozenset(source for name in made for source in sources[name]))


def _output(
    path: str,
    what: tuple[str, str, str],
    language: str,
    content: bytes,
    pages: int,
    sources: Sources,
    *,
    is_draft: bool = False,
    to_decide: int,
    final: bool,
    unsealed: bool = False,
) -> Output:
    templates = tuple(dict.fromkeys(name for _, name in sources))
    output = Output(path, *what, language, digest(content), len(content), pages, templates, is_draft, to_decide, final)
    return replace(output, unsealed=unsealed)


def hand_over(
    parcel: Parcel,
    root: Path,
    target: Path,
    filings: Iterable[Filing],
    on: date,
    records: Mapping[str, str],
    *,
    ledger: Ledger,
    for_owner_only: bool = False,
    leaking: Collection[str] = (),
    refused: Callable[[Mapping[str, Any]], Iterable[Problem]] = lambda listing: (),
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Put the files into the target folder; the manifest, and warnings about what was there before.

    `records` are the hashes of the record files when they were read; `ledger` tells of which records each file was
    made and is written beside them. What is `for_owner_only` nobody else on the computer can read. `leaking` are
    recipients of whom nothing may lie there, not from before either; `refused` tells what is wrong with the manifest.
    Raises `ProblemsFound` if the folder cannot be written, the manifest is refused or the records have changed
    meanwhile; the folder is then as it was.
    """
    _refuse_records(root, target)
    with folder.taken(target) as build:
        before, known = read_earlier(build), ledger_kept(root, build)
        if before is None and target.resolve() != (root / "build").resolve():
            _refuse_foreign(build, target.name)
        today = hashes_today(root, before["inputs"] if before else ())
        _refuse_changed(records, hashes(record_files(root)))
        listing = manifest(filings, parcel.outputs, {**records, **hashes(parcel.templates)}, on)
        was = {output["path"]: output["sha256"] for output in before["outputs"]} if before else {}
        if before:
            there = [
                output
                for output in before["outputs"]
                if (build / output["path"]).is_file() and output["recipient"] not in leaking
            ]
            listing = with_earlier(listing, {**before, "outputs": there}, today)
        if wrong := tuple(refused(listing)):
            raise ProblemsFound(*wrong)
        stays = {output["path"] for output in listing["outputs"]} - parcel.files.keys()
        gone = {path: content for path, content in was.items() if path not in stays}
        written = as_text(listing).encode()
        unkept = tuple(_keep(root, written, ledger.with_earlier(known, [one["path"] for one in listing["outputs"]])))
        files = {**parcel.files, folder.MANIFEST: written}
        try:
            problems = (*unkept, *folder.replace(build, files, gone, for_owner_only=for_owner_only))
        except BaseException:
            if before is None or as_text(before).encode() != written:  # else it tells of the build that stays
                forget(root, written)
            raise
    return listing, (*problems, *_taken_away(before, listing))


def _keep(root: Path, manifest: bytes, ledger: Ledger) -> Iterator[Problem]:
    """Write down what the files were made of; the files are whole without it, too."""
    try:
        keep(root, manifest, ledger)
    except (OSError, ProblemsFound):
        message = "it could not be written down of which records each file was made"
        hint = (
            "see that .complaint in the project can be written; until then “complaint verify” names changed files only"
        )
        yield warning("not-noted", Place(OWN_FOLDER), message, hint)


def _refuse_records(root: Path, target: Path) -> None:
    """Filings among the records would be taken for records."""
    place = target.resolve()
    for part in ("cases", "signatories", "templates"):
        if place.is_relative_to((root / part).resolve()):
            hint = "name a folder outside cases, signatories and templates"
            raise ProblemsFound(error("out", Place(target.name), f"filings cannot be put into {part}", hint))


def _refuse_foreign(build: Path, name: str) -> None:
    """A folder full of other things is not turned into a build folder because of a slip in typing."""
    if build.is_dir() and any(entry.name not in folder.NOT_FOREIGN for entry in build.iterdir()):
        message = "this folder holds other files and no build"
        raise ProblemsFound(error("out", Place(name), message, "name a folder that is new or empty"))


def _refuse_changed(read: Mapping[str, str], today: Mapping[str, str]) -> None:
    changed = sorted(name for name in read.keys() | today.keys() if read.get(name) != today.get(name))
    if changed:
        message, hint = "this file was changed while the filings were being made", "build again"
        raise ProblemsFound(*(error("changed-meanwhile", Place(name), message, hint) for name in changed))


def _taken_away(before: Mapping[str, Any] | None, listing: Mapping[str, Any]) -> Iterator[Problem]:
    """A warning for each recipient of whose earlier files none is left."""
    if before is not None:
        for name in sorted(before["recipients"].keys() - listing["recipients"].keys()):
            message = f"what was made for {name} before was taken away: records or templates have changed since"
            yield warning("taken-away", Place(), message, f"make it again with “complaint build {name}”")
