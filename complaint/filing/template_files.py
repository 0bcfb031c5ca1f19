"""Where templates stand: the project's own before the shared ones, and the line of every element they write.

Takes folders, gives texts. Each opening tag carries where it stands (`at="templates/public/filing.html:12"`), so that
later stages can say so. Never leaves its folders and never follows a symbolic link out of them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from html.entities import html5
from pathlib import Path

from complaint.problems import Place, ProblemsFound, error

MAX_TEMPLATE = 1_000_000  # characters of one template

_CODE = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})", re.DOTALL)
_TAG = re.compile(r"<([a-z][a-z0-9]*)(?=[\s/>])|(\n)")
_ENTITY = re.compile(r"&([a-zA-Z][a-zA-Z0-9]*);")
_KEPT = ("amp", "lt", "gt", "quot", "apos")


class TemplateFiles:
    """Finds templates: the project's own before the shared ones. `chapters/x.html` is `cases/chapters/x.html`.

    `folders` are pairs of a folder and the name that messages use for it.
    """

    def __init__(self, folders: Iterable[tuple[Path, str]], chapters: Path) -> None:
        self._folders = tuple(folders)
        self._chapters = chapters
        self._used: dict[str, Path] = {}

    def used(self) -> list[tuple[Path, str]]:
        """The files that were read so far, with their names in messages."""
        return [(path, shown) for shown, path in sorted(self._used.items())]

    def find(self, name: str) -> tuple[Path, str] | None:
        """The file of a template and its name in messages, or None. Names never leave their folder."""
        parts = name.split("/")
        if any(part in ("", ".", "..") or "\\" in part or "\0" in part for part in parts):
            return None
        if parts[0] == "chapters":
            candidates = [(self._chapters.joinpath(*parts[1:]), "/".join(("cases", *parts)), self._chapters)]
        else:
            candidates = [(folder.joinpath(*parts), f"{shown}/{name}", folder) for folder, shown in self._folders]
        for path, shown, folder in candidates:
            if _is_file_within(path, folder):
                self._used[shown] = path
                return path, shown
        return None

    def version(self, name: str, tag: str) -> tuple[str, bool] | None:
        """Which file stands for a template in a language, and whether it is a version made for it, or None.

        Why a project's own template wins over a shared version: what the project says is not what the shared one says.
        """
        stem, dot, ending = name.rpartition(".")
        own = f"{stem}.{tag}{dot}{ending}"
        layers = [[]] if name.startswith("chapters/") else [[folder] for folder in self._folders]
        for folders in layers:
            layer = TemplateFiles(folders, self._chapters)
            for candidate in (own, name):
                if layer.find(candidate) is not None:
                    return candidate, candidate == own
        return None

    def layers(self, name: str) -> list[tuple[Path, str]]:
        """All files of this name, the project's own first, for what is laid one over the other."""
        found = []
        for folder, shown in self._folders:
            one = TemplateFiles([(folder, shown)], self._chapters).find(name)
            if one is not None:
                self._used[one[1]] = one[0]
                found.append(one)
        return found

    def within(self, folder: str) -> list[tuple[str, Path, str]]:
        """The files that stand directly in a folder: name, path and name in messages, the project's own first."""
        found: dict[str, tuple[str, Path, str]] = {}
        for top, shown in self._folders:
            for path in sorted((top / folder).glob("*")):
                if path.is_file() and not path.is_symlink():
                    found.setdefault(path.name, (path.name, path, f"{shown}/{folder}/{path.name}"))
        return [found[name] for name in sorted(found)]

    def holding(self, file: str) -> Iterator[tuple[str, Path, str]]:
        """The folders that hold such a file, the project's own first: folder, path and name in messages."""
        seen: dict[str, tuple[str, Path, str]] = {}
        for folder, shown in self._folders:
            for path in folder.glob(f"*/{file}"):
                name = path.parent.name
                seen.setdefault(name, (name, path, f"{shown}/{name}/{file}"))
        self._used.update({named: path for _, path, named in seen.values()})
        return iter(seen[name] for name in sorted(seen))

    def read(self, name: str) -> tuple[str, str] | None:
        """The text of a file and its name in messages, or None; raises `ProblemsFound` if it cannot be read."""
        found = self.find(name)
        if found is None:
            return None
        path, shown = found
        try:
            text = path.read_text("utf-8-sig")
        except UnicodeDecodeError:
            raise ProblemsFound(error("encoding", Place(shown), "the file is not UTF-8", "save it as UTF-8")) from None
        except OSError as reason:
            message = f"the file cannot be read: {reason.strerror}"
            raise ProblemsFound(error("template", Place(shown), message, "check its permissions")) from None
        if len(text) > MAX_TEMPLATE:
            raise ProblemsFound(error("template", Place(shown), "the template is too large"))
        return text, shown


def _is_file_within(path: Path, folder: Path) -> bool:
    try:
        return path.is_file() and path.resolve().is_relative_to(folder.resolve())
    except OSError:  # a name that is too long for any file
        return False


def with_places(source: str, shown: str) -> str:
    """The source with `at="file:line"` in every opening tag, and named entities as characters."""
    line = 1
    parts = []
    for number, segment in enumerate(_CODE.split(source)):
        if number % 2:
            parts.append(segment)
            line += segment.count("\n")
            continue

        def mark(match: re.Match[str]) -> str:
            nonlocal line
            if match[2]:
                line += 1
                return "\n"
            return f'<{match[1]} at="{html.escape(shown)}:{line}"'

        parts.append(_TAG.sub(mark, _ENTITY.sub(_character, segment)))
    return "".join(parts)


def _character(match: re.Match[str]) -> str:
    return match[0] if match[1] in _KEPT else html5.get(f"{match[1]};", match[0])
