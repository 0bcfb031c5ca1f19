"""The recipients that a project knows: folders below its templates, and the shared ones, that hold a profile.

Takes the template files, gives the checked profiles by id. No recipient is named in code.
"""

from __future__ import annotations

from complaint.filing.template_files import TemplateFiles
from complaint.problems import Place, Problem, error
from complaint.records.project import load_file
from complaint.records.record import Record
from complaint.records.schemas import schemas

PROFILE = "profile.yaml"


def recipients(files: TemplateFiles) -> tuple[dict[str, Record], tuple[Problem, ...]]:
    """All profiles by id, in alphabetical order, with the problems found in them."""
    found: dict[str, Record] = {}
    problems: list[Problem] = []
    for name, path, shown in files.holding(PROFILE):
        profiles, wrong = load_file(path, schemas()["recipient"], shown)
        problems += wrong
        for profile in profiles:
            if profile.id != name:
                message = f"the profile in the folder “{name}” has the id “{profile.id}”"
                problems.append(
                    error("recipient", Place(shown), message, "give the folder and the profile the same name")
                )
            elif files.find(f"{name}/filing.html") is None and not _is_closed_somewhere(profile):
                place = Place(shown)
                problems.append(
                    error("recipient", place, "the folder holds no filing.html", "add the filing's template")
                )
            else:
                found[profile.id] = profile
    return found, tuple(problems)


def _is_closed_somewhere(profile: Record) -> bool:
    """Whether it is a body that somebody asks for in vain: its profile says why, and needs no template."""
    return any(door["status"] == "closed" for door in profile.doors)
