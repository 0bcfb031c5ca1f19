"""No package is pinned, or allowed by `setup.cfg`, below the version that closed a weakness which concerns us.

Sources: the advisories named beside each version, as read in November 2026.
"""

from __future__ import annotations

import configparser
import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parents[1]
LOWEST = {
    "weasyprint": "70.0",  # GHSA-jf6q-chmf-3h3v: stylesheets and metadata went round the document's fetcher
    "jinja2": "3.1.6",  # CVE-2024-56326, CVE-2025-27516: ways out of the sandbox
    "lxml": "6.1.0",  # GHSA-vfmq-68hx-4jfw: local files were read
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
    assert lowest in allowed
