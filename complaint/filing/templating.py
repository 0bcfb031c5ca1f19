"""Templates: Jinja2 in a sandbox, strict about names, limited to `if`, `for`, `include`, macros and calls of facts.

Takes the name of a template and what it may call, gives the text it renders. Templates compute nothing: what needs
computing is a fact. What a template costs is bounded, so that a loop without end becomes a problem with its line.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar, cast

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    Undefined,
    UndefinedError,
    nodes,
)
from jinja2.bccache import Bucket
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from complaint.filing.inside_tags import inside_tags
from complaint.filing.naming import is_kept_back
from complaint.filing.origins import known, origin_of
from complaint.filing.template_files import TemplateFiles, with_places
from complaint.filing.tongue import ENGLISH, Tongue, holds_wording
from complaint.problems import Place, Problem, ProblemsFound, error
from complaint.records.nearest import did_you_mean
from complaint.records.record import Record, Ref

T = TypeVar("T")

MAX_STEPS = 2_000_000  # turns of loops, calls and includes of one document; 10 000 complainants need about a tenth
MAX_TEXT = 20_000_000  # characters of one value that a template puts together

_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Call,
    nodes.Const, nodes.List, nodes.Tuple, nodes.Filter, nodes.Test, nodes.Compare, nodes.Operand, nodes.And, nodes.Or,
    nodes.Not, nodes.If, nodes.For, nodes.CondExpr, nodes.Include, nodes.FromImport, nodes.Macro,
    nodes.CallBlock, nodes.Assign, nodes.Keyword, nodes.Concat,
)  # fmt: skip
# Of Jinja's own filters those that only choose or shorten; ours are added by `context`.
_TEXT_FILTERS = frozenset({"capitalize", "lower", "upper"})
_FILTERS = _TEXT_FILTERS | {"first", "last", "length", "map", "reject", "rejectattr", "select", "selectattr"}


class _Loader(BaseLoader):
    """The template files, as Jinja asks for them: in the language of the document where there is such a version.

    `foreign` gets the files that hold wording in another language, with that language.
    """

    def __init__(self, files: TemplateFiles, tongue: Tongue) -> None:
        self._files = files
        self._tongue = tongue
        self.foreign: dict[str, str] = {}

    def get_source(self, environment: Any, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        version = self._files.version(template, self._tongue.tag)
        found = self._files.read(version[0]) if version is not None else None
        if version is None or found is None:
            raise TemplateNotFound(template)
        text, shown = found
        own = self._tongue.of_template(template)
        if own != self._tongue.tag and not version[1] and holds_wording(text):
            self.foreign[shown] = own
        return with_places(text, shown), shown, None


class _Compiled(BytecodeCache):
    """Templates as Python has compiled them, by their text: most of the time of a letter goes into compiling it."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if (kept := self._kept.get((bucket.key, bucket.checksum))) is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment of all templates of one document.

    `finalize` gives what is printed of a value, `in_tag` the same within a tag, with the name of the attribute; `read`
    is asked for each value that a template reads from something, by the name of the attribute.
    """

    def __init__(
        self,
        files: TemplateFiles,
        finalize: Callable[[Any], Any],
        *,
        read: Callable[[Any, str, Any], Any],
        in_tag: Callable[[Any, str], Any],
        tongue: Tongue = ENGLISH,
    ) -> None:
        loader = _Loader(files, tongue)
        super().__init__(
            loader=loader,
            autoescape=True,
            undefined=StrictUndefined,
            finalize=finalize,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=_COMPILED,
        )
        self.globals.clear()
        self.foreign: Mapping[str, str] = loader.foreign  # files with wording in another language, and which
        self._steps = 0
        self._read = read
        self.filters = {name: found for name, found in self.filters.items() if name in _FILTERS}
        self.filters |= {name: _of_text(self.filters[name]) for name in _TEXT_FILTERS}
        self.filters |= {"length": _length, "steps": self._turns, "bounded": _bounded, "in_tag": in_tag}

    # --- what may be touched --------------------------------------------------------------------------------

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        kept_back = isinstance(obj, Record) and is_kept_back(obj, attr)
        return not kept_back and super().is_safe_attribute(obj, attr, value)

    def getattr(self, obj: Any, attribute: str) -> Any:
        found = super().getattr(obj, attribute)
        if isinstance(obj, Record) and isinstance(found, Undefined) and attribute not in obj.values:
            near = did_you_mean(attribute, obj.values)
            return self.undefined(f"a {obj.type} has no field “{attribute}”. {near}".strip())
        return self._read(obj, attribute, found)

    def getitem(self, obj: Any, argument: Any) -> Any:
        return self._read(obj, str(argument), super().getitem(obj, argument))

    def unsafe_undefined(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Record):
            what = f"“{attribute}” of a {obj.type} is not read in a template: print name(…) instead"
            return self.undefined(what, exc=SecurityError)
        return super().unsafe_undefined(obj, attribute)

    # --- what it may cost -----------------------------------------------------------------------------------

    def call(self, context: Any, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """A call in a template; counted, because macros that call each other can go on for ever."""
        self._count(1)
        return _bounded(super().call(context, obj, *args, **kwargs))

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> Any:
        """A template that is rendered, included or imported; counted, because templates may include each other."""
        self._count(1)
        return super().get_template(name, parent, globals)

    def _turns(self, items: Iterable[T]) -> list[T]:
        """The items of a loop."""
        counted = list(items)
        self._count(len(counted))
        return counted

    def _count(self, steps: int) -> None:
        self._steps += steps
        if self._steps > MAX_STEPS:
            raise SecurityError(f"the loops and calls of this document take more than {MAX_STEPS:,} steps")

    # --- what may be written --------------------------------------------------------------------------------

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, *args: Any, **kwargs: Any
    ) -> str:
        for node in tuple(_every(source)):
            forbidden = _forbidden(node)
            if forbidden:
                raise TemplateSyntaxError(forbidden, node.lineno, name, filename)
            if isinstance(node, nodes.For):
                node.iter = self._filtered(node.iter, "steps")
            if isinstance(node, nodes.Output):
                node.nodes = [part for one in node.nodes for part in _parts(one)]
            self._bound_joined(node)
        for output, place, attribute in inside_tags(source):
            output.nodes[place] = self._filtered(output.nodes[place], "in_tag", attribute)
        return str(super()._generate(source, name, filename, *args, **kwargs))

    def _bound_joined(self, node: nodes.Node) -> None:
        """Watch over the length of what `~` joins: doubled forty times it would fill the memory."""
        for name, value in tuple(node.iter_fields()):
            if isinstance(value, nodes.Concat):
                setattr(node, name, self._filtered(value, "bounded"))
            elif isinstance(value, list):
                value[:] = [self._filtered(v, "bounded") if isinstance(v, nodes.Concat) else v for v in value]

    def _filtered(self, node: nodes.Node, name: str, *arguments: str) -> nodes.Filter:
        given: list[nodes.Expr] = [nodes.Const(argument, lineno=node.lineno) for argument in arguments]
        found = nodes.Filter(cast(nodes.Expr, node), name, given, [], None, None, lineno=node.lineno)
        found.set_environment(self)
        return found


def _every(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _every(child)


def _parts(node: nodes.Expr) -> Iterator[nodes.Expr]:
    """What is joined to be printed is printed one by one, so that each part remembers where it comes from."""
    if isinstance(node, nodes.Concat):
        for part in node.nodes:
            yield from _parts(part)
    else:
        yield node


def _forbidden(node: nodes.Node) -> str:
    """Why a node may not stand in a template, or nothing."""
    match node:
        case nodes.For(recursive=True):
            return "a loop that calls itself (“recursive”) is not allowed in a template"
        case nodes.Name(name="loop", ctx="store"):
            return "“loop” is the loop’s own name"
        case nodes.Call(node=nodes.Name() | nodes.Getattr(node=nodes.Name(name="loop"))):
            return ""
        case nodes.Call():
            return "only what a template is given and its macros may be called, nothing that belongs to a value"
    if isinstance(node, _ALLOWED):
        return ""
    return f"“{type(node).__name__.lower()}” is not allowed in a template: what is computed is a fact"


def _bounded(value: T) -> T:
    if isinstance(value, str) and len(value) > MAX_TEXT:
        raise SecurityError(f"the template puts together a text of more than {MAX_TEXT:,} characters")
    return value


def _of_text(change: Callable[[str], str]) -> Callable[[Any], str]:
    """A filter that changes letters, for text only: an empty or held value or an id would slip into print."""

    def changed(value: Any) -> str:
        if not isinstance(value, str) or isinstance(value, Ref):
            raise refused("only text has capital and small letters", "print the value as it is")
        origin = origin_of(value)
        return change(value) if origin is None else known(change(value), origin)

    return changed


def _length(items: Sized) -> int:
    origin = origin_of(items)
    return len(items) if origin is None else known(len(items), origin)


def refused(message: str, hint: str = "") -> ProblemsFound:
    """What a call in a template raises; `render` adds the line of the template."""
    return ProblemsFound(error("template", Place(), message, hint))


def render(sandbox: Sandbox, name: str, variables: Mapping[str, Any]) -> str:
    """The text of a template; raises `ProblemsFound` with the template's file and line for everything that is wrong."""
    try:
        return str(sandbox.get_template(name).render(variables))
    except ProblemsFound as found:
        where = _line_in_template(found, name)
        raise ProblemsFound(*(_placed(problem, where) for problem in found.problems)) from None
    except (TemplateError, RecursionError, MemoryError) as wrong:
        raise ProblemsFound(_problem(wrong, name)) from None
    except (TypeError, ValueError, LookupError, AttributeError, ArithmeticError) as wrong:
        where = _line_in_template(wrong, name)
        if not where.line:
            raise
        message = f"this call in the template fails: {wrong}"
        raise ProblemsFound(error("template", where, message, "check what is handed to it")) from wrong


def _placed(problem: Problem, where: Place) -> Problem:
    """The problem with the line of the template: as its place, or in its hint if it has one of its own."""
    if not problem.place.file:
        return replace(problem, place=where)
    if not where.line or problem.place == where:
        return problem
    return replace(problem, hint=f"{problem.hint} (asked for in {where})".strip())


def _problem(wrong: Exception, name: str) -> Problem:
    """What Jinja found, in plain words."""
    where = _line_in_template(wrong, name)
    match wrong:
        case TemplateNotFound():
            return error("template", where, f"there is no template “{wrong.name}”", "check the name")
        case TemplateSyntaxError():
            where = Place(wrong.filename or where.file, wrong.lineno)
            return error("template", where, f"the template cannot be read: {wrong.message}")
        case SecurityError():
            return error("template", where, f"not allowed: {wrong}")
        case UndefinedError():
            message = f"the template asks for something that is not there: {wrong.message}"
            hint = "check the spelling; facts are listed by “complaint facts”, fields by “complaint schema”"
            return error("template", where, message, hint)
        case RecursionError():
            return error("template", where, "the template calls itself without end")
        case MemoryError():
            return error("template", where, "the template needs too much memory")
        case _:
            return error("template", where, f"the template cannot be used: {wrong}")


def _line_in_template(exception: BaseException, name: str) -> Place:
    """The innermost template line of an exception's traceback; if there is none, the template that was asked for."""
    frames = traceback.walk_tb(exception.__traceback__)
    lines = [(frame.f_code.co_filename, line) for frame, line in frames]
    for file, line in reversed(lines):
        if file.endswith(".html") and not Path(file).is_absolute():
            return Place(file, line)
    return Place(name)
