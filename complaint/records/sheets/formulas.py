"""Cells that a spreadsheet would calculate, and the apostrophe in front that keeps it from doing so.

OWASP, “CSV Injection”: cells that begin with = + - @ tab or carriage return, also after blanks and in full-width forms.
"""

from __future__ import annotations

import re
from typing import Final

_FORMULA: Final = re.compile(r"\s*'*\s*[=+\-@\t\r＝＋－＠]", re.DOTALL)


def guarded(text: str) -> str:
    """The text as it may stand in CSV. What is guarded already gets one more, so that taking off gives the same."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text that was guarded."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
