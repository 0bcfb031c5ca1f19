"""What was worked out from a file the last time, so that a file that is as it was costs next to nothing again.

A change of one person, and the desk after it, read the whole project; of its hundreds of files all but one or two are
as they were. Only the very same content gives what is remembered: times and sizes of files are never asked.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Concatenate, Generic, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")
VERSIONS = 2  # of a file: as it is and as it was, or as it would be


class Remembered(Generic[T]):
    """What was worked out from the newest contents of each file.

    What is remembered is shared: whoever gets it must not change it.
    """

    def __init__(self) -> None:
        self._of: dict[Hashable, tuple[tuple[str | bytes, T], ...]] = {}

    def get(self, file: Hashable, content: str | bytes, work: Callable[[], T]) -> T:
        """What `work` gives for this content of the file, or gave when it was asked for last."""
        known = self._of.get(file, ())
        for seen, result in known:
            if seen == content:
                return result
        found = work()
        self._of[file] = ((content, found), *known[: VERSIONS - 1])
        return found


def for_records(work: Callable[Concatenate[R, P], T]) -> Callable[Concatenate[R, P], T]:
    """What is worked out from records, once for the same ones: they never change, and go when nobody has them."""
    known: WeakKeyDictionary[R, dict[Hashable, T]] = WeakKeyDictionary()

    @wraps(work)
    def found(records: R, /, *others: P.args, **named: P.kwargs) -> T:
        of = known.setdefault(records, {})
        key = (others, *named.items())
        if key not in of:
            of[key] = work(records, *others, **named)
        return of[key]

    return found


@contextmanager
def without_pauses() -> Iterator[None]:
    """Python does not look for unused memory meanwhile: all that is made of records is in use.

    Why: with 10 000 people it would look through millions of objects again and again, a third of all the time.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
