"""Secret keys: made, written into a file of their own outside the project, and read from there.

Takes paths, gives age identities. A file holds one key as a line of text (as `age-keygen` writes it), or that sealed by
a passphrase. It is readable for its owner only and never overwritten. While a key is replaced, the new one stands
beside the old one under a name that ends in `.new`; both are read until the old one is moved away.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pyrage

from complaint.problems import Place, ProblemsFound
from complaint.records.sealing.age import Identity
from complaint.records.wording import say

Passphrase = Callable[[], str]
_ARMOR: Final = b"-----BEGIN AGE ENCRYPTED FILE-----"
_LINE: Final = "AGE-SECRET-KEY-1"


def make_key() -> Identity:
    return Identity.generate()


def write_key(path: Path, key: Identity, project: Path, passphrase: str = "") -> None:
    """Write a secret key into a new file that its owner alone may read; `ProblemsFound` if that cannot be."""
    _refuse_inside(path, project)
    text = f"# public key: {key.to_public()}\n{key}\n".encode()
    content = pyrage.passphrase.encrypt(text, passphrase, armored=True) if passphrase else text
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            os.fchmod(file.fileno(), 0o600)  # whatever the umask
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        raise ProblemsFound(say("key-file-there", Place(str(path)))) from None
    except OSError as failed:
        raise ProblemsFound(say("key-file-unwritable", Place(str(path)), reason=failed.strerror or failed)) from failed


def read_keys(path: Path, project: Path, passphrase: Passphrase) -> tuple[Identity, ...]:
    """The secret keys of a file, and of the one beside it that is to replace it; `ProblemsFound` if there is none."""
    _refuse_inside(path, project)
    found = _read(path, passphrase)
    newer = new_beside(path)
    return (*_read(newer, passphrase), *found) if newer.exists() else found


def new_beside(path: Path) -> Path:
    """Where the key stands that is to replace the one in this file."""
    return path.with_name(f"{path.name}.new")


def is_locked(path: Path) -> bool:
    """Whether a passphrase is needed to read a key."""
    try:
        with path.open("rb") as file:
            return file.read(len(_ARMOR)) == _ARMOR
    except OSError:
        return False


def _read(path: Path, passphrase: Passphrase) -> tuple[Identity, ...]:
    at = Place(str(path))
    try:
        if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise ProblemsFound(say("key-file-open", at, path=path))
        content = path.read_bytes()
    except OSError as failed:
        raise ProblemsFound(say("key-file-unreadable", at, reason=failed.strerror or failed)) from None
    if content.startswith(_ARMOR):
        try:
            content = pyrage.passphrase.decrypt(content, passphrase())
        except pyrage.DecryptError:
            raise ProblemsFound(say("wrong-passphrase", at)) from None
    lines = [line.strip() for line in content.decode("ascii", "replace").splitlines()]
    try:
        keys = tuple(Identity.from_str(line) for line in lines if line.startswith(_LINE))
    except pyrage.IdentityError:
        keys = ()
    if not keys:
        raise ProblemsFound(say("no-secret-key", at))
    return keys


def _refuse_inside(path: Path, project: Path) -> None:
    """A secret key in the folder of the project would go wherever the project goes."""
    if path.resolve().is_relative_to(project.resolve()):
        raise ProblemsFound(say("key-in-project", Place(str(path))))
