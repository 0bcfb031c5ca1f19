"""The theme as it is written: the settings of the project's own theme over those of the shared one.

Takes the template files, gives every setting with the place where it stands. A project writes down only what it
changes. What the settings mean, and whether they can be used, is for the writers to say; here only the lines of the
letterhead are read, because templates print them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from complaint.filing.template_files import TemplateFiles
from complaint.problems import Place, Problem, ProblemsFound, error
from complaint.records.nearest import did_you_mean
from complaint.records.text_file import read_text
from complaint.records.yaml_reader import Items, Keys, Node, Scalar, read_yaml

STYLES = "styles"
THEME = f"{STYLES}/theme.yaml"
FONTS = f"{STYLES}/fonts"
LETTERHEAD_LINES = ("name", "address", "phone", "email", "web")
NONE = "none"


@dataclass(frozen=True, slots=True)
class WrittenTheme:
    """Settings by part and name, and the name of the file that a person would edit."""

    file: str
    parts: Mapping[str, Mapping[str, Node]] = field(default_factory=dict)

    def node(self, part: str, name: str) -> Node | None:
        return self.parts.get(part, {}).get(name)

    def at(self, part: str, name: str) -> Place:
        """Where a setting stands, or the file in which it is missing."""
        node = self.node(part, name)
        return node.at if node is not None else Place(self.file)


def written_theme(files: TemplateFiles) -> WrittenTheme:
    """The settings that hold; raises `ProblemsFound` if a theme file cannot be read. Notes which files it looked at."""
    layers = files.layers(THEME)
    if not layers:
        raise ProblemsFound(error("theme", Place(f"templates/{THEME}"), "the theme file is missing"))
    parts: dict[str, dict[str, Node]] = {}
    problems: list[Problem] = []
    for path, shown in reversed(layers):
        for part, settings in _parts(path, shown, problems):
            # A logo belongs together: its height and text say nothing about another picture.
            kept = {} if part == "logo" else parts.get(part, {})
            parts[part] = {**kept, **settings}
    if problems:
        raise ProblemsFound(*problems)
    written = WrittenTheme(layers[0][1], parts)
    _note_used(written, files)
    return written


def _parts(path: Path, shown: str, problems: list[Problem]) -> Iterator[tuple[str, Mapping[str, Node]]]:
    text, wrong = read_text(path, shown)
    problems += wrong
    if text is None:
        return
    root, wrong = read_yaml(text, shown)
    problems += wrong
    if root is not None and not isinstance(root, Keys):
        problems.append(error("theme", root.at, "here should stand groups of settings, as “colours:”"))
    if not isinstance(root, Keys):
        return
    for part, node in root.entries.items():
        if isinstance(node, Keys):
            yield part, node.entries
        elif part == "logo" and isinstance(node, Scalar) and node.text == NONE:
            yield part, {}
        else:
            hint = "write “name: value” in lines below it, each set in by two spaces"
            problems.append(error("theme", node.at, f"“{part}” is a group of settings, not a value", hint))


def _note_used(written: WrittenTheme, files: TemplateFiles) -> None:
    """A filing is made from the logo and the font files too: a change to them must be noticed."""
    logo = written.node("logo", "file")
    if isinstance(logo, Scalar):
        files.find(f"{STYLES}/{logo.text}")
    for name, _, _ in files.within(FONTS):
        files.find(f"{FONTS}/{name}")


def letterhead_lines(written: WrittenTheme) -> tuple[str, ...]:
    """Which lines the letterhead has, in their order; raises `ProblemsFound` for one that there is not."""
    return words_of(written, "letterhead", "lines", LETTERHEAD_LINES)


def words_of(written: WrittenTheme, part: str, name: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """A setting that is a list of words, each among the known ones."""
    node = written.node(part, name)
    items = node.items if isinstance(node, Items) else [node]
    there_are = f"there are: {', '.join(known)}"
    if node is None or not all(isinstance(item, Scalar) for item in items):
        message = f"“{part}.{name}” is a list, as [{', '.join(known[:2])}]"
        raise ProblemsFound(error("theme", written.at(part, name), message, there_are))
    scalars = [item for item in items if isinstance(item, Scalar) and item.text != NONE]
    problems = [
        error("theme", item.at, f"“{part}.{name}” knows no “{item.text}”", did_you_mean(item.text, known) or there_are)
        for item in scalars
        if item.text not in known
    ]
    if problems:
        raise ProblemsFound(*problems)
    return tuple(item.text for item in scalars)
