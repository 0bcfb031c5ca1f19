"""What an earlier build made of the same records, templates and versions: it need not be made again.

Takes the build folder and what today's build is made from, gives the files that would come out the same. A file that
was changed since it was made does not count.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

from complaint.filing.blocks import Document
from complaint.output.inputs import digest, hashes_today
from complaint.output.making import Made
from complaint.output.manifest import manifest, read_earlier, with_earlier
from complaint.problems import Place, ProblemsFound, error


def made_earlier(
    target: Path, root: Path, documents: Mapping[str, Document], on: date, records: Mapping[str, str]
) -> dict[str, Made]:
    """Those of the documents whose files lie in the build folder as they would be made today, in all their formats.

    Raises `ProblemsFound` for one that was made with a key and prints what is sealed: printed with the others it would
    stand in files that are not for its owner only.
    """
    before = read_earlier(target)
    if before is None:
        return {}
    _refuse_unsealed(target, before, documents)
    today = manifest((), (), records, on)
    kept = with_earlier(today, before, hashes_today(root, before["inputs"]))["outputs"]
    of: dict[str, dict[str, Mapping[str, object]]] = {}
    for output in kept:
        name = str(output["path"]).rpartition(".")[0]
        if name in documents and output["language"] == documents[name].language:
            of.setdefault(name, {})[str(output["format"])] = output
    found = {}
    for name, outputs in of.items():
        files = {form: content for form, output in outputs.items() if (content := _read(target, output)) is not None}
        same_standing = all(bool(output.get("draft")) == bool(documents[name].draft) for output in outputs.values())
        if "pdf" in files and len(files) == len(outputs) and same_standing:
            found[name] = Made(files, int(str(outputs["pdf"]["pages"])), (), _anchors(files["pdf"]))
    return found


def _refuse_unsealed(target: Path, before: Mapping[str, Any], documents: Collection[str]) -> None:
    for output in before["outputs"]:
        path = str(output["path"])
        if output.get("unsealed") and path.rpartition(".")[0] in documents and (target / path).is_file():
            message = "this file was made with a key and prints what is sealed; it is not mixed with what has none"
            hint = f"give the key here too, with --key FILE, or make it without: complaint build {output['recipient']}"
            raise ProblemsFound(error("made-with-key", Place(f"{target.name}/{path}"), message, hint))


def _anchors(content: bytes) -> dict[str, int]:
    """The page of each place in a PDF of ours that has a name."""
    with pikepdf.open(BytesIO(content)) as pdf:
        if "/Names" not in pdf.Root or "/Dests" not in pdf.Root.Names:
            return {}
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        named: list[Any] = list(pdf.Root.Names.Dests.Names)
        return {str(name): numbers[to[0].objgen] for name, to in zip(named[::2], named[1::2], strict=True)}


def _read(target: Path, output: Mapping[str, object]) -> bytes | None:
    """The file, if it is as it was made."""
    try:
        content = (target / str(output["path"])).read_bytes()
    except OSError:
        return None
    return content if digest(content) == output["sha256"] else None
