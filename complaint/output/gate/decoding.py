"""Bytes as text, in every way in which they may be meant, and texts that are hidden in texts.

Takes bytes or text, gives texts. Most of what it gives is nonsense, which does no harm: a name in it is no accident.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from urllib.parse import unquote_to_bytes

_SMALL = 1 << 16  # bytes: below, old code pages are tried as well
_LETTERS = "A-Za-z\u00c0-\u024f\u0400-\u052f"
_LEGIBLE = re.compile(f"[{_LETTERS}0-9][{_LETTERS}0-9 .,@'+-]{{5,}}")
_CODE_PAGES = ("cp1251", "koi8-r", "cp866")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")

_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{8,}(?:[\r\n]+[A-Za-z0-9+/_-]+)*={0,2}")
_WORD = re.compile(r"[A-Z]?[a-z]+")  # no code looks so
_HEX = re.compile(r"(?<![0-9a-fA-F])(?:[0-9a-fA-F]{2}[ :]?){6,}(?![0-9a-fA-F])")
_QUOTED = re.compile(r"(?:=[0-9A-Fa-f]{2}(?:=\r?\n)?[A-Za-z0-9 ._]{0,20}){2,}")
_ESCAPE = re.compile(r"\\u\{?([0-9a-fA-F]{4,6})\}?|\\x([0-9a-fA-F]{2})|\\U([0-9a-fA-F]{8})")
_PUNYCODE = re.compile(r"xn--[a-z0-9-]+", re.IGNORECASE)


def is_text(content: bytes) -> bool:
    """Whether bytes are a text in UTF-8, or in UTF-16 with its mark."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if _CONTROL.search(content):
        return False
    with suppress(UnicodeDecodeError):
        content.decode("utf-8")
        return True
    return False


def text_of(content: bytes) -> str:
    """A text that is known to be one, in the encoding that it says, or UTF-8."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    return content.decode("utf-8-sig", "replace")


def texts_in(content: bytes) -> Iterator[str]:
    """All that may be text in bytes of which nobody knows what they are."""
    if not content:
        return
    plain = content.replace(b"\0", b"\n").decode("utf-8", "ignore")  # as after the keyword of a text chunk of a PNG
    yield plain if len(content) < _SMALL or is_text(content) else _legible(plain)
    for offset in (0, 1):
        for encoding in ("utf-16-le", "utf-16-be"):
            yield _legible(content[offset:].decode(encoding, "ignore"))
    if len(content) < _SMALL and not content.isascii():
        for encoding in (*_CODE_PAGES, "latin-1"):
            yield _legible(content.decode(encoding, "ignore"))


def _legible(text: str) -> str:
    return "\n".join(_LEGIBLE.findall(text))


def legible_in(content: bytes) -> Iterator[str]:
    """The rows of letters in bytes that are no text, such as a picture or an archive."""
    yield _legible(content.decode("utf-8", "ignore"))
    for offset in (0, 1):
        for encoding in ("utf-16-le", "utf-16-be"):
            yield _legible(content[offset:].decode(encoding, "ignore"))


def hidden_in(text: str) -> Iterator[tuple[str, str]]:
    """Texts that are written in signs of another text: how, and what."""
    if "%" in text:
        for decoded in _decoded(unquote_to_bytes(text)):
            yield "percent-encoding", decoded
    if "&" in text and ";" in text:
        yield "character references", html.unescape(text)
    if "\\" in text and _ESCAPE.search(text):
        yield "escapes", _ESCAPE.sub(lambda match: _sign("".join(filter(None, match.groups()))), text)
    if "=" in text and (found := _QUOTED.findall(text)):
        signs = "\n".join(found)
        for decoded in _decoded(unquote_to_bytes(re.sub(r"=\r?\n", "", signs).replace("=", "%"))):
            yield "quoted-printable", decoded
    if "xn--" in text.lower():
        for one in _PUNYCODE.findall(text):
            with suppress(UnicodeError):
                yield "punycode", one[4:].encode("ascii").decode("punycode")
    pairs = dict.fromkeys(part for one in _HEX.findall(text) for part in (one, *one.split()))
    packed = (_from_hexadecimal(one) for one in pairs)
    if row := "\n".join(filter(None, map(_meant, packed))):
        yield "hexadecimal", row
    rows = dict.fromkeys(part for one in _BASE64.findall(text) for part in (one, *one.split()))
    if row := "\n".join(filter(None, map(_of_base64, rows))):
        yield "base64", row


def _from_hexadecimal(row: str) -> bytes:
    digits = re.sub("[ :]", "", row)
    return bytes.fromhex(digits[: len(digits) // 2 * 2])


@lru_cache(maxsize=1 << 16)  # nearly all are words of documents that share them
def _of_base64(signs: str) -> str:
    if _WORD.fullmatch(signs):
        return ""
    return "\n".join(filter(None, map(_meant, _unpacked(signs))))


def _meant(content: bytes) -> str:
    """The text that a few bytes are; nothing if they look like none, as most do that were no code at all."""
    if is_text(content):
        return text_of(content)
    for start, encoding in ((0, "utf-16-be"), (1, "utf-16-le")):
        leading = content[start::2]
        if len(content) > 7 and sum(map(leading.count, (b"\0", b"\4"))) >= 0.9 * len(leading):
            return content.decode(encoding, "ignore")
    if not _CONTROL.search(content) and len(content) > 7:
        read = [content.decode(page, "ignore") for page in _CODE_PAGES]
        return "\n".join(one for one in read if sum(map(str.isalpha, one)) > 0.8 * len(one))
    return ""


def _decoded(content: bytes) -> Iterator[str]:
    yield content.decode("utf-8", "replace")
    with suppress(UnicodeDecodeError):
        content.decode("utf-8")
        return
    yield content.decode("cp1251", "replace")


def _sign(code: str) -> str:
    number = int(code, 16)
    return chr(number) if number < 0x110000 else " "


def _unpacked(signs: str) -> Iterator[bytes]:
    """What base64 stands for; longer rows also from a later sign on, for they may begin with something else."""
    signs = re.sub(r"\s", "", signs).rstrip("=")
    for start in range(4 if len(signs) >= 16 else 1):
        part = signs[start:]
        with suppress(binascii.Error, ValueError):
            yield base64.urlsafe_b64decode(part.replace("+", "-").replace("/", "_") + "=" * (-len(part) % 4))
