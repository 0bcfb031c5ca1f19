"""What is asked of a build, and what there is of it so far: each stage takes a `Work` and gives the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from complaint.filing.composing import Composed, Project
from complaint.output.annexes import Annexes
from complaint.output.making import FORMATS, Made, Progress
from complaint.output.post.assembling import Order, PostFile
from complaint.output.theme import Theme
from complaint.problems import Problem, has_errors
from complaint.records.sealing.age import Identity


def quiet(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a build, as `build` explains it."""

    wanted: tuple[str, ...] = ()
    formats: tuple[str, ...] = FORMATS
    on: date | None = None
    jobs: int = 1
    post: Order | None = None
    language: str | None = None
    draft: bool = False
    final: bool = False
    secret_keys: tuple[Identity, ...] = ()
    progress: Progress = quiet


@dataclass(frozen=True, slots=True)
class Work:
    """A build on its way. `read` are the hashes of the record files as they were read; the rest comes stage by stage.

    `sealed` are the sums of the sealed files, if they were opened; `made` files by document ("public/filing"), `keys`
    sealed keys to names by path, `printed` what is made for the post, `leaks` the problems of recipients that get
    nothing because the gate has stopped their files.
    """

    asked: Asked
    target: Path
    project: Project
    read: Mapping[str, str]
    theme: Theme
    sealed: Mapping[str, str] = field(default_factory=dict)
    annexes: Annexes = field(default_factory=Annexes)
    composed: Composed = field(default_factory=Composed)
    made: Mapping[str, Made] = field(default_factory=dict)
    leaks: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    keys: Mapping[str, bytes] = field(default_factory=dict)
    printed: tuple[PostFile, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def is_wrong(self) -> bool:
        return has_errors(self.problems)

    @property
    def how(self) -> dict[str, Any]:
        """How its documents are composed."""
        return {"language": self.asked.language, "draft": self.asked.draft, "enclosures": self.annexes.documents}

    def having(self, *problems: Problem, **parts: Any) -> Work:
        """The same with these parts, and with these problems besides those it has."""
        return replace(self, problems=(*self.problems, *problems), **parts)
