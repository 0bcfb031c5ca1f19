"""No package is pinned, or allowed by `setup.cfg`, below the version that closed a weakness which concerns us.

Sources: the advisories that `complaint/output/weaknesses.yaml` names.
"""

from __future__ import annotations

import configparser
import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from complaint.output.weaknesses import known_weaknesses

ROOT = Path(__file__).parents[1]
# The highest of the versions that close something, and two below which nothing was tried.
LOWEST = {
    **{
        package: max((one.closed_in for one in known_weaknesses() if one.package == package), key=Version)
        for package in sorted({one.package for one in known_weaknesses()})
    },
    "python-docx": "1.2",
    "openpyxl": "3.1.5",
}


@pytest.mark.parametrize(("name", "lowest"), LOWEST.items())
def test_nothing_below_a_closed_weakness_is_pinned_or_allowed(name: str, lowest: str) -> None:
    pinned = re.search(rf"^{name}==(\S+)", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE)
    assert pinned is not None
    assert Version(pinned[1]) >= Version(lowest)
    settings = configparser.ConfigParser()
    settings.read(ROOT / "setup.cfg")
    wanted = [Requirement(line) for line in settings["options"]["install_requires"].split("\n") if line]
    (allowed,) = (one.specifier for one in wanted if one.name.lower() == name)
    just_below = Version(lowest).release
    older = ".".join(map(str, (*just_below[:-1], just_below[-1] - 1))) if just_below[-1] else f"{just_below[0] - 1}.9"
    assert older not in allowed
    assert pinned[1] in allowed
