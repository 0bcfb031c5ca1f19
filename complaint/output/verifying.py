"""Whether the files of a build are what was made, and whether the records behind them have changed since.

Takes a build folder and the hashes of today's inputs, gives problems. Never mends anything.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from complaint.output.folder import MANIFEST
from complaint.output.manifest import digest
from complaint.problems import Place, Problem, error, in_order, warning

_OURS = {MANIFEST, ".gitkeep", ".gitignore", "README.md"}


def verify(build: Path, inputs: Mapping[str, str], complainants: Mapping[str, str]) -> tuple[Problem, ...]:
    """The problems of a build.

    `inputs` gives the hash of each record file and template by name; `complainants` tells for every signatory the
    reason why there is no live mandate today (an empty text if there is one).
    """
    path = build / MANIFEST
    try:
        listing = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        hint = "make one with “complaint build”"
        return (error("no-build", Place(str(build)), "there is no manifest here, so this is no build of ours", hint),)
    except (OSError, ValueError) as wrong:
        return (error("manifest", Place(str(path)), f"the manifest cannot be read: {wrong}"),)
    return in_order((*_files(build, listing), *_inputs(listing, inputs), *_people(listing, complainants)))


def _files(build: Path, listing: Mapping[str, Any]) -> Iterator[Problem]:
    known = {output["path"]: output for output in listing["outputs"]}
    for name, output in known.items():
        file = build / name
        if not file.is_file():
            yield error("missing-output", Place(name), "this file was made and is no longer there")
        elif digest(file.read_bytes()) != output["sha256"]:
            hint = "keep it under another name if it was edited on purpose, and build again"
            yield error("changed-output", Place(name), "this file was changed since it was made", hint)
    for file in sorted(build.rglob("*")):
        name = file.relative_to(build).as_posix()
        if file.is_file() and name not in known and name not in _OURS:
            yield warning("foreign-output", Place(name), "this file was not made by the build", "move it elsewhere")


def _inputs(listing: Mapping[str, Any], inputs: Mapping[str, str]) -> Iterator[Problem]:
    before = listing["inputs"]
    for name in sorted(before.keys() | {name for name in inputs if name.startswith(("cases/", "signatories/"))}):
        now = inputs.get(name)
        if now == before.get(name):
            continue
        what = "is new" if name not in before else "is gone" if now is None else "was changed"
        yield warning("stale", Place(name), f"this file {what} since the build", "build again before filing")


def _people(listing: Mapping[str, Any], complainants: Mapping[str, str]) -> Iterator[Problem]:
    for recipient, made in listing["recipients"].items():
        for person in made["complainants"]:
            reason = complainants.get(person, "the record is gone")
            if reason:
                message = f"the filing still holds “{person}”, who can no longer be filed for: {reason}"
                yield error("mandate-lost", Place(recipient), message, "build again, and do not hand this filing over")
