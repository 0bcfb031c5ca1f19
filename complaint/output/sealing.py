"""Private text is sealed before it is written: age encryption to the public keys of those who may open it.

Takes bytes and keys, gives bytes that nobody else can read. They differ each time, as they must.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import pyrage
from pyrage import x25519

from complaint.filing.filing import Filing
from complaint.filing.key_of_names import NAME, as_csv, key_of_names
from complaint.filing.language import Language
from complaint.problems import Place, ProblemsFound, error
from complaint.records.record import Record


def sealed(content: bytes, keys: Sequence[str], at: Sequence[Place]) -> bytes:
    """The content for the owners of these age keys, each with the place where it stands.

    Raises `ProblemsFound` for a key that is none.
    """
    if not keys:
        raise ValueError("nothing is sealed to nobody")
    read, wrong = [], []
    for key, place in zip(keys, at, strict=True):
        try:
            read.append(x25519.Recipient.from_str(key.strip()))
        except pyrage.RecipientError:
            hint = "a public key begins with “age1”; ask the body for it again"
            wrong.append(error("age-key", place, "this is no public key of age", hint))
    if wrong:
        raise ProblemsFound(*wrong)
    return bytes(pyrage.encrypt(content, read))


def sealed_keys(filings: Iterable[Filing], words: Callable[[Record], Language]) -> Iterator[tuple[str, bytes]]:
    """The sealed key of each filing whose recipient may have one and gave a key to seal it to, by its path.

    `words` gives the language of a recipient's filing.
    """
    for filing in filings:
        profile = filing.recipient
        keys = profile.names_key["sealed_to"] if profile.names_key is not None else ()
        rows = key_of_names(filing, words(profile)) if keys else ()
        if rows:
            at = [profile.place_of(f"names_key.sealed_to[{number}]") for number in range(len(keys))]
            yield f"{profile.id}/{NAME}", sealed(as_csv(rows).encode("utf-8"), keys, at)
