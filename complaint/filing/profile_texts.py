"""The lines of a recipient's profile in another language: `profile.<tag>.yaml` beside `profile.yaml`.

Takes the template files and a profile, gives the texts by their path in the profile ("document.title"). It holds only
what is printed, under the same names; everything else stands once, in the profile.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from complaint.filing.template_files import TemplateFiles
from complaint.problems import Place, Problem, ProblemsFound, error
from complaint.records.nearest import did_you_mean
from complaint.records.record import Record


@dataclass(frozen=True, slots=True)
class ProfileTexts:
    """The texts of a profile in one language, and where they stand or would have to."""

    profile: Record
    texts: Mapping[str, str]
    file: str

    def lacks(self, path: str, language: str) -> Problem:
        message = f"the profile of {self.profile.short_name} has no “{path}” in {language}"
        return error("no-translation", self.profile.place_of(path), message, f"add it to {self.file}")


def profile_texts(profile: Record, files: TemplateFiles, tag: str) -> ProfileTexts:
    """The texts of the profile in the language; none if there is no file. Raises `ProblemsFound` for unknown names."""
    name = f"{profile.id}/profile.{tag}.yaml"
    found = files.read(name)
    if found is None:
        return ProfileTexts(profile, {}, f"templates/{name}")
    text, shown = found
    try:
        given = yaml.safe_load(text) or {}
    except yaml.YAMLError as wrong:
        mark = getattr(wrong, "problem_mark", None)
        place = Place(shown, mark.line + 1, mark.column + 1) if mark else Place(shown)
        raise ProblemsFound(error("yaml-syntax", place, "this is not YAML", "look for a missing colon")) from None
    texts = dict(_texts(given, ""))
    known = dict(_texts(profile.values, ""))
    wrongs = [
        error("profile-text", Place(shown), f"the profile has no text “{path}”", did_you_mean(path, known))
        for path in texts
        if path not in known
    ]
    if wrongs:
        raise ProblemsFound(*wrongs)
    return ProfileTexts(profile, texts, shown)


def _texts(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Every text below a value, with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _texts(inner, f"{path}.{name}" if path else str(name))
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            yield from _texts(inner, f"{path}[{number}]")
