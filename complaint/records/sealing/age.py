"""The age format: sealing to public keys, opening with secret ones, and what can be seen of a sealed file from outside.

Takes and gives bytes. The work is done by pyrage. What age itself says of an error is replaced by two of our own: the
keys do not fit, or the file is damaged; both without any content.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import pyrage

Identity: TypeAlias = pyrage.x25519.Identity

_BEGIN, _END = b"-----BEGIN AGE ENCRYPTED FILE-----", b"-----END AGE ENCRYPTED FILE-----"
_STANZA = re.compile(rb"^-> X25519 ", re.MULTILINE)
_HEADER = re.compile(rb"age-encryption\.org/v1\n.*?^---", re.MULTILINE | re.DOTALL)


class NotForThisKeyError(Exception):
    """The file is whole as far as can be seen, and none of the keys opens it."""


class DamagedError(Exception):
    """The file is not as it was sealed: cut off, changed, or no sealed file at all."""


def is_public_key(text: str) -> bool:
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


def seal(content: bytes, public_keys: Iterable[str]) -> bytes:
    """The content as armored text that each of the keys opens, a different one each time."""
    recipients = [pyrage.x25519.Recipient.from_str(key) for key in dict.fromkeys(public_keys)]
    if not recipients:
        raise ValueError("nobody could open this")
    return bytes(pyrage.encrypt(content, recipients, armored=True))


def unseal(sealed: bytes, identities: Sequence[Identity]) -> bytes:
    """The content; `NotForThisKeyError` or `DamagedError` if there is none to be had."""
    if openers(sealed) == 0:
        raise DamagedError
    try:
        return bytes(pyrage.decrypt(sealed, identities))
    except pyrage.DecryptError as failed:
        if "No matching keys" in str(failed):
            raise NotForThisKeyError from None
        raise DamagedError from None


def openers(sealed: bytes) -> int:
    """How many keys open the file, which its head tells without a key; 0 for what is no whole sealed file."""
    body = sealed.strip()
    if not (body.startswith(_BEGIN) and body.endswith(_END)):
        return 0
    try:
        binary = base64.b64decode(b"".join(body[len(_BEGIN) : -len(_END)].split()), validate=True)
    except binascii.Error:
        return 0
    head = _HEADER.match(binary)
    return len(_STANZA.findall(head[0])) if head else 0
