"""What is told of a bug of ours: its kind and where it came up, never what it held.

The message of an exception often is a value: of a record, of a cell, of a sealed file. A traceback is pasted into mails
and reports, so it goes without; also without the lines of code, since those of a chapter are text of records.
"""

from __future__ import annotations

import traceback
from contextlib import suppress
from pathlib import Path
from typing import Final

NOTE: Final = "in the process of the build:"  # how a note begins that `without_values` made of a bug elsewhere
_SHOWN: Final = 4  # last parts of a path


def without_values(bug: BaseException) -> str:
    """The traceback of an exception and of those that led to it, by places and kinds alone, the first one first."""
    parts: list[str] = []
    seen: set[int] = set()
    one: BaseException | None = bug
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        parts.append(_alone(one))
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return "and then:\n".join(reversed(parts))


def _alone(bug: BaseException) -> str:
    frames = traceback.StackSummary.extract(traceback.walk_tb(bug.__traceback__), lookup_lines=False)
    lines = [f"  {'/'.join(Path(one.filename).parts[-_SHOWN:])}:{one.lineno} in {one.name}" for one in frames]
    told = [note for note in getattr(bug, "__notes__", ()) if note.startswith(NOTE)]
    return "\n".join([*lines, type(bug).__name__, *told, ""])


def no_dumps() -> None:
    """From here on no crash leaves the memory of this program, or of those that it starts, in a file."""
    with suppress(ImportError, ValueError, OSError):  # Windows writes none by itself
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
