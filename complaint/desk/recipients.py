"""Recipients as pages show them: by what they belong to, called in the language of the page, with what was made.

Takes the recipients of a project and the paths that the manifest of a build lists; decides nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from complaint.filing.composing import Project
from complaint.filing.profile_texts import profile_texts
from complaint.problems import ProblemsFound
from complaint.records.record import Record

SYSTEMS = ("UN", "OSCE", "Council of Europe", "EU", "national", "public")
PRINT = "print"  # the folder of what is printed for the post


@dataclass(frozen=True, slots=True)
class Called:
    """A name, the language that it is in, and its short form in the same language."""

    name: str
    lang: str
    short: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was made: what it is called in the folder, and its file by format."""

    stem: str
    files: Mapping[str, str]

    @property
    def folder(self) -> str:
        """The folder that it lies in with many others, as letters to contacts do."""
        return self.stem.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class Offered:
    """A recipient to choose. `wanted` if the complaint names it, so that it is made when nobody ticks any.

    `short` is its short name where another one has the same name, as for two procedures of one body.
    """

    id: str
    called: Called
    wanted: bool
    short: str
    documents: tuple[Document, ...]


class Names(dict[str, Called]):
    """What recipients are called; one that there is no longer goes by its id."""

    def __missing__(self, name: str) -> Called:
        return Called(name, "en", name)


def names_of(project: Project, tag: str, texts: Mapping[str, str]) -> Names:
    """What all recipients are called in a language; `texts` says it of those whose profile is not in that language."""
    return Names({name: called(project, profile, tag, texts) for name, profile in project.recipients.items()})


def by_system(project: Project, paths: Iterable[str], names: Mapping[str, Called]) -> dict[str, list[Offered]]:
    """All recipients, by the system that they belong to."""
    made = documents_by_folder(paths)
    wanted = {name for one in project.records.of("complaint") for name in one.recipients or ()}
    found: dict[str, list[Offered]] = {system: [] for system in SYSTEMS}
    twice = Counter(profile.name for profile in project.recipients.values())
    for name, profile in project.recipients.items():
        short = names[name].short if twice[profile.name] > 1 else ""
        offered = Offered(name, names[name], name in wanted, short, made.get(name, ()))
        found.setdefault(profile.system, []).append(offered)
    return {system: many for system, many in found.items() if many}


def called(project: Project, profile: Record, tag: str, texts: Mapping[str, str]) -> Called:
    """The name in the language, if the profile or the texts have it in that; else in English."""
    name, short = str(profile.name), str(profile.short_name)
    if tag != "en":
        try:
            own = profile_texts(profile, project.files, tag).texts
        except ProblemsFound:
            own = {}
        said = own.get("name") or texts.get(name)
        if said:
            return Called(said, tag, own.get("short_name") or texts.get(short) or said)
    return Called(name, "en", short)


def documents_by_folder(paths: Iterable[str]) -> dict[str, tuple[Document, ...]]:
    """The documents of each folder of a build, in the order of the manifest."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for path in paths:
        folder, _, rest = path.partition("/")
        name = PurePosixPath(rest)
        stem = rest.removesuffix(name.suffix)
        found.setdefault(folder, {}).setdefault(stem, {})[name.suffix.removeprefix(".")] = path
    return {folder: tuple(Document(stem, files) for stem, files in many.items()) for folder, many in found.items()}
