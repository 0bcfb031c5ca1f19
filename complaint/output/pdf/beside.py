"""Links to places in a file that lies beside this one: “Annex 3, p. 2” leads to that page of `annexes.pdf`.

Takes a painted PDF in which such a link is one to an invented address, and makes it what PDF has for the purpose, an
action “GoToR” with the name of a place in the other file. Both PDF/A-3 and PDF/UA-1 allow it.
"""

from __future__ import annotations

from typing import Any

import pydyf

BESIDE = "beside:"  # how an address begins that leads to a file beside this one


def lead_beside(pdf: Any) -> None:
    for item in pdf.objects:
        action = item.get("A") if isinstance(item, dict) and item.get("Subtype") == "/Link" else None
        address = action.get("URI") if isinstance(action, dict) else None
        if address is not None and (named := _text(address)).startswith(BESIDE):
            file, _, place = named.removeprefix(BESIDE).partition("#")
            item["A"] = pydyf.Dictionary(
                {"Type": "/Action", "S": "/GoToR", "F": pydyf.String(file), "D": pydyf.String(place)}
            )


def _text(value: Any) -> str:
    return str(value.string if isinstance(value, pydyf.String) else value)
