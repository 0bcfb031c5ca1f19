"""What the command line tells of a bug of ours: where it came up, and nothing of what the program was handling."""

from __future__ import annotations

import sys
import threading
from types import TracebackType
from typing import Final

from complaint.bugs import no_dumps, without_values

TOLD: Final = """\
This is a mistake in the program, not in your records; what was there before is as it was.
Please report the lines above. They hold nothing of your records: what the program was handling is left out on purpose.
"""


def keep_values_out() -> None:
    """From here on a bug shows no values, and no crash leaves the memory of this program in a file.

    With “python -X dev” Python tells all that it knows; hooks of others, as of a test runner, are left alone.
    """
    no_dumps()
    if sys.flags.dev_mode:
        return
    if sys.excepthook is sys.__excepthook__:
        sys.excepthook = _tell
    if threading.excepthook is threading.__excepthook__:
        threading.excepthook = lambda args: _tell(args.exc_type, args.exc_value, args.exc_traceback)
    if sys.unraisablehook is sys.__unraisablehook__:
        sys.unraisablehook = lambda args: _tell(args.exc_type, args.exc_value, args.exc_traceback)


def _tell(kind: type[BaseException], bug: BaseException | None, where: TracebackType | None) -> None:
    if bug is None or isinstance(bug, KeyboardInterrupt | SystemExit):
        sys.__excepthook__(kind, bug or kind(), where)
    else:
        sys.stderr.write(without_values(bug) + TOLD)
