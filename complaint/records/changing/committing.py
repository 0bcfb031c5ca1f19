"""A change as a commit, where the project lies in a git repository; where it does not, nothing happens.

Takes the folder and the change, gives problems: a commit that fails is a warning, for the records are changed already.
Only the files of the change are in the commit, whatever else is staged or changed. The message names records and fields
and no value, for messages are read by more people than the records.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from complaint.problems import Place, Problem
from complaint.records.changing.history import FOLDER, Change, history
from complaint.records.wording import say

_TIMEOUT = 60
_MOST_NAMED = 12


def commit(root: Path, change: Change) -> tuple[Problem, ...]:
    """Commit the files of the change, and of changes that were interrupted before they came to this."""
    git = shutil.which("git")
    if git is None or not any((folder / ".git").exists() for folder in (root.resolve(), *root.resolve().parents)):
        return ()
    files = [*change.files, change.file]
    try:
        files += _left_over(git, root, files)
        files = [name for name in files if (root / name).exists() or _git(git, root, "ls-files", "--", name)]
        _git(git, root, "add", "--", *files)
        _git(git, root, *_identity(git, root, change.told.who), *_COMMIT, "--message", message(change), "--", *files)
    except (subprocess.SubprocessError, OSError) as failed:
        lines = str(getattr(failed, "stderr", None) or failed).strip().splitlines()
        return (say("not-committed", Place(change.file), reason=lines[0] if lines else "no reason given"),)
    return ()


# Hooks and signing may ask questions that nobody is there to answer.
_COMMIT = ("-c", "commit.gpgsign=false", "commit", "--quiet", "--no-verify", "--only")


def message(change: Change) -> str:
    """What was changed, in words: `Edit orlan-vesna: home_place, age`, with one line for each record below."""
    told = change.told
    names = list(dict.fromkeys(record.id for record in change.records))
    lines = [
        f"{record.kind} {record.type} {record.id}: {', '.join(part.field for part in record.fields)}"
        for record in change.records[: _MOST_NAMED * 5]
    ]
    more = len(change.records) - len(lines)
    named = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
    source = f" from {Path(told.source).name}" if told.source else ""
    ending = [f"… and {more} more records"] if more else []
    undone = [f"Undoes change {told.undoes}"] if told.undoes else []
    return "\n".join(
        [f"{told.how.capitalize()}{source}: {named}"[:100], "", *lines, *ending, *undone, f"Change {change.id}"]
    )


def _identity(git: str, root: Path, who: str) -> tuple[str, ...]:
    """Whoever git knows as the one who works here; else who changed it, by name."""
    try:
        _git(git, root, "config", "user.email")
    except subprocess.SubprocessError:
        name = who.replace("\n", " ").replace("<", "").replace(">", "").strip() or "unknown"
        return ("-c", f"user.name={name}", "-c", "user.email=complaint@localhost")
    return ()


def _left_over(git: str, root: Path, files: list[str]) -> list[str]:
    """Files of earlier changes whose commit did not happen: their entries in the history are new to git."""
    listed = _git(git, root, "ls-files", "--others", "--exclude-standard", "-z", "--", FOLDER)
    entries = [name for name in listed.split("\0") if name.endswith(".json") and name not in files]
    known = {one.file: one.files for one in history(root)} if entries else {}
    found = [file for name in entries if name in known for file in (name, *known[name])]
    return [name for name in dict.fromkeys(found) if name not in files and (root / name).exists()]


def _git(git: str, root: Path, *arguments: str) -> str:
    environment = {**os.environ, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_LITERAL_PATHSPECS": "1"}
    done = subprocess.run(  # noqa: S603 - git as found on this machine, with names of files of the project
        [git, *arguments],
        cwd=root,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=_TIMEOUT,
        stdin=subprocess.DEVNULL,
    )
    return done.stdout
