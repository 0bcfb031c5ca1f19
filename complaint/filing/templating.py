"""Templates: Jinja2 in a sandbox, strict about names, limited to `if`, `for`, `include`, macros and calls of facts.

Takes the name of a template and what it may call, gives the text it renders. Every opening tag that a template writes
carries where it stands (`at="templates/public/filing.html:12"`), so that later stages can say so. Templates compute
nothing: what needs computing is a fact.
"""

from __future__ import annotations

import html
import re
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from html.entities import html5
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from complaint.problems import Place, ProblemsFound, error

T = TypeVar("T")

MAX_STEPS = 2_000_000  # turns of all loops of one document; 10 000 complainants need about a tenth of it
MAX_TEMPLATE = 1_000_000  # characters of one template

_CODE = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})", re.DOTALL)
_TAG = re.compile(r"<([a-z][a-z0-9]*)(?=[\s/>])|(\n)")
_ENTITY = re.compile(r"&([a-zA-Z][a-zA-Z0-9]*);")
_KEPT = ("amp", "lt", "gt", "quot", "apos")
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Call,
    nodes.Const, nodes.List, nodes.Tuple, nodes.Filter, nodes.Test, nodes.Compare, nodes.Operand, nodes.And, nodes.Or,
    nodes.Not, nodes.If, nodes.For, nodes.CondExpr, nodes.Include, nodes.Import, nodes.FromImport, nodes.Macro,
    nodes.CallBlock, nodes.Assign, nodes.Keyword, nodes.Concat,
)  # fmt: skip
# Of Jinja's own filters those that only choose or shorten; ours are added by `context`.
_FILTERS = frozenset(
    {
        *("capitalize", "e", "escape", "first", "join", "last", "length", "lower"),
        *("map", "reject", "rejectattr", "select", "selectattr", "upper"),
    }
)


class TemplateFiles(BaseLoader):
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
            candidates = [(self._chapters.joinpath(*parts[1:]), "/".join(("cases", *parts)))]
        else:
            candidates = [(folder.joinpath(*parts), f"{shown}/{name}") for folder, shown in self._folders]
        for path, shown in candidates:
            if path.is_file() and not path.is_symlink():
                self._used[shown] = path
                return path, shown
        return None

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
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            raise ProblemsFound(error("encoding", Place(shown), "the file is not UTF-8", "save it as UTF-8")) from None
        if len(text) > MAX_TEMPLATE:
            raise ProblemsFound(error("template", Place(shown), "the template is too large"))
        return text, shown

    def get_source(self, environment: Any, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        found = self.read(template)
        if found is None:
            raise TemplateNotFound(template)
        text, shown = found
        return with_places(text, shown), shown, None


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


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment of all templates of one document."""

    def __init__(self, files: TemplateFiles, finalize: Callable[[Any], Any]) -> None:
        super().__init__(
            loader=files,
            autoescape=True,
            undefined=StrictUndefined,
            finalize=finalize,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.globals.clear()
        self._steps = 0
        self.filters = {name: found for name, found in self.filters.items() if name in _FILTERS}
        self.filters["steps"] = self._counted

    def _counted(self, items: Iterable[T]) -> Iterator[T] | list[T]:
        """The items of a loop; stops a document whose loops never end."""
        counted = list(items)
        self._steps += len(counted)
        if self._steps > MAX_STEPS:
            raise SecurityError(f"the loops of this document take more than {MAX_STEPS:,} turns")
        return counted

    def _generate(self, source: nodes.Template, *args: Any, **kwargs: Any) -> str:
        for node in _every(source):
            if not isinstance(node, _ALLOWED):
                raise TemplateSyntaxError(
                    f"“{type(node).__name__.lower()}” is not allowed in a template: what is computed is a fact",
                    node.lineno,
                    filename=kwargs.get("filename") or (args[1] if len(args) > 1 else None),
                )
            if isinstance(node, nodes.For):
                node.iter = nodes.Filter(node.iter, "steps", [], [], None, None, lineno=node.lineno)
                node.iter.set_environment(self)
        return str(super()._generate(source, *args, **kwargs))


def _every(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _every(child)


def render(sandbox: Sandbox, name: str, context: Mapping[str, Any]) -> str:
    """The text of a template; raises `ProblemsFound` with the template's file and line for everything that is wrong."""
    try:
        return sandbox.get_template(name).render(context)
    except ProblemsFound as found:
        place = _line_in_template(found)
        raise ProblemsFound(
            *(problem if problem.place.file else _moved(problem, place) for problem in found.problems)
        ) from None
    except TemplateNotFound as missing:
        place = _line_in_template(missing)
        message = f"there is no template “{missing.name}”"
        raise ProblemsFound(error("template", place, message, "check the name")) from None
    except TemplateSyntaxError as wrong:
        place = Place(wrong.filename or name, wrong.lineno)
        raise ProblemsFound(error("template", place, f"the template cannot be read: {wrong.message}")) from None
    except UndefinedError as unknown:
        message = f"the template asks for something that is not there: {unknown.message}"
        hint = "check the spelling; facts are listed by “complaint facts”, fields by “complaint schema”"
        raise ProblemsFound(error("template", _line_in_template(unknown), message, hint)) from None
    except RecursionError as endless:
        raise ProblemsFound(
            error("template", _line_in_template(endless), "the template calls itself without end")
        ) from None
    except SecurityError as forbidden:
        raise ProblemsFound(error("template", _line_in_template(forbidden), f"not allowed: {forbidden}")) from None
    except (TypeError, ValueError, KeyError, AttributeError) as wrong_call:
        place = _line_in_template(wrong_call)
        if not place.file:
            raise
        message = f"this call in the template fails: {wrong_call}"
        raise ProblemsFound(error("template", place, message, "check what is handed to it")) from wrong_call


def _moved(problem: Any, place: Place) -> Any:
    return type(problem)(problem.severity, problem.code, place, problem.message, problem.hint)


def _line_in_template(exception: BaseException) -> Place:
    """The innermost template line of an exception's traceback."""
    for frame in reversed(traceback.extract_tb(exception.__traceback__)):
        if frame.filename.endswith(".html") and not Path(frame.filename).is_absolute():
            return Place(frame.filename, frame.lineno or 0)
    return Place()
