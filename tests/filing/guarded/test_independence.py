"""The gate shares nothing with what decides how people are called when a document is composed."""

from __future__ import annotations

import ast
from pathlib import Path

import complaint

PACKAGE = Path(complaint.__file__).parent
DECIDING = {"consent", "naming", "secrecy", "select", "pseudonyms", "compose", "composing", "view", "origins"}


def test_neither_the_gate_nor_what_it_looks_for_uses_what_composes() -> None:
    looked_at = [*(PACKAGE / "filing/guarded").glob("*.py"), *(PACKAGE / "output/gate").glob("*.py")]
    assert len(looked_at) > 12
    for path in looked_at:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            module = node.module if isinstance(node, ast.ImportFrom) else None
            if module and module.startswith("complaint.filing"):
                assert module.split(".")[2] not in DECIDING, f"{path.name} uses {module}"
