"""What is wrong, where, and what to do about it.

Every stage returns its problems instead of printing or raising them, so that a user sees all of them at
once. A mistake of the user is a `Problem`; a bug of ours stays an exception with a traceback.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters: an error stops the build, a warning waits for a person, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a value was typed: `file` relative to the project, `line` and `column` counted from 1 (0: the whole file).

    In a CSV file `column` is the number of the cell in its row, as a spreadsheet counts them.
    """

    file: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        parts = [self.file, *(str(number) for number in (self.line, self.column) if number)]
        return ":".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that a person has to know or to mend.

    `code` is stable and meant for programs, `message` says what is wrong, `hint` what to do now. `values` are what
    was filled into the two, by name, so that both can be said in another language.
    """

    severity: Severity
    code: str
    place: Place
    message: str
    hint: str = ""
    values: tuple[tuple[str, str], ...] = field(default=(), compare=False, repr=False)

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        return (self.place.file, self.place.line, self.place.column, self.code, self.message)

    def as_dict(self) -> dict[str, object]:
        return {
            "severity": self.severity.value,
            "code": self.code,
            "file": self.place.file,
            "line": self.place.line,
            "column": self.place.column,
            "message": self.message,
            "hint": self.hint,
        }


class ProblemsFound(Exception):  # noqa: N818 - it is a message, not one error
    """Carries problems out of a place that cannot go on; the pipeline turns it back into a list."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(f"{problem.place}: {problem.message}" for problem in problems))
        self.problems = problems

    def __reduce__(self) -> tuple[type[ProblemsFound], tuple[Problem, ...]]:
        """How it gets whole from one process to another; Python would hand over the text alone."""
        return type(self), self.problems


def error(code: str, place: Place, message: str, hint: str = "") -> Problem:
    return Problem(Severity.ERROR, code, place, message, hint)


def warning(code: str, place: Place, message: str, hint: str = "") -> Problem:
    return Problem(Severity.WARNING, code, place, message, hint)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The same problems without repetitions, by file, line and column."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.sort_key))


def has_errors(problems: Iterable[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)
