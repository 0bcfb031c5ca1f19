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
_NAMES = {"organisation.name", "recipient.name", "state.id"}  # also asked for as name(organisation.id, "the")
_READ = re.compile(r"\b[a-z_]+\.[a-z_]+\b")


def test_there_are_versions() -> None:
    assert len(VERSIONS) > 30


@pytest.mark.parametrize("version", VERSIONS, ids=lambda path: path.relative_to(shared_templates()).as_posix())
def test_it_has_the_sections_parts_and_values_of_the_english_template(version: Path) -> None:
    english = version.with_name(version.name.split(".")[0] + ".html")
    told, asked = _bones(version), _bones(english)
    assert {kind: asked[kind] - told[kind] for kind in asked} == {"sections": set(), "parts": set(), "values": set()}
    assert told["sections"] <= asked["sections"]


def _bones(path: Path) -> dict[str, set[str]]:
    source = re.sub("{#.*?#}", "", path.read_text("utf-8"), flags=re.DOTALL)
    code = " ".join(_ASKED.sub("", _WORDS.sub("", piece)) for piece in _CODE.findall(source))
    return {
        "sections": set(_SECTIONS.findall(source)),
        "parts": set(_PARTS.findall(source)),
        "values": set(_READ.findall(code)) - _NAMES,
    }
