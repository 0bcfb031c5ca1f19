"""Which installed packages are older than the version that closed a weakness that concerns this program.

Takes versions by package, gives problems; asks nobody on the network, so it knows what `weaknesses.yaml` knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import metadata, resources
from typing import Any

import yaml
from packaging.version import InvalidVersion, Version

from complaint.problems import Place, Problem, error, warning


@dataclass(frozen=True, slots=True)
class Weakness:
    """What was wrong with a package until the version in which it is closed, and who says so."""

    package: str
    closed_in: str
    advisory: str
    what: str


@cache
def _known() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(
        resources.files("complaint.output").joinpath("weaknesses.yaml").read_text("utf-8")
    )
    return found


def as_of() -> str:
    """The day on which the weaknesses were looked up."""
    return str(_known()["as_of"])


def known_weaknesses() -> tuple[Weakness, ...]:
    return tuple(Weakness(**entry) for entry in _known()["weaknesses"])


def installed() -> dict[str, str]:
    """The version of each package that this Python finds, by its name in small letters with hyphens."""
    return {
        re.sub(r"[-_.]+", "-", one.metadata["Name"]).lower(): one.version
        for one in reversed(list(metadata.distributions()))
        if one.metadata["Name"]
    }


def weak(versions: Mapping[str, str]) -> Iterator[Problem]:
    """A problem for each known weakness that a package of this version has."""
    for weakness in known_weaknesses():
        version = versions.get(weakness.package)
        if version is None:
            continue
        place = Place(f"{weakness.package} {version}")
        told = f"{weakness.what} ({weakness.advisory})"
        hint = f"install {weakness.package} {weakness.closed_in} or later, best by the pins of requirements.txt"
        try:
            is_open = Version(version) < Version(weakness.closed_in)
        except InvalidVersion:
            yield warning("weakness", place, f"whether this version has a known weakness cannot be told: {told}", hint)
            continue
        if is_open:
            yield error("weakness", place, f"this version has a known weakness: {told}", hint)
