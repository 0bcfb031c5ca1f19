"""In which language templates are, and whether there is anything in one that would have to be translated.

A template that names no language is in English, a chapter of the complaint in the language of its records. A template
that only includes others, or only prints values, is in no language.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Final

TEMPLATES_ARE_IN: Final = "en"  # templates and profiles that name no language

_CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_TITLE = re.compile(r'\s(?:title|mark)="([^"]*)"')
_SAID_IN_CODE = re.compile(
    r"""\btodo\(\s*["']                                 # to be filled in
      | \bmissing\(                                     # printed where a field is empty
      | \bfield\([^()]*,\s*["'][^"']*["'],\s*["']       # what the field is called
      | ^\{%\s*set\b.*?["'][^"']*[^\W\d_]\s[^"']*["']   # handed to what is included""",
    re.VERBOSE,
)
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Tongue:
    """The language of a document and that of the chapters of its project, by their tags."""

    tag: str = TEMPLATES_ARE_IN
    chapters: str = TEMPLATES_ARE_IN

    def of_template(self, name: str) -> str:
        """The language of a template without a version of its own."""
        return self.chapters if name.startswith("chapters/") else TEMPLATES_ARE_IN


ENGLISH: Final = Tongue()


def holds_wording(text: str) -> bool:
    """Whether words of a template would be printed: between its elements, in a title, or in what a call prints."""
    if any(_SAID_IN_CODE.search(code) for code in _CODE.findall(text)):
        return True
    bare = _CODE.sub("", text)
    printed = [*_TITLE.findall(bare), _TAG.sub("", bare)]
    return any(_LETTER.search(html.unescape(part)) for part in printed)
