"""A template in another language says what the English one says: the same sections, parts and values, in other words.

Who changes an English template changes its versions too; what they forget is named here.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from complaint.packaged import shared_templates

VERSIONS = sorted(shared_templates().rglob("*.*.html"))
_SECTIONS = re.compile(r'\bid="([^"{]+)')
_PARTS = re.compile(r'{% include "([^"]+)"')
_CODE = re.compile(r"{{.*?}}|{%.*?%}", re.DOTALL)
_WORDS = re.compile(r'"[^"]*"')
_ASKED = re.compile(r"todo\([^)]*\)")  # what a person is asked to fill in is said in words alone
_READ = re.compile(r"\b[a-z_]+\.[a-z_]+\b")


def test_there_are_versions() -> None:
    assert len(VERSIONS) > 30


@pytest.mark.parametrize("version", VERSIONS, ids=lambda path: path.relative_to(shared_templates()).as_posix())
def test_it_has_the_sections_parts_and_values_of_the_english_template(version: Path) -> None:
    english = version.with_name(version.name.split(".")[0] + ".html")
    assert _bones(version) == _bones(english)


def _bones(path: Path) -> dict[str, set[str]]:
    source = re.sub("{#.*?#}", "", path.read_text("utf-8"), flags=re.DOTALL)
    code = " ".join(_ASKED.sub("", _WORDS.sub("", piece)) for piece in _CODE.findall(source))
    return {
        "sections": set(_SECTIONS.findall(source)),
        "parts": set(_PARTS.findall(source)),
        "values": set(_READ.findall(code)),
    }
