"""Where the words of a project come from: its own templates before the shared ones, and the language of a recipient.

Takes the folder of a project or a recipient's profile; only finds and reads, never renders.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from babel import UnknownLocaleError

from complaint.filing.language import Language, read_language
from complaint.filing.template_files import TemplateFiles
from complaint.packaged import shared_templates
from complaint.problems import Place, Problem, ProblemsFound, error
from complaint.records.record import Record


def template_files(root: Path) -> TemplateFiles:
    """The templates of a project: its own before the shared ones."""
    own, shared = root / "templates", shared_templates()
    folders = [(own, "templates")] if own.is_dir() else []
    if own.resolve() != shared.resolve():
        folders.append((shared, "shared templates"))
    return TemplateFiles(folders, root / "cases" / "chapters")


def language_of(profile: Record, files: TemplateFiles, wanted: str | None = None) -> Language:
    """The wanted language if the recipient takes it, else the first of its languages that there is a file for."""
    at = profile.place_of("languages")
    if wanted and wanted not in profile.languages:
        raise ProblemsFound(not_taken(profile, wanted))
    for tag in (wanted,) if wanted else profile.languages:
        found = files.read(f"languages/{tag}.yaml")
        if found is not None:
            return _language(*found)
    message = f"there is no language file for any of: {wanted or ', '.join(profile.languages)}"
    raise ProblemsFound(error("language", at, message, "add one below templates/languages"))


def not_taken(profile: Record, wanted: str) -> Problem:
    """The problem of a language that a recipient does not take."""
    message = f"{profile.short_name} does not take documents in “{wanted}”"
    return error("language", profile.place_of("languages"), message, f"it takes: {', '.join(profile.languages)}")


def _language(text: str, file: str) -> Language:
    settings(text, file)
    try:
        return read_language(text, file)
    except (UnknownLocaleError, ValueError) as unknown:
        raise ProblemsFound(error("language", Place(file), f"the locale is not known: {unknown}")) from None


def settings(text: str, file: str) -> Mapping[str, Any]:
    """The settings in the text of a YAML file; raises `ProblemsFound` with the line if it cannot be understood."""
    try:
        found = yaml.safe_load(text)
    except yaml.YAMLError as wrong:
        mark = getattr(wrong, "problem_mark", None)
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        reason = getattr(wrong, "problem", None) or "unreadable signs"
        hint = "look at this line and the one before for a missing colon, bracket or quotation mark, or a wrong indent"
        raise ProblemsFound(error("yaml-syntax", place, f"this is not YAML: {reason}", hint)) from None
    if not isinstance(found, dict):
        raise ProblemsFound(error("settings", Place(file, 1, 1), "here should stand named settings, as “name: value”"))
    return found
