"""The file of an annex as it came, and the problems that it may have."""

from __future__ import annotations

from dataclasses import dataclass

from complaint.problems import Place, Problem, ProblemsFound, error

LARGEST_FILE = 100_000_000  # bytes; a scan of a hundred pages at 300 dots per inch stays below
MOST_PAGES = 2_000


@dataclass(frozen=True, slots=True)
class AnnexFile:
    """The bytes of an annex as they came, the name by which problems call the file, and where it is recorded."""

    content: bytes
    name: str
    at: Place

    @property
    def ending(self) -> str:
        return self.name.rpartition(".")[2].lower()

    def wrong(self, message: str, hint: str) -> Problem:
        """A problem that names the file and stands at its record."""
        return error("annex", self.at, f"the annex “{self.name}” {message}", hint)

    def refused(self, message: str, hint: str) -> ProblemsFound:
        return ProblemsFound(self.wrong(message, hint))
