"""Who else on the computer can read or change a file of a project, by its rights and those of the folders above it.

Takes a path and how it is called, gives problems. Only looks. A group that nobody else belongs to is nobody's business.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from complaint.problems import Place, Problem, error, warning

try:
    import grp
    import pwd

    _HAS_GROUPS = True
except ImportError:  # Windows, where rights are kept otherwise
    _HAS_GROUPS = False

_OF_PEOPLE: Final = ("signatories/", "build/", ".complaint/made/", ".complaint/change/")


def of_rights(path: Path, at: Place) -> Iterator[Problem]:
    """What is wrong with the rights of a file or folder: others can change it, or read it where it is about people."""
    found = path.stat()
    mode, is_lock = stat.S_IMODE(found.st_mode), path.name == "lock"  # whoever may work here may lock
    is_about_people = at.file.startswith(_OF_PEOPLE) and not is_lock
    if mode & stat.S_IWOTH and not mode & stat.S_ISVTX and not is_lock:
        yield error("audit-writable", at, "everybody on this computer can change this", "chmod o-w")
    if is_about_people and mode & stat.S_IROTH and _reachable(path, None):
        yield warning("audit-readable", at, "everybody on this computer can read this", "chmod -R go-rwx the folder")
    elif mode & (stat.S_IRGRP | stat.S_IWGRP) and not is_lock:
        yield from _of_group(path, at, found, readable=is_about_people)


def _of_group(path: Path, at: Place, found: os.stat_result, *, readable: bool) -> Iterator[Problem]:
    who = others_in(found.st_gid, found.st_uid)
    if not who or not _reachable(path, found.st_gid):
        return
    group = _name_of(found.st_gid)
    if found.st_mode & stat.S_IWGRP:
        message = f"the group “{group}” can change this, to which others belong ({len(who)})"
        yield warning("audit-group", at, message, "chmod g-w, unless all of them work on this project")
    elif readable and found.st_mode & stat.S_IRGRP:
        message = f"the group “{group}” can read this, to which others belong ({len(who)})"
        yield warning("audit-group", at, message, "chmod g-rwx, unless all of them work on this project")


@cache
def others_in(group: int, owner: int) -> frozenset[str]:
    """Who belongs to a group, by its list or as their own, besides the owner of a file."""
    if not _HAS_GROUPS:
        return frozenset()
    own = {one.pw_name for one in pwd.getpwall() if one.pw_gid == group}
    try:
        listed = set(grp.getgrgid(group).gr_mem)
    except KeyError:
        listed = set()
    mine = {one.pw_name for one in pwd.getpwall() if one.pw_uid == owner}
    return frozenset((own | listed) - mine - {"root"})


def _name_of(group: int) -> str:
    try:
        return grp.getgrgid(group).gr_name
    except KeyError:
        return str(group)


def _reachable(path: Path, group: int | None) -> bool:
    """Whether others, or those of a group, get as far as the file."""
    for above in path.resolve().parents:
        found = above.stat()
        right = stat.S_IXGRP if group is not None and found.st_gid == group else stat.S_IXOTH
        if not found.st_mode & right:
            return False
    return True
