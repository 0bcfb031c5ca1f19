"""Headings that somebody has told once, kept for the next sheet of the same kind: `signatories/headings.yaml`.

Takes the folder of a project, gives or keeps the column by heading.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import yaml

from complaint.records.changing.writing import holding, write
from complaint.records.sheets.columns import columns
from complaint.records.text_file import read_text

FILE: Final = "signatories/headings.yaml"
_HEAD: Final = (
    "# Headings of sheets, and the columns that they are; empty: not taken. “complaint signatories” keeps it.\n"
)


def saved_headings(root: Path) -> dict[str, str]:
    """The headings that are kept; a file that cannot be read keeps none."""
    if not (root / FILE).is_file():
        return {}
    text, _ = read_text(root / FILE, FILE)
    try:
        content = yaml.load(text or "", Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        return {}
    pairs = content.items() if isinstance(content, dict) else ()
    return {str(heading): str(key) for heading, key in pairs if not key or key in columns()}


def save_headings(root: Path, told: Mapping[str, str]) -> None:
    """Keep these headings, beside those that are kept already."""
    with holding(root):
        kept = {**saved_headings(root), **told}
        content = _HEAD + yaml.safe_dump(kept, allow_unicode=True, sort_keys=True, width=1000)
        write(root, {FILE: content.encode("utf-8")})
