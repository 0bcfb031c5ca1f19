"""Whether the files of a build are what was made, and whether the records behind them have changed since.

Takes a build folder and its manifest, and the hashes of today's inputs; gives problems. Never mends anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from complaint.output.folder import NOT_FOREIGN
from complaint.output.inputs import called_as, digest, is_record_file
from complaint.output.manifest import output_of, read_manifest
from complaint.output.signing import Signed, signatures_in
from complaint.problems import Place, Problem, ProblemsFound, Severity, error, warning


def manifest_of(build: Path) -> dict[str, Any]:
    """The manifest of a build; raises `ProblemsFound` if there is none, or none that can be read."""
    try:
        return read_manifest(build)
    except (FileNotFoundError, NotADirectoryError):
        hint = "make one with “complaint build”"
        message = "there is no manifest here, so this is no build of ours"
        raise ProblemsFound(error("no-build", Place(str(build)), message, hint)) from None
    except (OSError, ValueError) as wrong:
        place, hint = Place(str(build / "manifest.json")), "build again"
        raise ProblemsFound(error("manifest", place, f"the manifest cannot be read: {wrong}", hint)) from None


def verify_files(build: Path, listing: Mapping[str, Any]) -> Iterator[Problem]:
    """What is missing, was changed, or was not made by the build."""
    known = {output["path"]: output for output in listing["outputs"]}
    for name, output in known.items():
        file, place = build / name, Place(f"{build.name}/{name}")
        if not file.is_file():
            yield error("missing-output", place, "this file was made and is no longer there", "build again")
        elif digest(file.read_bytes()) != output["sha256"]:
            hint = "keep it under another name if it was edited on purpose, and build again"
            yield error("changed-output", place, "this file was changed since it was made", hint)
    for file in sorted(build.rglob("*")):
        name = file.relative_to(build).as_posix()
        if file.is_file() and name not in known and file.name not in NOT_FOREIGN:
            place = Place(f"{build.name}/{name}")
            yield warning("foreign-output", place, "this file was not made by the build", "move it elsewhere")


def verify_inputs(listing: Mapping[str, Any], today: Mapping[str, str]) -> Iterator[Problem]:
    """Which records and templates are no longer what they were. `today` gives their hashes by name."""
    before = listing["inputs"]
    today = called_as(before, today)
    for name in sorted(before.keys() | {name for name in today if is_record_file(name)}):
        now = today.get(name)
        if now != before.get(name):
            what = "is new" if name not in before else "is gone" if now is None else "was changed"
            yield warning("stale", Place(name), f"this file {what} since the build", "build again before filing")


def verify_people(listing: Mapping[str, Any], lost: Callable[[str, str], str]) -> Iterator[Problem]:
    """Who is in a filing and may no longer be. `lost` gives for a recipient and a person the reason, or nothing."""
    for recipient, made in listing["recipients"].items():
        for person in made.get("complainants", ()):
            reason = lost(recipient, person)
            if reason:
                message = f"the filing still holds “{person}”, who can no longer be filed for: {reason}"
                yield error("mandate-lost", Place(recipient), message, "build again, and do not hand this filing over")


def verify_names(listing: Mapping[str, Any], in_full: Callable[[str, str], bool]) -> Iterator[Problem]:
    """Who is named in full in a filing and allows that no longer. `in_full` says it of a recipient and a person's id.

    A manifest lists people by id only where they are named in full.
    """
    for recipient, made in listing["recipients"].items():
        for person in made.get("complainants", ()):
            if not in_full(recipient, person):
                message = f"the filing names “{person}” in full, who is not to be named so any more"
                yield error("named-no-more", Place(recipient), message, "build again, and do not hand this filing over")


@dataclass(frozen=True, slots=True)
class Handed:
    """What a file that is handed in is: what is said of it, which file it was made as, and the number of its build.

    `made` is None for a file that is none of ours, or was changed.
    """

    problems: tuple[Problem, ...]
    made: Mapping[str, Any] | None = None
    build: int = 0


def handed(listings: Iterable[Mapping[str, Any]], name: str, content: bytes, *, present: bool) -> Handed:
    """A file as it was made by one of these builds; that, with a signature; or none of ours.

    The first of the builds is the `present` one, or an earlier one, too. A signed file names in its signature what was
    signed, by path and SHA-256.
    """
    builds, place = tuple(listings), Place(name)

    def of(number: int, made: Mapping[str, Any]) -> str:
        which = "the build of" if present and not number else "an earlier build of this project, as of"
        return f"“{made['path']}” of {which} {builds[number]['filing_date']}"

    found = _first(builds, lambda listing: output_of(listing, content))
    if found is not None:
        return Handed((_note(place, f"this is {of(*found)}, unchanged"),), found[1], found[0])
    signatures = signatures_in(content) if content.startswith(b"%PDF-") and b"/ByteRange" in content else ()
    if not signatures:
        hint = "compare it with the file in the build folder; if it was edited on purpose, keep it under another name"
        message = "this file is of no build that is known here, or was changed since it was made"
        return Handed((error("not-ours", place, message, hint),))
    problems: list[Problem] = []
    for one in signatures:
        meant = _first(builds, partial(_signed, one)) if one.intact and one.whole else None
        found = found or meant
        problems.append(_of_signature(place, one, of(*meant) if meant else ""))
    return Handed(tuple(problems), *((found[1], found[0]) if found else ()))


def _first(
    builds: Sequence[Mapping[str, Any]], find: Callable[[Mapping[str, Any]], Mapping[str, Any] | None]
) -> tuple[int, Mapping[str, Any]] | None:
    """The first build that holds what is looked for, by its number, and the entry of the file."""
    entries = ((number, find(listing)) for number, listing in enumerate(builds))
    return next(((number, made) for number, made in entries if made is not None), None)


def _signed(signature: Signed, listing: Mapping[str, Any]) -> Mapping[str, Any] | None:
    return next((one for one in listing["outputs"] if f"SHA-256 {one['sha256']}" in signature.reason), None)


def _of_signature(place: Place, signature: Signed, ours: str) -> Problem:
    when = f" on {signature.at:%Y-%m-%d %H:%M %Z}" if signature.at else ""
    said = f"signed by “{signature.by}”{when}"
    if not (signature.intact and signature.whole):
        hint = "do not rely on it; ask who sent it for the file as it was signed"
        return error("changed-after-signing", place, f"{said}, and changed since", hint)
    if not ours:
        return warning(
            "signed-elsewhere", place, f"{said}, unchanged since; it is not a file of a build that is known here"
        )
    return _note(place, f"{said}, unchanged since: {ours}")


def _note(place: Place, message: str) -> Problem:
    return Problem(Severity.NOTE, "ours", place, message)
